"""Rules that a practice teaches for a gateway of its own, tried before the built-in ones."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.ids import Reference, references_in
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_reading.mail_text import MailText
from faxflow.domain.verdict_reading.numbers import numbers_in

_LONGEST_LINE = 500
"""Characters of a line that are searched: no pattern may hold up the watch."""

_MOST_LINES = 2_000
_OF_NO_FAX = frozenset({VerdictKind.NOISE, VerdictKind.UNRECOGNISED})
_WITH_REASON = {VerdictKind.FAILED: Reason.UNKNOWN, VerdictKind.DELAYED: Reason.REQUEUED}


@dataclass(frozen=True, slots=True)
class TaughtRule:
    """What a practice knows of one kind of mail.

    `domain` is the sender's; every condition given must hold. Patterns are searched line by
    line, the subject being the first line; the first group of `number`, `reference`, `job_id`
    and `pages` is what they find. `reasons` are words to look for, the first found deciding.
    """

    name: str
    domain: str
    kind: VerdictKind
    subject: re.Pattern[str] | None = None
    body: re.Pattern[str] | None = None
    header: tuple[str, re.Pattern[str]] | None = None
    number: re.Pattern[str] | None = None
    reference: re.Pattern[str] | None = None
    job_id: re.Pattern[str] | None = None
    pages: re.Pattern[str] | None = None
    reasons: tuple[tuple[str, Reason], ...] = ()

    def fits(self, mail: MailText) -> bool:
        """True when the mail comes from the gateway and meets every condition."""
        if mail.domain != self.domain and not mail.domain.endswith("." + self.domain):
            return False
        return (
            _holds(self.subject, [mail.subject])
            and _holds(self.body, mail.lines)
            and (self.header is None or _holds(self.header[1], [mail.header(self.header[0])]))
        )

    def verdict(self, mail: MailText, country: str) -> Verdict:
        """What the rule makes of a mail that it fits; `unrecognised` where no fax is named."""
        if self.kind in _OF_NO_FAX:
            return Verdict(self.kind)
        lines = [mail.subject, *mail.lines]
        numbers = {
            one for text in _found(self.number, lines) for one in numbers_in(text, (country,))
        }
        references = _references(self.reference, lines)
        job_ids = _found(self.job_id, lines)
        if len(numbers) > 1 or len(references) > 1 or not (numbers or references or job_ids):
            return Verdict(VerdictKind.UNRECOGNISED)
        return Verdict(
            self.kind,
            number=next(iter(numbers), None),
            reason=self._reason(lines),
            reference=next(iter(references), None),
            job_id=next(iter(job_ids), None),
            pages=next(iter(_found(self.pages, lines)), None),
        )

    def _reason(self, lines: Sequence[str]) -> Reason | None:
        if self.kind not in _WITH_REASON:
            return None
        text = "\n".join(lines).lower()
        told = (reason for words, reason in self.reasons if words.lower() in text)
        return next(told, _WITH_REASON[self.kind])


def _holds(pattern: re.Pattern[str] | None, lines: Sequence[str]) -> bool:
    return pattern is None or any(pattern.search(line) for line in _bounded(lines))


def _found(pattern: re.Pattern[str] | None, lines: Sequence[str]) -> list[str]:
    """The first groups of all matches, each once."""
    if pattern is None:
        return []
    matches = (match for line in _bounded(lines) for match in pattern.finditer(line))
    return list(dict.fromkeys(match[1] for match in matches if match[1]))


def _references(pattern: re.Pattern[str] | None, lines: Sequence[str]) -> list[Reference]:
    """Ours where the pattern looks for them, else anywhere in the text."""
    return references_in("\n".join(_found(pattern, lines) if pattern else lines))


def _bounded(lines: Sequence[str]) -> list[str]:
    """No mail may hold up the watch, whatever the pattern."""
    return [line[:_LONGEST_LINE] for line in lines[:_MOST_LINES]]
