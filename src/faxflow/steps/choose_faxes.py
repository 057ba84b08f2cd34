"""Which ready faxes may go now, and why the others wait."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cache

from faxflow.domain.number_place import zones_of
from faxflow.domain.pacing import Candidate, LineRule, choose, engaged_numbers
from faxflow.domain.quiet_hours import may_ring, parse_quiet_hours
from faxflow.steps.work import Work
from faxflow.store import cases, lines_in_use
from faxflow.store.cases import Case
from faxflow.store.lines_in_use import LineInUse


@dataclass(frozen=True, slots=True)
class Chosen:
    """`faxes` in the order in which they go, never two to one number; the rest is counted."""

    faxes: list[Case]
    spaced: int = 0
    quiet: int = 0


def choose_faxes(work: Work) -> Chosen:
    """The ready cases with a letter that may be handed over now."""
    with work.store.read() as tx:
        drawn = [case for case in cases.ready(tx) if case.letter_sha256]
        before = lines_in_use.before_ready(tx)
    return _chosen(work, drawn, before)


def foresee_choice(work: Work, ready: Sequence[Case]) -> Chosen:
    """Those of `ready`, in their order, that may go now, whether their letters are drawn or not."""
    with work.store.read() as tx:
        before = lines_in_use.before_ready(tx)
    return _chosen(work, ready, before)


def _chosen(work: Work, ready: Sequence[Case], before: Iterable[LineInUse]) -> Chosen:
    by_id = {case.id: case for case in ready}
    out = [(line.fax, _rule(work, line.gateway)) for line in before]
    candidates = [Candidate(case.id, case.number, is_quiet(work, case)) for case in ready]
    choice = choose(candidates, engaged_numbers(out, work.run.now()))
    return Chosen([by_id[case_id] for case_id in choice.go], choice.spaced, choice.quiet)


def _rule(work: Work, gateway: str) -> LineRule:
    """How the gateway that has a fax uses lines: it need not be the one of this run."""
    settings = work.config.gateway_called(gateway)
    return LineRule(
        settings.line_busy_minutes, settings.verdict_within_minutes, settings.echoes_reference
    )


def is_quiet(work: Work, case: Case) -> bool:
    """Whether its recipient has quiet hours at this moment."""
    quiet = parse_quiet_hours(case.quiet_hours or work.gateway.quiet_hours)
    if quiet is None:
        return False
    home = work.config.practice.zone
    return not may_ring(quiet, work.run.now(), _zones(case.number), home=home)


_zones = cache(zones_of)
