"""Who is linked, who waits for a person, and who is somebody else."""

from dataclasses import replace

import pytest

from faxflow.domain.matching.grade import Grade
from faxflow.domain.matching.judge import judge
from faxflow.domain.matching.judging import AMBIGUOUS
from faxflow.domain.matching.keys import blocking_keys
from faxflow.domain.matching.person import Person
from faxflow.domain.matching.register import Register

ADA = Person(
    given_name="Ada",
    surname="Holloway",
    date_of_birth="1963-01-03",
    sex="female",
    phone="312-555-0142",
    street="12 Oak Street",
    suburb="Fenford",
    postcode="60601",
)
MOVED = replace(ADA, street="7 Mill Lane", suburb="Larkham", postcode="60655")


def _grade(known: Person, incoming: Person, register: Register = Register.FAMILIES) -> Grade:
    return judge(incoming, [("1", known)], register=register).grade


@pytest.mark.parametrize(
    "again",
    [
        ADA,
        replace(ADA, given_name="ADA", surname="holloway", date_of_birth="01/03/1963", sex="F"),
        replace(ADA, given_name="Holloway", surname="Ada"),
        replace(ADA, surname="Hollowey"),
        replace(ADA, surname="Holloway-Ford"),
        replace(ADA, phone=""),
        replace(ADA, phone="5555555555"),
        replace(ADA, street="", suburb="", postcode=""),
        replace(ADA, street="12 Oka St", phone=""),
        replace(ADA, surname="Winter"),
        replace(ADA, date_of_birth="1963-01-33"),
        MOVED,
    ],
)
def test_the_same_person_written_otherwise_is_certain(again: Person) -> None:
    assert _grade(ADA, again) is Grade.CERTAIN


@pytest.mark.parametrize(
    "other",
    [
        replace(ADA, given_name="Ida"),  # twins
        replace(ADA, given_name="Adam", sex="male"),
        replace(ADA, given_name=""),
        replace(ADA, given_name="A"),
        replace(ADA, given_name="Baby"),
        replace(ADA, date_of_birth="1983-01-03"),  # juniors
        replace(ADA, date_of_birth=""),
        replace(ADA, date_of_birth="1963-01-04"),  # a cousin who lives there
        replace(ADA, sex="male"),
        replace(MOVED, phone="630-555-0177"),  # namesakes
        replace(MOVED, phone=""),
        replace(ADA, street="88 Elm Road", phone="630-555-0177"),  # in the same suburb
        replace(ADA, street="", phone=""),
        replace(ADA, street="14 Oak Street", phone="630-555-0177"),
    ],
)
def test_what_another_person_may_have_in_common_is_for_a_person_to_judge(other: Person) -> None:
    assert _grade(ADA, other) in (Grade.PROBABLE, Grade.POSSIBLE)


@pytest.mark.parametrize(
    "other",
    [
        replace(ADA, given_name="Otto", sex="male", date_of_birth="1960-08-21"),  # spouse
        replace(ADA, given_name="Nell", date_of_birth="1991-05-12"),  # daughter
        replace(ADA, given_name="", date_of_birth="1991-05-12"),
        replace(MOVED, given_name="Ruth", surname="Winter", phone="630-555-0177"),
        Person(surname="Holloway"),
        Person(),
    ],
)
def test_who_is_plainly_somebody_else_is_not_even_asked_about(other: Person) -> None:
    assert _grade(ADA, other) is Grade.NONE


def test_differing_generations_and_initials_speak_against_a_link() -> None:
    junior = replace(ADA, surname="Holloway Jr.")

    grades = [
        _grade(replace(ADA, surname="Holloway Sr."), junior),
        _grade(replace(ADA, given_name="Ada B."), replace(ADA, given_name="Ada C.")),
        _grade(junior, ADA),
    ]

    assert grades == [Grade.PROBABLE, Grade.PROBABLE, Grade.CERTAIN]


def test_twins_by_their_initial_alone_are_not_taken_for_one() -> None:
    initial = replace(ADA, given_name="A.")

    assert _grade(initial, initial) is Grade.PROBABLE


def test_a_phone_and_an_address_that_many_share_make_nobody_certain() -> None:
    residents = [(str(n), replace(ADA, given_name=f"Resident{n}")) for n in range(20)]
    married = replace(ADA, surname="Winter")

    alone = judge(married, [("ada", ADA)])
    among_many = judge(married, [("ada", ADA), *residents])

    assert alone.grade is Grade.CERTAIN
    assert among_many.grade is Grade.PROBABLE
    assert "same phone, which many share" in among_many.candidates[0].reasons


def test_a_key_that_too_many_have_counts_as_shared_though_they_are_not_shown() -> None:
    known = [("ada", MOVED)]
    phone = next(key for key in blocking_keys(ADA) if key.startswith("p:"))

    assert judge(ADA, known).grade is Grade.CERTAIN
    assert judge(ADA, known, crowded=[phone]).grade is Grade.PROBABLE


def test_two_who_both_fit_and_are_not_the_same_are_for_a_person_to_judge() -> None:
    by_phone = replace(MOVED, street="7 Mill Lane")
    by_home = replace(ADA, phone="630-555-0177")

    match = judge(ADA, [("phone", by_phone), ("home", by_home)])

    assert match.grade is Grade.PROBABLE
    assert all(AMBIGUOUS in one.reasons for one in match.candidates)


def test_two_records_of_the_one_person_are_both_certain() -> None:
    match = judge(ADA, [("1", ADA), ("2", replace(ADA, phone=""))])

    assert [(one.id, one.grade) for one in match.candidates] == [
        ("1", Grade.CERTAIN),
        ("2", Grade.CERTAIN),
    ]


def test_once_one_is_certain_the_twin_is_not_asked_about() -> None:
    match = judge(ADA, [("twin", replace(ADA, given_name="Nora")), ("ada", ADA)])

    assert [one.id for one in match.candidates] == ["ada"]


@pytest.mark.parametrize("named", ["Adda", "Ida", "Adaa"])
def test_a_twin_for_whom_a_slip_would_take_her_is_asked_about(named: str) -> None:
    twin = replace(ADA, given_name=named, phone="630-555-0177")

    match = judge(ADA, [("twin", twin), ("ada", ADA)])

    assert [(one.id, one.grade) for one in match.candidates] == [
        ("ada", Grade.PROBABLE),
        ("twin", Grade.PROBABLE),
    ]
    assert AMBIGUOUS in match.candidates[0].reasons


def test_a_misspelt_record_of_herself_that_is_linked_casts_no_doubt() -> None:
    known = [("misspelt", replace(ADA, given_name="Adda")), ("ada", ADA)]

    linked = judge(ADA, known, persons=[7, 7])
    not_linked = judge(ADA, known, persons=[7, 8])

    assert (linked.grade, not_linked.grade) == (Grade.CERTAIN, Grade.PROBABLE)


def test_among_unrelated_people_a_near_namesake_is_no_twin() -> None:
    known = [("misspelt", replace(ADA, given_name="Adda")), ("ada", ADA)]

    assert judge(ADA, known, register=Register.UNRELATED).grade is Grade.CERTAIN


def test_slips_pass_in_a_register_of_unrelated_people_and_there_alone() -> None:
    slips = [
        replace(ADA, given_name="Adda"),
        replace(ADA, date_of_birth="1963-01-04"),
        replace(ADA, date_of_birth=""),
        replace(ADA, given_name=""),
    ]

    among_families = {_grade(ADA, one) for one in slips}
    among_unrelated = {_grade(ADA, one, Register.UNRELATED) for one in slips}

    assert among_families == {Grade.PROBABLE}
    assert among_unrelated == {Grade.CERTAIN}


def test_the_reasons_say_in_words_what_agrees_and_name_no_value() -> None:
    other = replace(ADA, given_name="Holloway", surname="Ada", date_of_birth="1963-01-04")

    (candidate,) = judge(other, [("1", ADA)]).candidates

    assert candidate.reasons == (
        "given name and surname swapped",
        "birth date one digit apart",
        "same phone",
        "same street",
        "same suburb",
        "same postcode",
    )
