"""Hurts one run at one system call, lets cron's next runs follow, and checks every promise."""

import itertools
from collections.abc import Iterator, Mapping
from contextlib import AbstractContextManager
from dataclasses import dataclass, field
from pathlib import Path
from signal import SIGKILL

from proof.breach import Breach, Kind
from proof.forked import Ended, ForkServer
from proof.scenes import Scene
from proof.stand import FINE, Prepared, Stand, stand
from proof.watched_run import Plan

DISK_CODES = frozenset({74, 75})
"""The store cannot be used, or the run is to be tried again."""


@dataclass(frozen=True, slots=True)
class Hurt:
    """What one point came to; `reached` is false where the run ended before it."""

    point: int
    reached: bool
    breaches: tuple[Breach, ...]


@dataclass
class Battery:
    """One scene; every point has a copy of the prepared practice of its own, below `base`.

    `calls` is how many calls its command makes where nothing hurts it.
    """

    scene: Scene
    prepared: Prepared
    base: Path
    forks: ForkServer
    calls: int = field(init=False)
    _states: Mapping[int, str] = field(init=False)
    _copies: Iterator[int] = field(default_factory=itertools.count)

    def __post_init__(self) -> None:
        with self._copy() as here:
            self.calls = len(self._hurt(here, Plan()).calls)
            broken = list(self._run_on(here))
            self._states = here.states()
        assert not broken, broken
        assert len(self._states) == self.scene.faxes

    def file_calls(self, error: int) -> int:
        """How many of its calls on files could fail with this errno."""
        with self._copy() as here:
            return len(self._hurt(here, Plan(error=error, folder=f"{here.folder}/")).calls)

    def kill_at(self, point: int) -> Hurt:
        """The run killed just before that call."""
        with self._copy() as here:
            ended = self._hurt(here, Plan(at=point))
            return Hurt(point, ended.code == -SIGKILL, self._afterwards(here))

    def kill_twice_at(self, first: int, second: int) -> Hurt:
        """The run killed before its call `first`, and the next one before its call `second`."""
        with self._copy() as here:
            self._hurt(here, Plan(at=first))
            ended = self._hurt(here, Plan(at=second))
            return Hurt(second, ended.code == -SIGKILL, self._afterwards(here, doubts=2))

    def fail_at(self, point: int, *, error: int, times: int) -> Hurt:
        """The run whose calls on its files fail from that one on; it must end in our own words."""
        with self._copy() as here:
            ended = self._hurt(here, Plan(point, error, times, f"{here.folder}/"))
            broken = (*_manners(ended), *self._afterwards(here))
            return Hurt(point, ended.failed > 0, broken)

    def _copy(self) -> AbstractContextManager[Stand]:
        return stand(self.prepared, self.base / f"copy-{next(self._copies)}", self.forks)

    def _hurt(self, here: Stand, plan: Plan) -> Ended:
        return here.run(*self.scene.command, plan=plan, program=self.scene.program)

    def _afterwards(self, here: Stand, *, doubts: int = 1) -> tuple[Breach, ...]:
        """What is broken once cron has run on."""
        broken = [*self._run_on(here), *self._elsewhere(here.states())]
        doubtful = list(here.states().values()).count("in-doubt")
        if doubtful > doubts * self.scene.lines + list(self._states.values()).count("in-doubt"):
            broken.append(Breach(Kind.LIMBO, f"{doubtful} faxes are in doubt"))
        return tuple(broken)

    def _run_on(self, here: Stand) -> Iterator[Breach]:
        for command in self.scene.afterwards:
            ended = here.run(*command, program=self.scene.program)
            if ended.code not in FINE:
                yield Breach(Kind.ERROR, f"{command} ended with {ended.code}: {ended.said[-400:]}")
        yield from here.breaches()

    def _elsewhere(self, states: Mapping[int, str]) -> Iterator[Breach]:
        """Cases that do not stand where they would without the injury."""
        for case in self._states.keys() | states.keys():
            usual, found = self._states.get(case), states.get(case)
            if found is None:
                yield Breach(Kind.LOSS, f"case {case} is missing")
            elif found != usual and (usual, found) not in self.scene.luck:
                yield Breach(Kind.LIMBO, f"case {case} is {found} and not {usual}")


def _manners(ended: Ended) -> Iterator[Breach]:
    """A disk that fails must end a run in our own words, with a code that says what to do."""
    if ended.code not in FINE | DISK_CODES:
        yield Breach(Kind.ERROR, f"it ended with {ended.code}: {ended.said[-400:]}")
    if "Traceback" in ended.said or "Logging error" in ended.said:
        yield Breach(Kind.ERROR, f"a traceback: {ended.said[-400:]}")
