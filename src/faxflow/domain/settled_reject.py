"""What has become of a rejected row that a person has seen to, and what that does to the ledger."""

from collections.abc import Mapping
from dataclasses import replace
from enum import StrEnum

from faxflow.domain.ledger import Ledger


class Became(StrEnum):
    """What a row that was rejected is now; the ledger's own words, but for the last."""

    LOADED = "loaded"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    DUPLICATE = "duplicate"
    SET_ASIDE = "set-aside"


def settled(at_first: Ledger, became: Mapping[Became, int]) -> Ledger:
    """The ledger as it is now: each corrected row is counted under what it became."""
    fixed = {word: became.get(word, 0) for word in Became if word is not Became.SET_ASIDE}
    corrected = sum(fixed.values())
    return replace(
        at_first,
        loaded=at_first.loaded + fixed[Became.LOADED],
        updated=at_first.updated + fixed[Became.UPDATED],
        unchanged=at_first.unchanged + fixed[Became.UNCHANGED],
        duplicate=at_first.duplicate + fixed[Became.DUPLICATE],
        rejected=at_first.rejected - corrected,
        corrected=corrected,
        set_aside=became.get(Became.SET_ASIDE, 0),
    )
