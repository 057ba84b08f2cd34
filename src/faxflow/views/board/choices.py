"""The moves of a referral as a person chooses among them."""

from collections.abc import Mapping, Sequence

from faxflow.domain.board import Way
from faxflow.domain.referrals.move_kind import MoveKind

_MEANS = {
    MoveKind.BACK: "back, asks for the reason",
    MoveKind.WAIT: "to wait",
    MoveKind.RESUME: "to where it was",
    MoveKind.CLOSE: "to its end, asks for the reason",
    MoveKind.COMPLETE: "to its end, asks what came of the visit",
}


def ways_told(ways: Sequence[Way]) -> Mapping[str, str]:
    """By the stage that each leads to: that stage, and what it means to go there."""
    width = max((len(way.to) for way in ways), default=0)
    return {way.to: f"{way.to:<{width}}  {_told(way)}".rstrip() for way in ways}


def _told(way: Way) -> str:
    usual = "the usual way" if way.usual else ""
    return ", ".join(words for words in (usual, _MEANS.get(way.kind, "")) if words)
