"""What is a fax number, and which may be dialled."""

import phonenumbers
import pytest

from faxflow.domain.fax_number import area_code_is_valid, as_read, is_valid, parse_number


@pytest.mark.parametrize(
    "text",
    [
        "9075550155",
        "(907) 555-0155",
        "907.555.0155 fax",
        "FAX: 907 555 0155",
        "Office fax # 907-555-0155",
        "1-907-555-0155",
        "+1 907 555 0155",
        "9075550155.0",
        "9.075550155E+09",
    ],
)
def test_a_number_is_found_however_it_is_written(text: str) -> None:
    number = parse_number(text, "US")

    assert number == "+19075550155"


@pytest.mark.parametrize(
    "text",
    [
        "",
        "-",
        "N/A",
        "(   )   -",
        "000-000-0000",
        "555-555-5555",
        "555-0155",
        "9.07555E+09",
        "5.55555E+09",
        "907-555-0155 x12",
        "907-555-0155 ext. 3",
        "907-555-0155 / 907-555-0156",
        "907-555-0155 call first",
        "see chart",
        "907555015",
        "90755501555555",
    ],
)
def test_what_is_no_single_possible_number_is_refused(text: str) -> None:
    number = parse_number(text, "US")

    assert number is None


def test_a_number_of_another_country_keeps_its_code() -> None:
    number = parse_number("+44 20 7946 0018", "US")

    assert number == "+442079460018"


def test_a_national_number_is_read_by_the_country_of_the_practice() -> None:
    number = parse_number("020 7946 0018", "GB")

    assert number == "+442079460018"


def test_the_invented_area_code_may_be_dialled_in_a_rehearsal_only() -> None:
    answers = [is_valid("+15555550155", rehearsal=rehearsal) for rehearsal in (True, False)]

    assert answers == [True, False]


def test_a_number_that_no_plan_knows_may_not_be_dialled() -> None:
    answers = [is_valid(number, rehearsal=True) for number in ("+10005550155", "+1", "nothing")]

    assert answers == [False, False, False]


def test_an_area_code_called_valid_has_no_invalid_number() -> None:
    codes = [code for code in map(str, range(200, 1000)) if area_code_is_valid(code)]

    tried = [f"+1{code}{exchange}0155" for code in codes for exchange in range(200, 1000, 97)]

    assert len(codes) > 350
    assert all(phonenumbers.is_valid_number(phonenumbers.parse(number)) for number in tried)


def test_a_letter_shows_the_national_form_at_home_and_the_code_abroad() -> None:
    shown = [as_read("+19075550155"), as_read("+442079460018")]

    assert shown == ["(907) 555-0155", "+44 20 7946 0018"]
