"""Who is certain is linked by itself; all else that is close is asked about, once."""

import pytest
from same_people import IVY, MOVED, TWIN, Desk

from conftest import Office
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.pair import PairKind, PairState
from faxflow.steps.referrals.judge_duplicate import Word

OTHER_SERVICE = {Field.SERVICE: "physical therapy", Field.PROVIDER: "Dr. Okafor"}


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def test_one_who_is_certainly_known_is_linked_by_itself(desk: Desk) -> None:
    desk.take_in()

    found = desk.take_in(OTHER_SERVICE)

    assert (found.linked, found.queued) == (1, ())
    assert desk.persons() == [1, 1]
    assert (desk.pair().state, desk.pair().decided_by) == (PairState.LINKED, None)
    assert desk.asked() == []


def test_one_who_is_only_like_is_asked_about_by_ids_alone(desk: Desk) -> None:
    desk.take_in()

    found = desk.take_in(MOVED)

    assert (found.linked, found.queued) == (None, (1,))
    assert desk.persons() == [1, 2]
    (title,) = desk.asked()
    assert title.startswith("RF-000002 may be of the same person as RF-000001 (")
    assert not any(text in title for text in IVY.values())


def test_the_reasons_name_no_value(desk: Desk) -> None:
    desk.take_in()
    desk.take_in(MOVED)

    told = " ".join(desk.pair().likeness.reasons).lower()

    assert told
    assert not any(text.lower() in told for text in (*IVY.values(), *MOVED.values()))


def test_strangers_are_not_asked_about(desk: Desk) -> None:
    desk.take_in()

    found = desk.take_in(
        MOVED,
        {Field.GIVEN_NAME: "Odell", Field.SURNAME: "Brandt", Field.DATE_OF_BIRTH: "1990-02-03"},
    )

    assert (found.linked, found.queued) == (None, ())


def test_a_twin_is_never_linked_by_itself(desk: Desk) -> None:
    desk.take_in()

    found = desk.take_in(TWIN)

    assert found.linked is None
    assert desk.persons() == [1, 2]


def test_looking_twice_asks_once(desk: Desk) -> None:
    desk.take_in()
    referral_id = desk.receive(MOVED)
    desk.find(referral_id)

    again = desk.find(referral_id)

    assert again.queued == ()
    assert len(desk.asked()) == 1


def test_two_who_were_said_to_be_distinct_are_neither_asked_about_nor_linked(desk: Desk) -> None:
    desk.take_in()
    second = desk.receive(MOVED, OTHER_SERVICE)
    desk.find(second)
    desk.say(Word.DISTINCT, 1)

    found = desk.correct(second, {field: IVY[field] for field in MOVED})

    assert (found.linked, found.queued) == (None, ())
    assert desk.persons() == [1, 2]


def test_a_link_does_not_join_two_who_were_said_to_be_distinct(desk: Desk) -> None:
    desk.take_in()
    desk.take_in(MOVED, OTHER_SERVICE)
    desk.say(Word.DISTINCT, 1)

    found = desk.take_in(MOVED)

    # It is the second person for certain, and so cannot be the first.
    assert found.linked is not None
    assert desk.persons() == [1, 2, 2]
    assert desk.asked() == []


def test_who_may_be_either_of_two_distinct_people_is_linked_to_neither(desk: Desk) -> None:
    desk.take_in()
    desk.take_in(OTHER_SERVICE)
    desk.say(Word.UNDO, 1)
    desk.say(Word.DISTINCT, 1)

    found = desk.take_in({Field.SERVICE: "MRI"})

    assert found.linked is None
    assert desk.persons() == [1, 2, 3]
    assert len(desk.asked()) == 2


def test_a_link_that_was_undone_is_not_made_again_by_itself(desk: Desk) -> None:
    desk.take_in()
    second = desk.receive(OTHER_SERVICE)
    desk.find(second)
    desk.say(Word.UNDO, 1)

    found = desk.find(second)

    assert found.linked is None
    assert desk.persons() == [1, 2]
    assert desk.pair().state is PairState.OPEN


def test_a_link_by_itself_ends_where_a_correction_leaves_it_uncertain(desk: Desk) -> None:
    desk.take_in()
    second = desk.receive(OTHER_SERVICE)
    desk.find(second)

    found = desk.correct(second, MOVED)

    assert found.queued == (1,)
    assert desk.persons() == [1, 2]
    assert desk.pair().state is PairState.OPEN
    assert len(desk.asked()) == 1


def test_what_is_not_alike_after_a_correction_is_asked_no_more(desk: Desk) -> None:
    desk.take_in()
    second = desk.receive(MOVED)
    desk.find(second)

    desk.correct(
        second,
        {Field.GIVEN_NAME: "Odell", Field.SURNAME: "Brandt", Field.DATE_OF_BIRTH: "1990-02-03"},
    )

    assert desk.pair().state is PairState.SETTLED
    assert desk.asked() == []


def test_what_becomes_certain_by_a_correction_is_linked_and_its_question_ends(desk: Desk) -> None:
    desk.take_in()
    second = desk.receive(MOVED, OTHER_SERVICE)
    desk.find(second)

    found = desk.correct(second, {field: IVY[field] for field in MOVED})

    assert found.linked == 1
    assert desk.persons() == [1, 1]
    assert desk.asked() == []


def test_of_a_person_with_several_records_one_question_is_asked(desk: Desk) -> None:
    desk.take_in()
    desk.take_in(OTHER_SERVICE)

    found = desk.take_in(MOVED, {Field.SERVICE: "MRI"})

    assert len(found.queued) == 1


def test_the_same_request_that_comes_twice_is_asked_about_and_left_open(desk: Desk) -> None:
    desk.take_in()

    found = desk.take_in({Field.SERVICE: "Cardiology"})

    pair = desk.pair(found.queued[0])
    assert (pair.kind, pair.one_id, pair.other_id) == (PairKind.REFERRAL, 2, 1)
    assert pair.likeness.grade == "probable"
    assert desk.referral(2).stage == "intake-received"


def test_a_service_that_is_corrected_to_the_same_is_asked_about(desk: Desk) -> None:
    desk.take_in()
    desk.take_in(OTHER_SERVICE)

    found = desk.correct(2, {Field.SERVICE: IVY[Field.SERVICE]})

    assert desk.pair(found.queued[0]).kind is PairKind.REFERRAL


def test_the_same_request_after_months_is_a_new_one(desk: Desk, office: Office) -> None:
    desk.take_in()
    office.clock.forward(days=90)

    found = desk.take_in()

    assert found.queued == ()
