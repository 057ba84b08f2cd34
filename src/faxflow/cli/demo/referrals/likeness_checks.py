"""Holds who was taken for whom against who the people of the day are."""

from collections.abc import Iterator

from faxflow.cli.demo.referrals.check import Check, check
from faxflow.cli.demo.referrals.evidence import Evidence
from faxflow.domain.ids import PatientId, ReferralId, patient_name, referral_name
from faxflow.domain.referrals.pair import PairKind
from faxflow.simulator.referrals.truth import Kin

_SAME = frozenset({Kin.SAME_PERSON, Kin.SAME_REQUEST})
_ASKED_ABOUT = {Kin.LOOKALIKE: PairKind.PATIENT, Kin.SAME_REQUEST: PairKind.REFERRAL}

Two = tuple[ReferralId, ReferralId]
"""A referral, and the earlier one that it has to do with."""


def likeness_checks(evidence: Evidence) -> Iterator[Check]:
    """All of them; of two that were not read rightly nothing is asked."""
    yield _linked(evidence)
    yield _apart(evidence)
    yield _offered(evidence)


def _linked(evidence: Evidence) -> Check:
    twos = [two for kin in _SAME for two in _kin(evidence, kin)]
    wrong = (referral_name(one) for one, like in twos if not _is_one(evidence, one, like))
    return check("who came twice is known as one person", len(twos), wrong)


def _is_one(evidence: Evidence, one: ReferralId, like: ReferralId) -> bool:
    return evidence.persons[one] == evidence.persons[like]


def _apart(evidence: Evidence) -> Check:
    people: dict[PatientId, set[str]] = {}
    for one, meant in evidence.meant():
        key = meant.like if meant.kin in _SAME else meant.key
        people.setdefault(evidence.persons[one], set()).add(key)
    wrong = (patient_name(person) for person, keys in people.items() if len(keys) > 1)
    return check("no two people are taken for one", len(people), wrong)


def _offered(evidence: Evidence) -> Check:
    found = {(one.pair.kind, frozenset({one.one, one.other})) for one in evidence.pairs}
    asked = [(kind, two) for kin, kind in _ASKED_ABOUT.items() for two in _kin(evidence, kin)]
    wrong = (referral_name(two[0]) for kind, two in asked if (kind, frozenset(two)) not in found)
    return check("twins and repeated requests are offered to a person", len(asked), wrong)


def _kin(evidence: Evidence, kin: Kin) -> Iterator[Two]:
    by_key = {meant.key: one for one, meant in evidence.meant()}
    for one, meant in evidence.meant():
        like = by_key.get(meant.like)
        if meant.kin is kin and like and evidence.is_sure(one) and evidence.is_sure(like):
            yield one, like
