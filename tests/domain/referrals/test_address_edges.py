"""What stands around an address is told from it, and a person is asked where words were left."""

import pytest

from faxflow.domain.referrals.form_reading.addresses import Address, address

PARTS = ("12 Elm St, Apt 3", "Alder Creek", "OR", "97128")


def parts(read: Address) -> tuple[str | None, ...]:
    return read.street, read.town, read.state, read.postcode


@pytest.mark.parametrize(
    "behind", ["", "}", " USA", ", USA", ", United States", " U.S.A.", "\nUSA", " |"]
)
def test_a_country_or_marks_behind_it_change_nothing(behind: str) -> None:
    read = address(f"12 Elm St, Apt 3, Alder Creek, OR 97128{behind}", "US")

    assert parts(read) == PARTS
    assert read.doubt is None


@pytest.mark.parametrize("behind", [" 8527699", ", Patient {D: 19993597", ", Le awe"])
def test_other_words_behind_it_are_left_out_in_doubt(behind: str) -> None:
    read = address(f"12 Elm St, Apt 3, Alder Creek, OR 97128{behind}", "US")

    assert parts(read) == PARTS
    assert read.doubt


@pytest.mark.parametrize("before", ["moe, ", "Pattenn it), ", "fax No. 617.317.0147, "])
def test_rests_of_labels_before_it_are_left_out_in_doubt(before: str) -> None:
    read = address(f"{before}12 Elm St, Apt 3, Alder Creek, OR 97128", "US")

    assert parts(read) == PARTS
    assert read.doubt


@pytest.mark.parametrize("before", ["°, ", "~\n"])
def test_marks_before_it_are_left_out(before: str) -> None:
    read = address(f"{before}12 Elm St, Apt 3, Alder Creek, OR 97128", "US")

    assert parts(read) == PARTS


@pytest.mark.parametrize("house", ["Oak Manor Nursing Home", "Suite 200", "c/o Ann Roe"])
def test_a_house_before_the_street_belongs_to_it(house: str) -> None:
    read = address(f"{house}, 12 Elm St, Alder Creek, OR 97128", "US")

    assert parts(read) == (f"{house}, 12 Elm St", "Alder Creek", "OR", "97128")
