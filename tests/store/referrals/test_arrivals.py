"""What came in, in the store: known by its keys, for ever or for a while."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from faxflow.domain.ids import ArrivalId, ReferralId
from faxflow.domain.referrals.intake.became import Outcome
from faxflow.domain.referrals.record import Channel
from faxflow.store.referrals import arrivals, documents
from faxflow.store.referrals.arrivals import NewArrival
from faxflow.store.referrals.documents import NewDocument
from making import MORNING
from stocked import Stocked

WEEK = timedelta(days=7)


@dataclass
class Arrivals:
    """A store into which things come."""

    stocked: Stocked

    def come(
        self, *keys: str, at: datetime = MORNING, outcome: Outcome = Outcome.TASK
    ) -> ArrivalId:
        new = NewArrival(Channel.FAX, at, "fax service", "0.eml", "0", outcome, "told")
        with self.stocked.store.write() as tx:
            arrival_id = arrivals.insert(tx, self.stocked.run, new)
            arrivals.remember(tx, arrival_id, keys, at)
        return arrival_id

    def known(self, *keys: str, at: datetime = MORNING) -> ArrivalId | None:
        with self.stocked.store.read() as tx:
            found = arrivals.known(tx, keys, at)
        return found.id if found else None

    def lately(self, *keys: str, at: datetime = MORNING) -> ArrivalId | None:
        with self.stocked.store.read() as tx:
            found = arrivals.known_lately(tx, keys, at, within=WEEK)
        return found.id if found else None


@pytest.fixture
def here(tmp_path: Path) -> Arrivals:
    return Arrivals(Stocked(tmp_path))


def test_any_of_its_keys_finds_an_arrival_however_late(here: Arrivals) -> None:
    first = here.come("a", "b")

    assert here.known("b", "c", at=MORNING + 50 * WEEK) == first
    assert here.known("c") is None
    assert here.known() is None


def test_content_finds_an_arrival_only_for_a_while_in_either_direction(here: Arrivals) -> None:
    first = here.come("a")

    assert here.lately("a", at=MORNING + WEEK) == first
    assert here.lately("a", at=MORNING - WEEK) == first
    assert here.lately("a", at=MORNING + WEEK + timedelta(seconds=1)) is None


def test_the_one_that_lies_there_still_goes_before_those_put_away(here: Arrivals) -> None:
    first, second = here.come("a"), here.come("a", outcome=Outcome.KNOWN)
    with here.stocked.store.write() as tx:
        arrivals.put_away(tx, [first], MORNING)

    assert here.known("a") == second


def test_the_same_key_twice_is_one_and_of_another_arrival_is_another(here: Arrivals) -> None:
    here.come("a", "a")
    here.come("a")

    assert here.stocked.rows("SELECT count(*) FROM fingerprints") == [(2,)]


def test_a_document_without_a_referral_is_kept_with_its_arrival(here: Arrivals) -> None:
    arrival_id = here.come("a")
    new = NewDocument("form", "application/pdf", MORNING, "0.pdf", "0", 9, pages=2)

    with here.stocked.store.write() as tx:
        documents.insert(tx, new, referral_id=None, arrival_id=arrival_id)

    kept = "SELECT arrival_id, referral_id, kind, pages, bytes FROM documents"
    assert here.stocked.rows(kept) == [(arrival_id, None, "form", 2, 9)]
    with here.stocked.store.read() as tx:
        assert documents.of_referral(tx, ReferralId(1)) == []
