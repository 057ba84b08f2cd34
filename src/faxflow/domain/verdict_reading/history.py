"""How one fax went step by step: a list of moments or tries, of which only the last counts."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from faxflow.domain.ids import references_in
from faxflow.domain.verdict import VerdictKind
from faxflow.domain.verdict_reading.numbers import written_numbers
from faxflow.domain.verdict_reading.outcome import status_outcome

_DATE = (
    r"(?:\d{4}-\d\d-\d\d|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}"
    r"|[A-Za-z]{3,9}\.? \d{1,2}(?:, \d{4})?|\d{1,2}\.? [A-Za-z]{3,9}\.?(?: \d{4})?)"
)
_MOMENT = re.compile(
    rf"[\s*•-]*(?P<date>{_DATE})?[ ,T]*"
    r"(?P<hour>\d{1,2}):(?P<minute>\d\d)(?::(?P<second>\d\d))?\s*(?P<half>[ap])?\.?(?:m\b\.?)?"
    r"(?: ?[A-Z]{3,4}\b)?[\s:|-]+(?P<what>\S.*)",
    re.IGNORECASE,
)
_TRY = re.compile(
    r"[\s*•-]*(?:attempt|try|versuch|tentative|intento|tentativo|poging|försök|próba)"
    r"\s*#?\s*(?P<count>\d{1,2})\b[\s:.)|-]*"
    r"(?:(?:at )?\d{1,2}:\d\d(?::\d\d)?\s*(?:[ap]\.?m\.?)?[\s:|,-]+)?(?P<what>\S.*)",
    re.IGNORECASE,
)
_CELLS = re.compile(r"\t+| {2,}|\s*[|;]\s*|\s-\s")
_HALF_A_DAY = 12 * 3600
_NOON = 12
_RISING, _FALLING = "rising", "falling"

Moment = tuple[int, int]


@dataclass(frozen=True, slots=True)
class History:
    """`kind` is what the last step states; `lines` are all its steps."""

    kind: VerdictKind
    last: str
    lines: frozenset[str]


def history_of(lines: tuple[str, ...]) -> History | None:
    """The one list of steps that the lines hold, if its order is plain and its last step tells.

    A list that names several numbers is no history but a report on several faxes.
    """
    for steps in (list(_tries(lines)), list(_moments(lines))):
        last = _last(steps)
        kind = _outcome(last) if last and _is_one_fax([what for _, _, what in steps]) else None
        if last and kind:
            return History(kind, last, frozenset(line for _, line, _ in steps))
    return None


def _outcome(what: str) -> VerdictKind | None:
    kind = status_outcome(what)
    return kind or next(filter(None, map(status_outcome, _CELLS.split(what))), None)


def _tries(lines: tuple[str, ...]) -> Iterator[tuple[Moment, str, str]]:
    for line in lines:
        found = _TRY.fullmatch(line)
        if found:
            yield (0, int(found["count"])), line, found["what"]


def _moments(lines: tuple[str, ...]) -> Iterator[tuple[Moment, str, str]]:
    """Each step with a place in time; a new date on the way is a new day."""
    days: dict[str, int] = {}
    for line in lines:
        found = _MOMENT.fullmatch(line.strip("\t |"))
        if found:
            day = days.setdefault((found["date"] or "").lower(), len(days))
            yield (day, _seconds(found)), line, found["what"]


def _seconds(found: re.Match[str]) -> int:
    hour = int(found["hour"])
    if found["half"]:
        hour = hour % _NOON + (_NOON if found["half"].lower() == "p" else 0)
    return hour * 3600 + int(found["minute"]) * 60 + int(found["second"] or 0)


def _last(steps: list[tuple[Moment, str, str]]) -> str | None:
    """What the latest step says; None where the order cannot be told.

    The order within a day tells it, not the days: "Nov 19" may stand before "Nov 18".
    """
    by_day: dict[int, list[int]] = {}
    for (day, seconds), _, _ in steps:
        by_day.setdefault(day, []).append(seconds)
    orders = {_order(times) for times in by_day.values() if len(set(times)) > 1}
    if orders == {_RISING}:
        return steps[-1][2]
    return steps[0][2] if orders == {_FALLING} else None


def _order(times: list[int]) -> str | None:
    """None where it is mixed, may cross midnight, or leaves open which is the latest."""
    if max(times) - min(times) > _HALF_A_DAY:
        return None
    if times == sorted(times) and times[-1] > times[-2]:
        return _RISING
    return _FALLING if times == sorted(times, reverse=True) and times[0] > times[1] else None


def _is_one_fax(steps: list[str]) -> bool:
    numbers = {one[0] for step in steps for one in written_numbers(step)}
    return len(numbers) <= 1 and len(references_in("\n".join(steps))) <= 1
