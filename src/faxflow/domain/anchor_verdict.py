"""What a former anchor says of a history as it is now."""

from dataclasses import dataclass
from enum import StrEnum

from faxflow.domain.anchor import Anchor


class Judgement(StrEnum):
    """Whether the history that an anchor was taken of is there still."""

    KEPT = "kept"
    OTHER_STORE = "other-store"
    CUT_OFF = "cut-off"
    REWRITTEN = "rewritten"
    RESTORED = "restored"
    OLDER_COPY = "older-copy"


@dataclass(frozen=True, slots=True)
class ChainNow:
    """The history as it is: how many events its chain holds, in which generation of which store.

    `hash_there` is that of the event that the anchor names, None where there are not so many.
    `kept_by_restore` are the events that the first restore since the anchor began with; None:
    there was none since.
    """

    store: str
    generation: int
    events: int
    hash_there: str | None
    kept_by_restore: int | None = None


@dataclass(frozen=True, slots=True)
class JudgedAnchor:
    """One anchor and what is to be said of it."""

    anchor: Anchor
    judgement: Judgement
    told: str


def judged(anchor: Anchor, now: ChainNow) -> JudgedAnchor:
    """What the anchor says of the history as it is now."""
    judgement = _judgement(anchor, now)
    told = _TOLD[judgement].format(
        events=f"{anchor.events:,}",
        at=f"{anchor.at:%Y-%m-%d %H:%M:%S} UTC",
        now=f"{now.events:,}",
        kept=f"{now.kept_by_restore or 0:,}",
        generation=anchor.generation,
    )
    return JudgedAnchor(anchor, judgement, told)


def _judgement(anchor: Anchor, now: ChainNow) -> Judgement:
    if anchor.store != now.store:
        return Judgement.OTHER_STORE
    if anchor.generation > now.generation:
        return Judgement.OLDER_COPY
    if now.hash_there is not None and now.hash_there.startswith(anchor.head):
        return Judgement.KEPT
    if anchor.events == 0:
        return Judgement.KEPT
    if now.kept_by_restore is not None and now.kept_by_restore < anchor.events:
        return Judgement.RESTORED
    return Judgement.REWRITTEN if now.hash_there is not None else Judgement.CUT_OFF


_TOLD = {
    Judgement.KEPT: "The anchor of {at} holds: its {events} events are there, unchanged.",
    Judgement.OTHER_STORE: "The anchor of {at} is of another store: it says nothing of this one.",
    Judgement.CUT_OFF: (
        "The anchor of {at} knows {events} events, and the history ends after {now}: its end was"
        " cut off, or this is an older copy of the store."
    ),
    Judgement.REWRITTEN: (
        "The anchor of {at} does not hold: event {events} or an earlier one is not what it was;"
        " the history was written anew."
    ),
    Judgement.RESTORED: (
        "The anchor of {at} knows {events} events, and the store says that it was restored since"
        " from a backup that ended after {kept}: of the others nothing is left here. Whoever"
        " restored it must know; later anchors vouch for what came after."
    ),
    Judgement.OLDER_COPY: (
        "The anchor of {at} is of generation {generation} of this store: this is an older copy"
        " than the one that it was taken of."
    ),
}
