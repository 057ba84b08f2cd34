"""scorecard baseline: keeps what the figures were before going live, to compare them with."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.near_match import near_match
from faxflow.domain.statistics.baselines import Named, captured, comparable
from faxflow.domain.statistics.catalogue import every_measure
from faxflow.domain.statistics.figure import Baseline, Scorecard
from faxflow.domain.statistics.measure import Measure
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.typed_value import typed_value
from faxflow.errors import BadUsage
from faxflow.steps.scorecard import scorecard
from faxflow.steps.work import Work
from faxflow.store import baselines
from faxflow.store.baselines import KeptBaseline

_KEYS = "`faxflow scorecard --definitions` has their names in brackets. Nothing was changed."


@dataclass(frozen=True, slots=True)
class Captured:
    """The baselines that are kept now, and those that were here before and stay."""

    taken: Mapping[Named, Baseline]
    left: Sequence[Named]


def capture(work: Work, period: Period, *, replacing: bool, dry_run: bool = False) -> Captured:
    """Keeps what the figures of these days come to; what is kept already stays, unless replacing.

    Raises BadUsage where nothing was measured on them.
    """
    # Read apart from the writing: a year takes seconds, for which no other run should wait.
    # What rests on nothing would be a nought from the days before the first report.
    every = captured(_figures(work, period)).items()
    found = {named: one for named, one in every if one.basis}
    if not found:
        what = f"Nothing that can be compared was measured from {period.first} to {period.last}."
        raise BadUsage(what=what, todo="Name other days; nothing was changed.")
    with work.store.trial() if dry_run else work.store.write() as tx:
        known = {} if replacing else baselines.all_of_them(tx)
        taken = {named: one for named, one in found.items() if named not in known}
        baselines.put(tx, work.run, taken)
    return Captured(taken, [named for named in found if named in known])


def tell(work: Work, named: Named, text: str, *, dry_run: bool = False) -> Baseline:
    """Keeps what a person says that a figure was. Raises BadUsage for what it cannot have been."""
    key, part = named
    measure = named_measure(key)
    if not comparable(measure):
        what = f"{measure.name} is a count or of one moment: two periods cannot be compared by it."
        raise BadUsage(what=what, todo=_KEYS)
    try:
        baseline = Baseline(typed_value(text, measure.unit), told=True)
    except ValueError as error:
        raise BadUsage(what=f"{error}.", todo="Nothing was changed.") from error
    _check_part(work, key, part)
    with work.store.trial() if dry_run else work.store.write() as tx:
        baselines.put(tx, work.run, {named: baseline})
    return baseline


def forget(work: Work, named: Named, *, dry_run: bool = False) -> None:
    """Keeps it no more. Raises BadUsage where there is none."""
    with work.store.trial() if dry_run else work.store.write() as tx:
        if not baselines.remove(tx, work.run, named):
            what = f"There is no baseline of {'/'.join(filter(None, named))}."
            todo = "`faxflow scorecard baseline list` names them. Nothing was changed."
            raise BadUsage(what=what, todo=todo)


def kept(work: Work) -> list[KeptBaseline]:
    """All of them, by measure and part."""
    with work.store.read() as tx:
        return baselines.listed(tx)


def named_measure(key: str) -> Measure:
    """The measure of that key. Raises BadUsage where there is none."""
    known = every_measure()
    if key not in known:
        raise BadUsage(what=f"{key!r} is no measure ({near_match(key, known)}).", todo=_KEYS)
    return known[key]


def _check_part(work: Work, key: str, part: str) -> None:
    """Raises BadUsage for a figure that no scorecard shows."""
    today = work.run.now().astimezone(work.config.practice.zone).date()
    shown = _figures(work, Period(today, today)).figures()
    parts = [one.part for one in shown if one.measure.key == key]
    if part in parts:
        return
    named = [one for one in parts if one]
    if part:
        near = near_match(part, named) if named else "it has none"
        raise BadUsage(what=f"{part!r} is no part of {key} ({near}).", todo="Nothing was changed.")
    todo = f"Add --part: {', '.join(named)}." if named else _KEYS
    raise BadUsage(what=f"{key} is no figure of everything.", todo=todo)


def _figures(work: Work, period: Period) -> Scorecard:
    return scorecard(work, period, period, work.run.now())
