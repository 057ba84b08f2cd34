"""Whether a table of stages holds: every stage is reached, and every one has a way to an end."""

from collections.abc import Callable, Iterator

from faxflow.domain.referral import FINAL, START, Stage, StageRule, Table
from faxflow.domain.referrals.ways import moves_from

Place = tuple[Stage, Stage | None]
"""A stage, and what waiting has interrupted there; None where it does not wait."""


def first_fault(table: Table) -> str | None:
    """What is wrong with a table of stages, in a sentence without its full stop; None: nothing."""
    return next(_faults(table), None)


def _faults(table: Table) -> Iterator[str]:
    for stage, rule in table.items():
        yield from (f"{stage}: {told}" for told, is_wrong in _RULES if is_wrong(stage, rule, table))
    places = _reached(table)
    reached = {stage for stage, _ in places}
    for stage in table:
        if stage not in reached:
            yield f"{stage} cannot be reached from {START}: name it in `onward` of another stage"
    for stage, interrupted in _stuck(places, table):
        told = f" while it interrupts {interrupted}" if interrupted else ""
        yield f"{stage} has no way out to a final stage{told}: mend its `onward`"


def _reached(table: Table) -> list[Place]:
    """The places that can be come to from the start; intake lets a referral wait at once, too."""
    found = dict.fromkeys([(START, None), (Stage.NEEDS_INFO, START)])
    todo = list(found)
    while todo:
        new = [place for place in _next(todo.pop(), table) if place not in found]
        found |= dict.fromkeys(new)
        todo += new
    return list(found)


def _stuck(places: list[Place], table: Table) -> list[Place]:
    """Those from which no way leads to an end."""
    leads = {place: frozenset(_next(place, table)) for place in places}
    ends = {place for place in places if table[place[0]].is_final}
    while more := {place for place, to in leads.items() if to & ends} - ends:
        ends |= more
    return [place for place in places if place not in ends]


def _next(place: Place, table: Table) -> Iterator[Place]:
    stage, interrupted = place
    rule = table[stage]
    working = (interrupted or START) if rule.waits else stage
    for to in moves_from(stage, interrupted, table):
        yield to, working if table[to].waits else None


def _no_end(stage: Stage, rule: StageRule, __: Table) -> bool:
    goes_on = rule.onward or rule.back or rule.tasks or rule.waits
    return stage in FINAL and not (rule.is_final and not goes_on)


def _no_way(stage: Stage, rule: StageRule, __: Table) -> bool:
    return stage not in FINAL and (rule.is_final or not rule.onward)


def _to_itself(stage: Stage, rule: StageRule, _: Table) -> bool:
    return stage in (*rule.onward, *rule.back)


def _twice(_: Stage, rule: StageRule, __: Table) -> bool:
    named = (*rule.onward, *rule.back)
    return len(named) != len(set(named))


def _back_to_no_work(_: Stage, rule: StageRule, table: Table) -> bool:
    return any(table[to].waits or table[to].is_final for to in rule.back)


def _back_from_waiting(_: Stage, rule: StageRule, __: Table) -> bool:
    return rule.waits and bool(rule.back)


def _unusual(_: Stage, rule: StageRule, table: Table) -> bool:
    first = rule.onward[0] if rule.onward else Stage.COMPLETED
    return not rule.waits and (table[first].waits or first is Stage.CLOSED)


def _closed_door(stage: Stage, rule: StageRule, _: Table) -> bool:
    return bool(rule.requires) and (rule.waits or stage in {START, Stage.CLOSED})


def _empty_group(_: Stage, rule: StageRule, __: Table) -> bool:
    return not all(rule.requires)


_Check = Callable[[Stage, StageRule, Table], bool]

_RULES: tuple[tuple[str, _Check], ...] = (
    ("it is final, so that it has no `onward`, `back`, `tasks` or `sla_hours`", _no_end),
    ("it needs `sla_hours` and a way `onward`, since it is not final", _no_way),
    ("it leads to itself", _to_itself),
    ("`back` names stages of work only, no waiting and no final ones", _back_to_no_work),
    ("it names a stage twice in `onward` and `back`", _twice),
    ("it waits, and goes back by what it interrupted: leave `back` empty", _back_from_waiting),
    ("the first of `onward` is its usual move: a stage of work, or completed", _unusual),
    ("it takes whatever comes, so that it can require nothing", _closed_door),
    ("a group in `requires` is empty", _empty_group),
)
