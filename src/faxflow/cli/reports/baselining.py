"""What `scorecard baseline` does with its session, and what it answers."""

from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.cli.reports.asked_days import scored_period
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import counted
from faxflow.domain.statistics.baselines import Named
from faxflow.domain.statistics.catalogue import every_measure
from faxflow.domain.statistics.figure import Baseline
from faxflow.steps.baseline import capture, forget, kept, named_measure, tell
from faxflow.views.baseline_text import (
    BaselineLine,
    baselines_data,
    baselines_text,
    value_told,
)
from faxflow.views.figures_data import baseline_data

_NOTHING = " (--dry-run: nothing was changed)"


@dataclass(frozen=True, slots=True)
class CaptureAsked:
    """Of which days, and whether what is kept already is replaced."""

    weeks: int | None = None
    since: str | None = None
    until: str | None = None
    replacing: bool = False
    dry_run: bool = False


def capture_act(asked: CaptureAsked) -> Act:
    """Keeps the figures of some days."""

    def act(session: Session) -> Answer:
        work = session.work
        today = work.run.now().astimezone(session.config.practice.zone).date()
        period = scored_period(today, asked.weeks, asked.since, asked.until)
        done = capture(work, period, replacing=asked.replacing, dry_run=asked.dry_run)
        told = f"{counted(len(done.taken), 'baseline')} of {period.first} to {period.last} kept"
        lines = [f"{told}{_NOTHING if asked.dry_run else ''}."]
        if done.left:
            left = len(done.left)
            stays = "that was kept before stays" if left == 1 else "that were kept before stay"
            lines.append(f"{left} {stays}; --replace takes the new ones.")
        taken = [_data(named, one) for named, one in done.taken.items()]
        data = {"captured": taken, "left": [_named(named) for named in done.left]}
        return Answer("\n".join(lines), data)

    return act


def tell_act(named: Named, text: str, *, dry_run: bool) -> Act:
    """Keeps what a person says."""

    def act(session: Session) -> Answer:
        baseline = tell(session.work, named, text, dry_run=dry_run)
        shown = value_told(named_measure(named[0]), baseline)
        done = f"{_name(named)} was {shown} before going live"
        return Answer(f"{done}{_NOTHING if dry_run else ''}.", {"told": _data(named, baseline)})

    return act


def forget_act(named: Named, *, dry_run: bool) -> Act:
    """Keeps one no more."""

    def act(session: Session) -> Answer:
        forget(session.work, named, dry_run=dry_run)
        done = f"{_name(named)} has no baseline any more"
        return Answer(f"{done}{_NOTHING if dry_run else ''}.", {"removed": _named(named)})

    return act


def list_act(session: Session) -> Answer:
    """All that are kept."""
    measures, zone = every_measure(), session.config.practice.zone
    lines = [
        BaselineLine(
            one.measure,
            one.part,
            measures.get(one.measure),
            one.baseline,
            one.set_at,
            one.set_by,
        )
        for one in kept(session.work)
    ]
    return Answer(baselines_text(lines, zone), {"baselines": baselines_data(lines)})


def _named(named: Named) -> dict[str, str]:
    return {"measure": named[0], "part": named[1]}


def _name(named: Named) -> str:
    return "/".join(filter(None, named))


def _data(named: Named, one: Baseline) -> Mapping[str, object]:
    return {**_named(named), **baseline_data(one)}
