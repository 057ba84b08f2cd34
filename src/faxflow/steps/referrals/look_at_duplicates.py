"""Lists the possible duplicates, and shows two records side by side; who looked is on record."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from faxflow.domain.ids import PatientId, pair_name
from faxflow.domain.referrals.fields import PATIENT, Field
from faxflow.domain.referrals.pair import PairKind, PairState
from faxflow.domain.roles import Act
from faxflow.errors import UnknownPair
from faxflow.steps.referrals.access import require, shown
from faxflow.steps.referrals.judge_duplicate import named_pair, require_pair
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.referrals import duplicates, patients, records
from faxflow.store.referrals.duplicates import Listed

COMPARED = tuple(
    field
    for field in Field
    if field in PATIENT
    or field in {Field.PROVIDER, Field.ORGANISATION, Field.SERVICE, Field.REASON, Field.DIAGNOSES}
)
"""What tells whether two are one; nothing else is shown of either."""


@dataclass(frozen=True, slots=True)
class Listing:
    """Pairs, and how many more there are."""

    pairs: Sequence[Listed]
    more: int


@dataclass(frozen=True, slots=True)
class Compared:
    """A pair, what is compared of the later and of the earlier, and its history."""

    listed: Listed
    later: Mapping[Field, str]
    earlier: Mapping[Field, str]
    history: Sequence[Mapping[str, str | None]]


def list_duplicates(work: Work, *, every: bool, limit: int) -> Listing:
    """Those that wait for a person, or `every` one. Raises AccessRefused."""
    require(work.viewer, Act.DUPLICATES)
    state = None if every else PairState.OPEN
    with work.store.read() as tx:
        pairs = duplicates.listed(tx, state, limit)
        count = duplicates.count(tx, state)
    return Listing(pairs, count - len(pairs))


def compare_duplicates(work: Work, name: str) -> Compared:
    """Both records of the pair of that name. Raises UnknownPair or AccessRefused."""
    with work.store.write() as tx:
        listed = named_pair(tx, name)
        if listed is None:
            require(work.viewer, Act.DUPLICATES)
            raise UnknownPair(pair=name)
        require_pair(tx, work.viewer, listed)
        both = [one for one in (listed.one, listed.other) if one]
        events.record(tx, work.run, shown(Act.DUPLICATES, both))
        history = events.history(tx, pair_name(listed.pair.id))
        later, earlier = (_fields(tx, listed, at) for at in (0, 1))
    return Compared(listed, later, earlier, history)


def _fields(tx: Connection, listed: Listed, at: int) -> Mapping[Field, str]:
    referral_id = (listed.one, listed.other)[at]
    referral = records.get(tx, referral_id) if referral_id else None
    if referral:
        return {field: referral.fields[field] for field in COMPARED}
    if listed.pair.kind is PairKind.REFERRAL:
        return {}
    patient = patients.get(tx, PatientId((listed.pair.one_id, listed.pair.other_id)[at]))
    return patient.fields if patient else {}
