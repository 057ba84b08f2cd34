"""What retention may remove, and what a person has put on hold."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from faxflow.domain.ids import BatchId, CaseId, ReferralId, parse_batch, parse_case, parse_referral

EVERYTHING: Final = "all"
"""In the list of holds: nothing is removed."""


class Kind(StrEnum):
    """A kind of what is kept, each with days of its own in [retention]."""

    LETTERS = "letters"
    REPORTS = "reports"
    MAILS = "mails"
    DOCUMENTS = "documents"
    RECORDINGS = "recordings"
    NAMES = "names"


@dataclass(frozen=True, slots=True)
class Hold:
    """What is kept whatever its age, as for a court or an auditor."""

    everything: bool = False
    cases: frozenset[CaseId] = frozenset()
    batches: frozenset[BatchId] = frozenset()
    referrals: frozenset[ReferralId] = frozenset()


def hold_of(names: Iterable[str]) -> Hold:
    """What these names hold: ids, or `all`. Raises ValueError for any other."""
    told = [name.strip() for name in names]
    cases = {case for name in told if (case := parse_case(name)) is not None}
    batches = {batch for name in told if (batch := parse_batch(name)) is not None}
    referrals = {one for name in told if (one := parse_referral(name)) is not None}
    for name in told:
        if name != EVERYTHING and not _is_id(name):
            raise ValueError(f"{name!r} is no id as FX-000012, B-000012 or RF-000012, nor all")
    return Hold(EVERYTHING in told, frozenset(cases), frozenset(batches), frozenset(referrals))


def _is_id(name: str) -> bool:
    return any(parse(name) is not None for parse in (parse_case, parse_batch, parse_referral))
