"""What people write, and what of it is compared."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from faxflow.domain.matching.address import Street, clean_postcode, clean_street, clean_suburb
from faxflow.domain.matching.birth import clean_birth
from faxflow.domain.matching.names import Name, clean_name, in_order
from faxflow.domain.matching.phone import clean_phone
from faxflow.domain.matching.sex import clean_sex


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("1963-01-03", "19630103"),
        ("19630103", "19630103"),
        ("1963/1/3", "19630103"),
        ("1/3/1963", "19630103"),
        ("01-03-63", "19630103"),
        ("31/01/1963", "19630131"),
        ("3.1.1963", "19630103"),
        ("01031963", "19630103"),
        ("3 January 1963", "19630103"),
        ("Jan 3rd, 1963", "19630103"),
        ("03-JAN-63", "19630103"),
        ("1963-01-03T00:00:00", "19630103"),
        ("1963-01-03 00:00:00", "19630103"),
        ("19630103.0", "19630103"),
        ("23014", "19630103"),
        ("19390184", "19390184"),
    ],
)
def test_a_birth_date_is_read_in_every_form_in_which_people_write_it(
    written: str, read: str
) -> None:
    assert clean_birth(written) == read


@pytest.mark.parametrize(
    "written", ["", "1900-01-01", "01/01/1900", "19010101", "unknown", "00000000", "n/a", "3", "-"]
)
def test_a_birth_date_that_stands_for_none_counts_as_nothing(written: str) -> None:
    assert clean_birth(written) == ""


@given(st.one_of(st.text(max_size=12), st.text(alphabet="0123456789/-. janT:٣²", max_size=12)))
def test_whatever_is_written_a_birth_date_is_eight_digits_or_nothing(written: str) -> None:
    digits = clean_birth(written)

    assert not digits or (len(digits) == 8 and digits.isascii() and digits.isdigit())


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("(312) 555-0142", "3125550142"),
        ("+1 312-555-0142", "3125550142"),
        ("13125550142", "3125550142"),
        ("3125550142.0", "3125550142"),
        ("312.555.0142 ext. 7", "3125550142"),
        ("+61 412 555 014", "0412555014"),
        ("0061 412 555 014", "0412555014"),
        ("555-0142", "5550142"),
    ],
)
def test_a_phone_is_its_national_digits(written: str, read: str) -> None:
    assert clean_phone(written) == read


@pytest.mark.parametrize(
    "written",
    ["", "5555555555", "000-000-0000", "1234567890", "3.12555E+09", "3.1E9", "none", "411", "()"],
)
def test_a_phone_that_is_nobodys_counts_as_nothing(written: str) -> None:
    assert clean_phone(written) == ""


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("  ZOË ", Name("zoe", "zoe")),
        ("O'Neill", Name("oneill", "oneill")),
        ("Mary-Ann", Name("maryann", "mary ann")),
        ("Peter J.", Name("peter", "peter", "j")),
        ("Mr. Søren", Name("soren", "soren")),
        ("Holloway Jr.", Name("holloway", "holloway", "", "2")),
        ("Holloway III", Name("holloway", "holloway", "", "3")),
        ("De La Cruz", Name("delacruz", "de la cruz")),
    ],
)
def test_a_name_is_told_from_its_titles_initials_and_generation(written: str, read: Name) -> None:
    assert clean_name(written) == read


@pytest.mark.parametrize(
    "written", ["", "-", "N/A", "UNKNOWN", "Test", "zztest", "Baby Boy", "Twin A", "xxx", "Jr."]
)
def test_a_name_that_is_nobodys_counts_as_nothing(written: str) -> None:
    assert clean_name(written).name == ""


def test_a_name_that_stands_in_one_cell_is_put_in_order() -> None:
    assert in_order("", "Holloway, Ada") == (" Ada", "Holloway")
    assert in_order("Holloway, Ada", "") == (" Ada", "Holloway")
    assert in_order("Ada", "Holloway, RN") == ("Ada", "Holloway, RN")


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("12 Oak St.", Street("12", "oakstreet")),
        ("012 OAK STREET", Street("12", "oakstreet")),
        ("Apt 4, 12 Oak Street", Street("12", "oakstreet", "4")),
        ("4/12 Oak Street", Street("12", "oakstreet", "4")),
        ("12 Oak St #4", Street("12", "oakstreet", "4")),
        ("12B Oak Street", Street("12b", "oakstreet")),
        ("P.O. Box 77", Street("77", "pobox")),
        ("Oak Street", Street("", "oakstreet")),
        ("Unknown", Street()),
        ("", Street()),
    ],
)
def test_a_street_is_told_in_its_parts(written: str, read: Street) -> None:
    assert clean_street(written) == read


def test_suburbs_and_postcodes_lose_what_people_write_differently() -> None:
    assert clean_suburb("N. Fenford") == clean_suburb("NORTH FENFORD") == "northfenford"
    assert clean_suburb("unknown") == ""
    assert clean_postcode("60601-4417") == clean_postcode("60601.0") == "60601"
    assert clean_postcode("00000") == ""


def test_a_sex_is_compared_only_where_it_is_one_of_two() -> None:
    assert [clean_sex(text) for text in ("F", "female", " M. ")] == ["female", "female", "male"]
    assert [clean_sex(text) for text in ("", "other", "unknown", "X")] == [""] * 4
