"""Asks about referrals of one person that want the same thing; none is closed by itself."""

from collections.abc import Sequence

from faxflow.domain.ids import PatientId, ReferralId
from faxflow.domain.referrals.pair import Likeness, Pair, PairKind, PairState
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.same_request import Request, same_request
from faxflow.steps.referrals.duplicate_tasks import close_task, open_task
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import duplicates, patients
from faxflow.store.referrals.duplicates import Decision


def ask_about_requests(tx: Connection, work: Work, person: PatientId) -> None:
    """Asks a person to judge those of somebody's referrals that are alike, once each."""
    referrals = duplicates.referrals_of(tx, person)
    for at, later in enumerate(referrals):
        alike = {one.id: like for one in referrals[:at] if (like := _alike(work, later, one))}
        _settle_others(tx, work, later.id, alike)
        _ask(tx, work, later.id, alike)


def ask_again(tx: Connection, work: Work, was: Referral, now: Referral) -> None:
    """What was asked about a request ends with it, and comes back when it is opened again."""
    table = work.config.referrals.table
    patient = patients.get(tx, now.patient_id)
    if patient and (table[was.stage].is_final or table[now.stage].is_final):
        ask_about_requests(tx, work, patient.person_id)


def _ask(tx: Connection, work: Work, later: ReferralId, alike: dict[ReferralId, Likeness]) -> None:
    """Asks about each, unless it was asked or answered before."""
    stands = {pair.other_id: pair.state for pair in _of_later(tx, later)}
    now = work.run.now()
    for earlier, like in alike.items():
        if stands.get(earlier, PairState.SETTLED) is PairState.SETTLED:
            pair = duplicates.put(tx, PairKind.REFERRAL, (later, earlier), like=like, now=now)
            duplicates.decide(tx, pair, Decision(PairState.OPEN), now)
            listed = duplicates.get(tx, pair.id)
            if listed:
                open_task(tx, work, listed)


def _settle_others(
    tx: Connection, work: Work, later: ReferralId, alike: dict[ReferralId, Likeness]
) -> None:
    """What was asked and is not alike any more, or of one person no more, needs no answer."""
    for pair in _of_later(tx, later):
        if pair.state is PairState.OPEN and pair.other_id not in alike:
            duplicates.decide(tx, pair, Decision(PairState.SETTLED), work.run.now())
            close_task(tx, work, pair)


def _of_later(tx: Connection, later: ReferralId) -> Sequence[Pair]:
    return [pair for pair in duplicates.of_referral(tx, later) if pair.one_id == later]


def _alike(work: Work, later: Referral, earlier: Referral) -> Likeness | None:
    return same_request(_request(work, later), _request(work, earlier), work.run.now())


def _request(work: Work, referral: Referral) -> Request:
    final = work.config.referrals.table[referral.stage].is_final
    return Request(referral.fields, referral.received_at, referral.entered_at if final else None)
