"""All that one gateway mail offers as evidence, gathered once."""

import re
from dataclasses import dataclass

from faxflow.domain.ids import Reference, references_in
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading import doubt_words as doubt
from faxflow.domain.verdict_reading.claims import Claims, claims_of
from faxflow.domain.verdict_reading.destination import (
    labelled_numbers,
    lone_numbers,
    sentence_numbers,
    subject_numbers,
)
from faxflow.domain.verdict_reading.field_labels import Field
from faxflow.domain.verdict_reading.fields import LabelledValue
from faxflow.domain.verdict_reading.gateways import GatewayRule
from faxflow.domain.verdict_reading.mail_text import MailText
from faxflow.domain.verdict_reading.other_matters import OTHER_MATTER
from faxflow.domain.verdict_reading.own_words import quoted_words
from faxflow.domain.verdict_reading.prose import sentences
from faxflow.domain.verdict_reading.reason_codes import reason_by_code
from faxflow.domain.verdict_reading.reason_words import reason_in_words
from faxflow.domain.verdict_reading.regions import regions_of
from faxflow.domain.verdict_reading.settings import ReadingSettings
from faxflow.domain.verdict_reading.statements import Statement, file_failed

_JOB_IN_SUBJECT = re.compile(
    r"\b(?:job|auftrag|travail|tâche|fax)(?: id)? (?:FX-\S+ )?[(#]*(\d{3,12})\)? (?:to|an|à|for)\b",
    re.IGNORECASE,
)
_JOB_ID = re.compile(r"[A-Za-z]{0,4}\d[\w-]*|[0-9a-fA-F-]{8,}")
_PAGES = re.compile(r"(\d{1,4})\s*(?:of|/|out of|von|sur|di|de)\s*(\d{1,4})", re.IGNORECASE)
_MAYBE = re.compile(
    r"\b(?:possible|may|might|could have|common|usually|often|such as|e\.g\.)\b", re.I
)
_WORD = re.compile(r"[^\W\d_]")
_TOO_MANY_REASONS = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """`numbers` are destinations, `references` ours; both empty when the mail names none, and
    longer than one when it is not plain which is meant."""

    mail: MailText
    rule: GatewayRule
    values: list[LabelledValue]
    prose: list[str]
    statements: list[Statement]
    numbers: list[str]
    references: list[Reference]
    job_id: str | None
    pages: str | None

    def reason(self, kind: VerdictKind, said: list[Statement] | None) -> Reason:
        """Why: by the fax's own row, else by fields, files, prose and subject, in this order."""
        if said is not None:
            found = next((one.reason for one in said if one.reason), None)
        else:
            found = self._reason_of_mail()
        return found or (Reason.REQUEUED if kind == VerdictKind.DELAYED else Reason.UNKNOWN)

    def _reason_of_mail(self) -> Reason | None:
        labelled = (
            self._reason_in(one.value)
            for field in (Field.REASON, Field.STATUS)
            for one in self.values
            if one.field == field
        )
        rows = (one.reason for one in self.statements)
        return (
            next(filter(None, labelled), None)
            or next(filter(None, rows), None)
            or self._reason_in_prose(self.prose)
            or self._reason_in_prose(sentences(quoted_words(self.mail.lines)))
            or (Reason.FILE_UNSUPPORTED if file_failed(self.mail.lines) else None)
            or reason_in_words(doubt.NEUTRAL.sub(" ", self.mail.subject.lower()))
        )

    def _reason_in_prose(self, prose: list[str]) -> Reason | None:
        """The first reason of the running text, unless it lists what reasons there are."""
        told = [
            text
            for text in prose
            if not (doubt.ASIDE.search(text.lower()) or doubt.CONDITION.search(text.lower()))
            and not _MAYBE.search(text)
        ]
        found = dict.fromkeys(filter(None, map(self._reason_in, told)))
        return next(iter(found), None) if len(found) < _TOO_MANY_REASONS else None

    def _reason_in(self, text: str) -> Reason | None:
        return reason_by_code(text, self.rule.codes) or reason_in_words(text)


def evidence_of(mail: MailText, rule: GatewayRule, settings: ReadingSettings) -> Evidence:
    """The evidence that a gateway's mail holds, read by the gateway's rule."""
    regions = regions_of(mail, country=settings.country, gateway=rule.country)
    claims = claims_of(mail, rule, regions)
    return Evidence(
        mail=mail,
        rule=rule,
        values=claims.values,
        prose=claims.prose,
        statements=claims.statements,
        numbers=_numbers(mail, claims, settings=settings, regions=regions),
        references=_references(mail, claims.told),
        job_id=_job_id(mail, claims.values),
        pages=_pages(claims.values),
    )


def _numbers(
    mail: MailText, claims: Claims, *, settings: ReadingSettings, regions: tuple[str, ...]
) -> list[str]:
    """The numbers that subject, labels and statements send a fax to; else any sentence."""
    told = [one for one in sentences(claims.told) if not OTHER_MATTER.search(one.lower())]
    title = subject_numbers(mail.subject, regions)
    found = [
        *(title if _WORD.search(mail.subject) else ()),  # a bare number may be whose mail it is
        *labelled_numbers(claims.values, regions),
        *(one.number for one in claims.statements if one.number),
    ]
    sent_to = sentence_numbers(told, regions)
    named = next(filter(None, (_not_ours(one, settings) for one in (found, sent_to, title))), [])
    if named or not _references(mail, claims.told):
        return named
    # Our reference says which fax it is; a number that stands alone beside it is that fax's.
    alone = _not_ours(lone_numbers(told, regions), settings)
    return alone if len(alone) == 1 else []


def _not_ours(numbers: list[str], settings: ReadingSettings) -> list[str]:
    return [one for one in dict.fromkeys(numbers) if one not in settings.our_numbers]


def _references(mail: MailText, told: tuple[str, ...]) -> list[Reference]:
    """Ours, by the best place that names any: subject, then text and names, then threading."""
    body = "\n".join([*mail.lines, *told, *mail.attachments, mail.returned])
    places = (references_in(text) for text in (mail.subject, body, mail.answered))
    return next(filter(None, places), [])


def _job_id(mail: MailText, values: list[LabelledValue]) -> str | None:
    for one in values:
        if one.field == Field.JOB and not references_in(one.value):
            match = _JOB_ID.match(one.value.strip(" #"))
            if match:
                return match[0]
    match = _JOB_IN_SUBJECT.search(mail.subject)
    return match[1] if match else None


def _pages(values: list[LabelledValue]) -> str | None:
    """`2 of 4`, the pages that went and all pages; None when the mail does not count both."""
    counted = (_PAGES.match(one.value) for one in values if one.field == Field.PAGES)
    found = next(filter(None, counted), None)
    return f"{found[1]} of {found[2]}" if found else None
