"""Which faxes may go now: one call at a time to a number, and none that rings in quiet hours."""

from collections.abc import Iterable, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from faxflow.domain.ids import CaseId

MINUTES_A_PAGE = 1.0
"""Fine resolution at 9,600 bit/s, the slowest that fax machines agree on in practice."""

USUAL_REPORT_MINUTES = 90.0
"""Gateways dial some three times over up to an hour before they report a failure."""


@dataclass(frozen=True, slots=True)
class LineRule:
    """How one gateway uses a line; `verdict_within_minutes` is None where nobody knows."""

    line_busy_minutes: float
    verdict_within_minutes: float | None = None
    echoes_reference: bool = True


@dataclass(frozen=True, slots=True)
class FaxOut:
    """A fax that has no verdict yet; the gateway last had news of it at `since` (UTC)."""

    number: str
    since: datetime
    pages: int | None = None


def free_at(out: FaxOut, rule: LineRule) -> datetime:
    """From when the next fax may go to its number, should no verdict come before.

    By then the call is over. Where failures do not say which fax they mean, the gateway has
    by then also told of this one, so that a later failure cannot be taken for its own.
    """
    minutes = max(rule.line_busy_minutes, (out.pages or 1) * MINUTES_A_PAGE)
    if not rule.echoes_reference:
        minutes = max(minutes, rule.verdict_within_minutes or USUAL_REPORT_MINUTES)
    return out.since + timedelta(minutes=minutes)


@dataclass(frozen=True, slots=True)
class Candidate:
    """A fax that could go; `quiet` where its recipient has quiet hours now."""

    case_id: CaseId
    number: str
    quiet: bool = False


@dataclass(slots=True)
class Choice:
    """The faxes that may go, in order, and how many wait for what."""

    go: list[CaseId] = field(default_factory=list)
    spaced: int = 0
    quiet: int = 0


def choose(candidates: Sequence[Candidate], engaged: AbstractSet[str]) -> Choice:
    """The candidates that may go, never two to one number; `engaged` numbers have a fax out."""
    choice, taken = Choice(), set(engaged)
    for fax in candidates:
        if fax.number in taken:
            choice.spaced += 1
        elif fax.quiet:
            choice.quiet += 1
        else:
            taken.add(fax.number)
            choice.go.append(fax.case_id)
    return choice


def engaged_numbers(out: Iterable[tuple[FaxOut, LineRule]], now: datetime) -> frozenset[str]:
    """The numbers whose line is not free yet."""
    return frozenset(fax.number for fax, rule in out if now < free_at(fax, rule))
