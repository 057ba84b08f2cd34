"""audit anchor: takes the head of the history, notes in it that it was given, and gives it out."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Final

from faxflow.domain.anchor import Anchor
from faxflow.errors import FaxflowError
from faxflow.steps.work import Work
from faxflow.store import audit_trail, events

ANCHORED: Final = "anchored"

Way = Callable[[Anchor], None]
"""Gives it out of this machine. Raises a FaxflowError where it was not taken."""


@dataclass(slots=True)
class Anchored:
    """The anchor, the ways that took it, and what kept it from others."""

    anchor: Anchor
    given: list[str] = field(default_factory=list)
    problems: dict[str, FaxflowError] = field(default_factory=dict)


def take_anchor(work: Work, ways: Mapping[str, Way]) -> Anchored:
    """The head of the history, given out by every way; one that fails keeps no other from it."""
    with work.store.write() as tx:
        anchor = audit_trail.head(tx, work.store.info, work.run.now())
        events.record(
            tx, work.run, [events.Event(events.STORE, ANCHORED, detail=f"{anchor.events} events")]
        )
    done = Anchored(anchor)
    for name, give in ways.items():
        try:
            give(anchor)
            done.given.append(name)
        except FaxflowError as problem:
            done.problems[name] = problem
    return done
