"""One mail to one reading: the judges in order, the first that knows the mail decides."""

import hashlib
import re
from collections.abc import Callable
from dataclasses import dataclass

from faxflow.domain.ids import references_in
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Reading, Verdict, VerdictKind
from faxflow.domain.verdict_reading import doubt_words as doubt
from faxflow.domain.verdict_reading.bounces import is_bounce, read_bounce
from faxflow.domain.verdict_reading.direction import outbound, plainly_came_in
from faxflow.domain.verdict_reading.evidence import Evidence, evidence_of
from faxflow.domain.verdict_reading.field_labels import Field
from faxflow.domain.verdict_reading.gateways import GENERAL, rule_for
from faxflow.domain.verdict_reading.machine import is_machine_made
from faxflow.domain.verdict_reading.mail_text import MailText, mail_text
from faxflow.domain.verdict_reading.notices import (
    is_about_else,
    is_account_notice,
    is_inbound_notice,
    is_other_business,
)
from faxflow.domain.verdict_reading.outcome import sentence_outcome
from faxflow.domain.verdict_reading.outcome_words import FAX_WORD
from faxflow.domain.verdict_reading.own_notice import BOUNCED_NOTICE, is_bounced_notice
from faxflow.domain.verdict_reading.people import is_auto_reply, is_from_person, is_named_person
from faxflow.domain.verdict_reading.prose import sentences
from faxflow.domain.verdict_reading.results import read_results
from faxflow.domain.verdict_reading.settings import ReadingSettings


@dataclass(frozen=True, slots=True)
class _Finding:
    service: str
    verdicts: tuple[Verdict, ...]


_NOISE = (Verdict(VerdictKind.NOISE),)
_UNRECOGNISED = _Finding("none", (Verdict(VerdictKind.UNRECOGNISED),))
_NOTICE = _Finding("notice", _NOISE)
_CONTACT = re.compile(
    r"\b(?:tele)?fax(?: ?(?:number|no\.?|nr\.?|#))?[ \t]*[:.]?[ \t]*\+?\(?\d[\d \t().-]{6,}"
    r"|\bfax (?:us|your|it|them|paper|machine|appeals|questions)\b"
)
_Judge = Callable[[MailText, ReadingSettings], _Finding | None]


# What the standard library's parsers have raised on mails that somebody bent: brackets and
# parts nested by the thousand, broken addresses, charsets and lengths.
_UNREADABLE = (RecursionError, AttributeError, LookupError, TypeError, ValueError)


def read_mail(raw: bytes, settings: ReadingSettings) -> Reading:
    """What a mail says about faxes; at least one verdict, `unrecognised` when unsure.

    A mail that cannot even be parsed goes to a person like any other that says nothing:
    raised, it would keep all mails beside it from being read, at every pass.
    """
    try:
        return _read(raw, settings)
    except _UNREADABLE:
        return Reading("", hashlib.sha256(raw).hexdigest(), "none", _UNRECOGNISED.verdicts)


def _read(raw: bytes, settings: ReadingSettings) -> Reading:
    mail = mail_text(raw)
    finding = _unforged(_judged(mail, settings), mail)
    return Reading(
        mail.message_id,
        mail.content_hash,
        finding.service,
        finding.verdicts,
        sent_at=mail.sent_at,
        sender_domain=mail.domain,
    )


def _judged(mail: MailText, settings: ReadingSettings) -> _Finding:
    found = (judge(mail, settings) for judge in _JUDGES)
    return next(filter(None, found), _UNRECOGNISED)


def _unforged(finding: _Finding, mail: MailText) -> _Finding:
    """A forged mail is noise, and says so when it would have passed for more than noise."""
    if not mail.forged or finding.verdicts == _NOISE:
        return finding
    return _Finding("forged", (Verdict(VerdictKind.NOISE, reason=Reason.SPOOFED),))


def _own(mail: MailText, _settings: ReadingSettings) -> _Finding | None:
    """A letter of ours come back as it went out; its sender's address proves nothing, since
    servers in the house send their results from the practice's own."""
    return _Finding("own", _NOISE) if mail.header("X-Faxflow-Attempt") else None


def _own_notice(mail: MailText, _settings: ReadingSettings) -> _Finding | None:
    return _Finding(BOUNCED_NOTICE, _NOISE) if is_bounced_notice(mail) else None


def _damaged(mail: MailText, _settings: ReadingSettings) -> _Finding | None:
    return _UNRECOGNISED if mail.damaged else None


def _taught(mail: MailText, settings: ReadingSettings) -> _Finding | None:
    rule = next((one for one in settings.rules if one.fits(mail)), None)
    return _Finding(rule.name, (rule.verdict(mail, settings.country),)) if rule else None


def _bounce(mail: MailText, settings: ReadingSettings) -> _Finding | None:
    if not is_bounce(mail):
        return None
    verdicts = read_bounce(mail, settings)
    if verdicts is None or not _may_bounce(mail, verdicts, settings):
        return _UNRECOGNISED
    return _Finding("bounce", verdicts or _NOISE)


def _may_bounce(mail: MailText, verdicts: tuple[Verdict, ...], settings: ReadingSettings) -> bool:
    """Bounces come from any mail server: where gateways are named, ours must be echoed."""
    return _is_gateway(mail, settings) or all(one.reference for one in verdicts)


def _people(mail: MailText, _settings: ReadingSettings) -> _Finding | None:
    if mail.report_type == "disposition-notification":
        return _Finding("read receipt", _NOISE)
    if is_auto_reply(mail):
        return _Finding("auto-reply", _NOISE)
    return _Finding("person", _NOISE) if is_from_person(mail) else None


def _account(mail: MailText, settings: ReadingSettings) -> _Finding | None:
    if not is_account_notice(mail) or not _is_gateway(mail, settings):
        return None
    return _Finding("account", (Verdict(VerdictKind.NOISE, reason=Reason.ACCOUNT),))


def _business(mail: MailText, _settings: ReadingSettings) -> _Finding | None:
    return _NOTICE if is_other_business(mail) else None


def _else(mail: MailText, _settings: ReadingSettings) -> _Finding | None:
    """Noise, unless it speaks of a fax of ours by the way: then a person should see it."""
    if not is_about_else(mail):
        return None
    ours = references_in("\n".join([mail.subject, *mail.lines]))
    return _UNRECOGNISED if ours or any(map(sentence_outcome, sentences(mail.lines))) else _NOTICE


def _came_in(mail: MailText, _settings: ReadingSettings) -> _Finding | None:
    told = [mail.subject, *sentences(tuple(outbound(mail.told)))]
    if not any(plainly_came_in(one) and not doubt.CONDITION.search(one.lower()) for one in told):
        return None
    return _UNRECOGNISED if references_in("\n".join(told)) else _NOTICE


def _results(mail: MailText, settings: ReadingSettings) -> _Finding | None:
    rule = rule_for(mail)
    evidence = evidence_of(mail, rule, settings)
    if is_named_person(mail) and not mail.machine_headers and not _is_form(evidence):
        return None
    labelled = len(evidence.values) > 1
    bulk = bool(mail.header("List-Unsubscribe")) and not evidence.references
    trusted = labelled or (not bulk and (rule is not GENERAL or is_machine_made(mail)))
    if not (trusted and _speaks_of_fax(mail) and _is_gateway(mail, settings)):
        return None
    verdicts = read_results(evidence)
    return _Finding(rule.service, verdicts) if verdicts else None


def _is_form(evidence: Evidence) -> bool:
    """True for labelled number, result and our reference: no person writes so."""
    fields = {one.field for one in evidence.values}
    return {Field.NUMBER, Field.STATUS} <= fields and len(evidence.references) == 1


def _inbound(mail: MailText, _settings: ReadingSettings) -> _Finding | None:
    return _NOTICE if is_inbound_notice(mail) else None


_JUDGES: tuple[_Judge, ...] = (
    _own,
    _own_notice,
    _damaged,
    _taught,
    _bounce,
    _people,
    _account,
    _business,
    _else,
    _came_in,
    _results,
    _inbound,
)


def _is_gateway(mail: MailText, settings: ReadingSettings) -> bool:
    domains = settings.gateway_domains
    ours = any(mail.domain == one or mail.domain.endswith("." + one) for one in domains)
    return ours or not domains


def _speaks_of_fax(mail: MailText) -> bool:
    """A fax number below an address is no word of a fax."""
    who = f"{mail.sender_name} {mail.sender} {mail.subject}"
    told = _CONTACT.sub(" ", "\n".join(mail.told).lower())
    return bool(FAX_WORD.search(f"{who.lower()}\n{told}") or references_in(f"{who}\n{told}"))
