"""A person's word on a possible duplicate holds, is remembered, and can be taken back."""

import pytest
from same_people import IVY, MOVED, Desk

from conftest import Office
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.pair import PairState
from faxflow.domain.roles import Role
from faxflow.steps.referrals.judge_duplicate import Word
from faxflow.store import events

OTHER = {Field.SERVICE: "physical therapy", Field.PROVIDER: "Dr. Okafor"}
THIRD = {
    Field.SERVICE: "MRI",
    Field.PROVIDER: "Dr. Lund",
    Field.PHONE: "+12025550188",
    Field.STREET: "",
    Field.SUBURB: "",
    Field.POSTCODE: "",
}


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """Two of one name and birth date, of whom a person is asked: PD-1."""
    desk.take_in()
    desk.take_in(MOVED, OTHER)
    return desk


@pytest.fixture
def sent_twice(desk: Desk) -> Desk:
    """One person, linked by itself (PD-1), whose request came twice (PD-2)."""
    desk.take_in()
    desk.take_in()
    return desk


def history(desk: Desk, subject: str) -> list[tuple[str | None, str | None]]:
    with desk.office.store.read() as tx:
        return [(row["cause"], row["actor"]) for row in events.history(tx, subject)]


def test_a_link_makes_two_one_person_and_closes_the_question(asked: Desk) -> None:
    judged = asked.say(Word.LINK, 1)

    assert judged.done
    assert asked.persons() == [1, 1]
    assert (asked.pair().state, asked.pair().decided_by) == (PairState.LINKED, "mara")
    assert asked.asked() == []


def test_who_decided_stands_in_the_history_of_the_pair_and_of_both(asked: Desk) -> None:
    asked.say(Word.LINK, 1)

    for subject in ("PD-1", "RF-000001", "RF-000002"):
        assert history(asked, subject)[-1] == ("linked", "mara")


def test_history_pairs_and_tasks_name_nobody(asked: Desk) -> None:
    asked.say(Word.LINK, 1)
    asked.say(Word.UNDO, 1)

    kept = str(
        [
            asked.office.rows(f"SELECT * FROM {table}")  # noqa: S608 - words of ours
            for table in ("events", "tasks", "possible_duplicates")
        ]
    )

    assert not any(text in kept for text in (*IVY.values(), *MOVED.values(), *OTHER.values()))


def test_a_link_is_undone_to_exactly_what_was(asked: Desk) -> None:
    before = asked.office.rows("SELECT * FROM patients")
    asked.say(Word.LINK, 1)

    judged = asked.say(Word.UNDO, 1)

    assert judged.done
    assert asked.office.rows("SELECT * FROM patients") == before
    assert (asked.pair().state, len(asked.asked())) == (PairState.OPEN, 1)


def test_a_link_by_itself_can_be_undone(desk: Desk) -> None:
    desk.take_in()
    desk.take_in(OTHER)

    judged = desk.say(Word.UNDO, 1)

    assert judged.done
    assert desk.persons() == [1, 2]
    assert len(desk.asked()) == 1


def test_distinct_can_be_undone_and_is_asked_again(asked: Desk) -> None:
    asked.say(Word.DISTINCT, 1)

    asked.say(Word.UNDO, 1)

    assert (asked.pair().state, len(asked.asked())) == (PairState.OPEN, 1)


def test_undoing_the_link_to_the_oldest_leaves_the_others_linked(desk: Desk) -> None:
    one, two = three_of_one_name(desk)
    desk.say(Word.LINK, one)
    desk.say(Word.LINK, two)
    assert desk.persons() == [1, 1, 1]

    desk.say(Word.UNDO, one)

    assert desk.persons() == [1, 2, 2]


def test_undoing_every_link_leaves_each_by_itself(desk: Desk) -> None:
    one, two = three_of_one_name(desk)
    before = desk.office.rows("SELECT * FROM patients")
    desk.say(Word.LINK, two)
    desk.say(Word.LINK, one)

    desk.say(Word.UNDO, two)
    desk.say(Word.UNDO, one)

    assert desk.office.rows("SELECT * FROM patients") == before


def test_a_decision_that_contradicts_another_is_refused_and_names_it(desk: Desk) -> None:
    desk.take_in()
    desk.take_in(MOVED, OTHER)
    desk.say(Word.DISTINCT, 1)

    judged = desk.say(Word.LINK, 1)

    assert not judged.done
    assert "PD-1 is distinct already: mara said so" in judged.told
    assert "undo PD-1" in judged.told
    assert desk.persons() == [1, 2]


def test_a_link_through_a_third_is_refused_where_somebody_said_two(desk: Desk) -> None:
    one, two = three_of_one_name(desk)
    desk.say(Word.DISTINCT, 1)
    desk.say(Word.LINK, one)

    judged = desk.say(Word.LINK, two)

    assert not judged.done
    assert "PD-1 has it that they are two people" in judged.told
    assert desk.persons() == [1, 2, 1]


def test_two_who_are_linked_through_a_third_are_asked_about_no_more(desk: Desk) -> None:
    one, two = three_of_one_name(desk)
    desk.say(Word.LINK, one)
    desk.say(Word.LINK, two)
    assert (desk.pair().state, desk.asked()) == (PairState.SETTLED, [])

    desk.say(Word.UNDO, two)

    assert desk.pair().state is PairState.OPEN


def test_to_part_two_who_are_linked_through_a_third_the_link_between_them_is_named(
    desk: Desk,
) -> None:
    one, two = three_of_one_name(desk)
    desk.say(Word.LINK, one)
    desk.say(Word.LINK, two)

    judged = desk.say(Word.DISTINCT, 1)

    assert not judged.done
    assert f"faxflow referral duplicates undo PD-{one}" in judged.told
    desk.say(Word.UNDO, one)
    assert desk.say(Word.DISTINCT, 1).done


def test_the_same_word_twice_is_told_so(asked: Desk) -> None:
    asked.say(Word.LINK, 1)

    judged = asked.say(Word.LINK, 1)

    assert not judged.done
    assert judged.told == "PD-1 is linked already: mara said so."


def test_a_dry_run_changes_nothing(asked: Desk) -> None:
    judged = asked.say(Word.LINK, 1, dry_run=True)

    assert judged.told == "PD-1 is open and would be linked."
    assert asked.persons() == [1, 2]
    assert len(asked.asked()) == 1


def test_a_request_that_came_twice_is_closed_as_a_duplicate_on_a_persons_word(
    sent_twice: Desk,
) -> None:
    judged = sent_twice.say(Word.LINK, 2)

    later = sent_twice.referral(2)
    assert judged.done
    assert (later.stage, later.closed_for) == (Stage.CLOSED, "duplicate")
    assert sent_twice.referral(1).stage is Stage.INTAKE_RECEIVED
    assert sent_twice.asked() == []


def test_undone_the_later_request_is_open_again(sent_twice: Desk) -> None:
    sent_twice.say(Word.LINK, 2)

    sent_twice.say(Word.UNDO, 2)

    assert sent_twice.referral(2).stage is Stage.INTAKE_RECEIVED
    assert len(sent_twice.asked()) == 1


def test_a_question_about_a_request_ends_where_the_later_one_is_closed_otherwise(
    sent_twice: Desk,
) -> None:
    sent_twice.close(2, "patient-declined")

    assert sent_twice.asked() == []
    assert sent_twice.pair(2).state is PairState.SETTLED


def test_requests_of_two_people_are_asked_about_no_more(sent_twice: Desk) -> None:
    sent_twice.say(Word.UNDO, 1)

    assert sent_twice.pair(2).state is PairState.SETTLED


def test_a_link_of_requests_names_the_one_that_is_closed_and_the_one_that_goes_on(
    sent_twice: Desk,
) -> None:
    judged = sent_twice.say(Word.LINK, 2)

    assert judged.told == "PD-2: it is one request; RF-000002 is closed as that of RF-000001."


def test_requests_of_two_are_asked_about_once_they_are_linked(desk: Desk) -> None:
    desk.take_in()
    desk.take_in(MOVED)
    assert len(desk.asked()) == 1

    desk.say(Word.LINK, 1)

    (title,) = desk.asked()
    assert "the same request as RF-000001" in title


@pytest.mark.parametrize("role", [Role.ELIGIBILITY, Role.SCHEDULING, Role.SERVICE])
def test_whose_work_it_is_not_decides_nothing(asked: Desk, role: Role) -> None:
    asked.roles = frozenset({role})

    judged = asked.say(Word.LINK, 1)

    assert not judged.done
    assert asked.persons() == [1, 2]
    assert history(asked, "RF-000002")[-1] == ("refused", "mara")


def test_a_pair_that_is_not_there_is_told_so(desk: Desk) -> None:
    judged = desk.say(Word.LINK, 7)

    assert (judged.known, judged.done) == (False, False)


def three_of_one_name(desk: Desk) -> tuple[int, int]:
    """The pairs of the third with the first and with the second; PD-1 is of those two."""
    desk.take_in()
    desk.take_in(MOVED, OTHER)
    desk.take_in(THIRD)
    sql = "SELECT other_id, id FROM possible_duplicates WHERE kind = 'patient' AND one_id = 3"
    found = {row[0]: int(str(row[1])) for row in desk.office.rows(sql)}
    return found[1], found[2]
