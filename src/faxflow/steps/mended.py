"""What became of one case that a person named: done, refused, or not there."""

from collections.abc import Sequence
from dataclasses import dataclass

from faxflow.domain.decision import Refusal
from faxflow.domain.delivery import State
from faxflow.domain.ids import case_name, parse_case
from faxflow.errors import UnknownCase
from faxflow.store import cases
from faxflow.store.cases import Case
from faxflow.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Mended:
    """`told` is for people; `was` is None where there is no such case, `state` where it stands
    now; `instead` are commands that can be given after a refusal."""

    case: str
    done: bool
    told: str
    was: State | None = None
    state: State | None = None
    instead: Sequence[str] = ()

    @property
    def known(self) -> bool:
        """Whether there is such a case."""
        return self.was is not None


def named_case(tx: Connection, name: str) -> Case | None:
    """The case that a person named, or None."""
    case_id = parse_case(name)
    return None if case_id is None else cases.get(tx, case_id)


def done(case: Case, told: str, state: State | None = None) -> Mended:
    """The answer about a case that stands in `state` now, else where it stood."""
    now = state or case.state
    return Mended(case_name(case.id), done=True, told=told, was=case.state, state=now)


def refused(case: Case, why: Refusal) -> Mended:
    """The answer about a case on which nothing was done."""
    name, at, instead = case_name(case.id), case.state, why.instead
    return Mended(name, done=False, told=str(why), was=at, state=at, instead=instead)


def unknown(name: str) -> Mended:
    """The answer about a case that is not there."""
    return Mended(name, done=False, told=str(UnknownCase(case=name)))
