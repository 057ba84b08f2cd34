"""Rejects as text and data: which rows became no fax and why, and what people have made of them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, tzinfo

from faxflow.views.moment import local_minute

_NEXT = """\
To correct one: `faxflow rejects fix {first} --set 'COLUMN=…' --because …`
Many at once:   `faxflow rejects export --to FILE`
What is no fax: `faxflow rejects set-aside {first} --because …`"""


@dataclass(frozen=True, slots=True)
class RejectLine:
    """A reject as a list shows it; `state` is open, fixed or set-aside, and while it is open all
    below is None. Times are UTC."""

    name: str
    batch: str
    day: str
    line: int
    column: str
    reason: str
    state: str
    became: str | None = None
    case: str | None = None
    because: str | None = None
    settled_by: str | None = None
    settled_at: datetime | None = None
    columns: Sequence[str] = ()


def rejects_text(lines: Sequence[RejectLine], nothing: str, zone: tzinfo) -> str:
    """Each reject, by batch; then what to do about those that are open."""
    still = [one for one in lines if one.state == "open"]
    after = [_NEXT.format(first=still[0].name)] if still else []
    return "\n".join([*_by_batch(lines, zone), *after]) or nothing


def rejects_data(lines: Sequence[RejectLine]) -> dict[str, object]:
    """The same under stable names."""
    still = sum(one.state == "open" for one in lines)
    return {"open": still, "rejects": [_data(one) for one in lines]}


def _by_batch(lines: Sequence[RejectLine], zone: tzinfo) -> Iterator[str]:
    last = ""
    for one in lines:
        if one.batch != last:
            yield f"{one.batch}, the report of {one.day}:"
            last = one.batch
        yield f"  {one.name}  line {one.line}, {one.column}: {one.reason}{_settled(one, zone)}"


def _settled(one: RejectLine, zone: tzinfo) -> str:
    if one.settled_at is None:
        return ""
    what = f"{one.became}: {one.case}" if one.case else "set aside"
    when = f"{one.settled_by}, {local_minute(one.settled_at, zone)}"
    return f" → {what} ({one.because}; {when})"


def _data(one: RejectLine) -> dict[str, object]:
    return {
        "reject": one.name,
        "batch": one.batch,
        "day": one.day,
        "line": one.line,
        "column": one.column,
        "reason": one.reason,
        "state": one.state,
        "became": one.became,
        "case": one.case,
        "because": one.because,
        "columns": list(one.columns),
        "settled_by": one.settled_by,
        "settled_at": one.settled_at and one.settled_at.isoformat(),
    }
