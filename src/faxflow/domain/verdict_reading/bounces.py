"""Mail that could not be handed to the gateway: RFC 3464 reports and older bounces in prose."""

import re

from faxflow.domain.ids import Reference, references_in
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_reading.mail_parts import Recipient
from faxflow.domain.verdict_reading.mail_text import MailText
from faxflow.domain.verdict_reading.numbers import fax_number
from faxflow.domain.verdict_reading.settings import ReadingSettings
from faxflow.domain.verdict_reading.smtp_reason import fax_report_reason, smtp_reason

_DAEMON = re.compile(
    r"mailer-daemon|postmaster|mail delivery (?:sub)?system|microsoftexchange", re.IGNORECASE
)
_TROUBLE = re.compile(
    r"undeliver|delivery (?:status|fail|delay|has failed)|failure notice"
    r"|returned (?:mail|to sender)|mail (?:delivery|system) (?:failed|error)|could not be delivered"
    r"|wasn't able to deliver|not able to deliver|permanent error|\b5\d\d[ -]|delayed"
    r"|(?:blocked|rejected|refused) by|(?:was|been) (?:blocked|rejected|refused)|not been delivered"
    r"|warning: message|unzustellbar|non remis|mancato recapito|no entregado",
    re.IGNORECASE,
)
_PASSED_ON = re.compile(
    r"\brelayed\b|delivery (?:to .{0,60})?is complete|delivery notification was"
    r"|(?:success\w*|was|been) (?:delivered|relayed) to the following|success\w* delivered",
    re.IGNORECASE,
)
_DELAY = re.compile(
    r"\bdelayed\b|not been delivered yet|\bon hold\b|held for (?:review|approval)"
    r"|still (?:be )?(?:trying|retried)|will continue to|not yet been delivered"
    r"|will (?:re)?try (?:again|for|to)|\(delay\)|delivery incomplete|keep trying"
    r"|hasn't been delivered yet|do not need to resend|warning: message",
    re.IGNORECASE,
)
_COPY = re.compile(
    r"^-+ ?(?:below this line|this is a copy|original message|the (?:header|body) of|returned)"
    r"|^original message headers|^return-path:",
    re.IGNORECASE,
)
_FAX_OF_OURS = re.compile(r"X-Faxflow-Attempt:|Message-ID:\s*<FX-\d", re.IGNORECASE)
_ADDRESS = re.compile(r"[^\s<>@\"'(),;:]+(?:@[\w.-]+)")
_DIALLED = re.compile(r"(?:fax[=-]?)?(\+?[\d().-]{7,20})", re.IGNORECASE)


def is_bounce(mail: MailText) -> bool:
    """True for a mail system's own report, whoever relays it."""
    if mail.recipients or mail.report_type == "delivery-status":
        return True
    who = f"{mail.sender_name} <{mail.sender}>"
    return bool(_DAEMON.search(who))


def read_bounce(mail: MailText, settings: ReadingSettings) -> tuple[Verdict, ...] | None:
    """The faxes that never reached the gateway; none when the report tells only of success,
    None when it speaks of no fax of ours."""
    reports = _reports(mail)
    if not mail.recipients and not any(one.action for one in reports):
        return None
    told = [report for report in reports if report.action in ("failed", "delayed")]
    if reports and not told:
        return ()
    ours = len(reports) == 1 and (_is_our_fax(mail) or _dialled(reports[0].address, "US"))
    reference = _reference(mail) if ours else None
    verdicts = tuple(_verdict(report, reference, settings.country) for report in told)
    known = tuple(one for one in verdicts if one.number or one.reference)
    return known or None


def _verdict(report: Recipient, reference: Reference | None, country: str) -> Verdict:
    delayed = report.action == "delayed"
    words = report.diagnostic
    reason = fax_report_reason(words) or smtp_reason(report.status, words)
    return Verdict(
        kind=VerdictKind.DELAYED if delayed else VerdictKind.FAILED,
        number=_dialled(report.address, country),
        reason=Reason.EMAIL_DELAYED if delayed else reason,
        reference=reference,
    )


def _reports(mail: MailText) -> list[Recipient]:
    """The report's recipients; a bounce in prose is read into the same shape."""
    if mail.recipients:
        return list(mail.recipients)
    own = _own_words(mail.lines)
    text = "\n".join([mail.subject, *own])
    action = "delayed" if _DELAY.search(text) else _failed_or_not(text)
    addresses = dict.fromkeys(address.lower().strip(".") for address in _ADDRESS.findall(text))
    told = [one for one in addresses if _dialled(one, "US")] or list(addresses)[:1]
    return [Recipient(address, action, "", "smtp; " + text) for address in told]


def _failed_or_not(text: str) -> str:
    """The action that a report would name; empty where the prose is no bounce's."""
    if _TROUBLE.search(text):
        return "failed"
    return "delivered" if _PASSED_ON.search(text) else ""


def _own_words(lines: tuple[str, ...]) -> list[str]:
    """What the mail system itself says, before the copy of our mail."""
    end = next((at for at, line in enumerate(lines) if _COPY.search(line)), len(lines))
    return list(lines[:end])


def _reference(mail: MailText) -> Reference | None:
    """Our reference in what came back, when it is one and the same everywhere."""
    text = "\n".join([mail.subject, *mail.lines, *mail.attachments, mail.returned, mail.answered])
    found = references_in(text)
    return found[0] if len(found) == 1 else None


def _is_our_fax(mail: MailText) -> bool:
    """True when what came back is a fax as we send them, and no notice or mail about one."""
    return bool(_FAX_OF_OURS.search("\n".join([*mail.lines, mail.returned])))


def _dialled(address: str, country: str) -> str | None:
    """The number that an address at a gateway stands for (`12125550142@…`, `FAX=+1…@…`,
    `anyone@12125550142.fax.…`)."""
    local, _, domain = address.partition("@")
    for text in (local.partition("/")[0], domain.partition(".")[0]):
        match = _DIALLED.fullmatch(text)
        if match:
            return fax_number(match[1], (country,))
    return None
