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
        "907/555-0155",
        "907 5550155",
        "907555 0155",
        "907 555 01 55",
        "1907 555 0155",
        "9 0 7 5 5 5 0 1 5 5",
        "011 1 907 555 0155",
        "Fax: 1 Phone: 907-555-0155",
        "(fax) 907-555-0155 (work)",
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


@pytest.mark.parametrize(
    ("country", "text"),
    [
        ("US", "Tel 234-5678 Fax 907"),
        ("US", "907-234-56 no 78"),
        ("US", "907 fax 555-0155"),
        ("US", "907-555-01 w 55"),
        ("DE", "Fax 089 1234 Tel 089 1235"),
        ("DE", "030 1234567 Tel 12"),
        ("AT", "Fax 01 5120 Tel 01 5121"),
        ("DE", "089 1234 / 089 1235"),
        ("DE", "Fax 1 Tel 030 123456"),
    ],
)
def test_pieces_of_a_cell_are_never_joined_to_a_third_number(country: str, text: str) -> None:
    number = parse_number(text, country)

    assert number is None


@pytest.mark.parametrize(
    "text",
    ["234-5678 (907)", "Ph 234-5678 (907)", "907-55-50155", "2345678 907", "907-555-01 / 55"],
)
def test_digits_that_are_not_grouped_as_area_and_number_are_refused(text: str) -> None:
    number = parse_number(text, "US")

    assert number is None


@pytest.mark.parametrize(
    "text", ["089/123456", "+49 (0)89 / 123456", "0049 89 123456", "Tel. 089 12 34 56"]
)
def test_a_foreign_number_may_be_grouped_as_it_likes(text: str) -> None:
    number = parse_number(text, "DE")

    assert number == "+4989123456"


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
