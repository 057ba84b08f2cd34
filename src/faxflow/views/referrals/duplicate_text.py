"""Possible duplicates as text and data: a line for each, and two records side by side."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from faxflow.domain.counted import counted
from faxflow.views.moment import local_minute


@dataclass(frozen=True, slots=True)
class PairLine:
    """One possible duplicate; `one` and `other` are the later and the earlier referral, None
    where a patient is of none. `decided_by` is None where nobody decided; times are UTC."""

    name: str
    kind: str
    grade: str
    reasons: Sequence[str]
    state: str
    one: str | None
    other: str | None
    found_at: datetime
    decided_at: datetime | None = None
    decided_by: str | None = None


@dataclass(frozen=True, slots=True)
class SideBySide:
    """A pair, what both records say by label, the later first, and what was said of it before."""

    line: PairLine
    records: Sequence[tuple[str, str, str]]
    history: Sequence[Mapping[str, str | None]]


def pair_data(line: PairLine) -> dict[str, object]:
    """All of it, under stable names."""
    return {
        "pair": line.name,
        "kind": line.kind,
        "grade": line.grade,
        "reasons": list(line.reasons),
        "state": line.state,
        "referrals": [line.one, line.other],
        "found_at": line.found_at.isoformat(),
        "decided_at": line.decided_at.isoformat() if line.decided_at else None,
        "decided_by": line.decided_by,
    }


def pair_list_text(lines: Sequence[PairLine], more: int, zone: tzinfo) -> str:
    """Each with both referrals, the grade and the reasons; ids alone of the two."""
    told = [_line(line, zone) for line in lines] or ["There is no possible duplicate to judge."]
    rest = [f"and {more} more (--limit)"] if more else []
    return "\n".join([*told, *rest])


def side_by_side_data(shown: SideBySide) -> dict[str, object]:
    """All of it, under stable names."""
    return {
        **pair_data(shown.line),
        "fields": [
            {"field": field, "one": one, "other": other, "differs": _differs(one, other)}
            for field, one, other in shown.records
        ],
        "history": [dict(row) for row in shown.history],
    }


def side_by_side_text(shown: SideBySide, zone: tzinfo) -> str:
    """Both records, a line a field, those that differ marked; then what a person can say."""
    line = shown.line
    head = ("", line.one or "one", line.other or "the other")
    rows = [head, *((label, one or "–", other or "–") for label, one, other in shown.records)]
    wide = [max(len(row[at]) for row in rows) for at in range(2)]
    marks = [" ", *("≠" if _differs(one, other) else " " for _, one, other in shown.records)]
    table = [
        f"{mark} {label:<{wide[0]}}  {one:<{wide[1]}}  {other}".rstrip()
        for mark, (label, one, other) in zip(marks, rows, strict=True)
    ]
    return "\n".join([_line(line, zone), "", *table, "", *_said(shown, zone), *_can(line)])


def _line(line: PairLine, zone: tzinfo) -> str:
    two = f"{line.one or 'a patient'} and {line.other or 'a patient'}"
    what = {"patient": "one person?", "referral": "one request?"}[line.kind]
    reasons = f"\n    {'; '.join(line.reasons)}" if line.reasons else ""
    return f"{line.name}  {two}: {what} {line.grade}{_state(line, zone)}{reasons}"


def _state(line: PairLine, zone: tzinfo) -> str:
    if line.decided_at is None:
        return "" if line.state == "open" else f", {line.state}"
    by = line.decided_by or "itself"
    return f", {line.state} {local_minute(line.decided_at, zone)} by {by}"


def _said(shown: SideBySide, zone: tzinfo) -> list[str]:
    told = [
        f"  {local_minute(datetime.fromisoformat(row['at'] or ''), zone)}"
        f"  {row['cause']} ({row['actor']})"
        for row in shown.history
    ]
    return [f"{counted(len(told), 'entry', 'entries')} in its history:", *told, ""] if told else []


def _can(line: PairLine) -> list[str]:
    words = ("link", "distinct") if line.state in {"open", "settled"} else ("undo",)
    return [
        "You can:",
        *(f"  faxflow referral duplicates {word} {line.name}" for word in words),
    ]


def _differs(one: str, other: str) -> bool:
    return bool(one and other) and one.casefold() != other.casefold()
