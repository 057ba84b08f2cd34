"""A file that was left for the intake is known again by all that it is."""

import pytest

from faxflow.domain.referrals.intake.dropped import Dropped, from_file
from making import MORNING


@pytest.mark.parametrize("name", ["a.pdf", "M\udcfcller.pdf", "two\nlines.pdf"])
def test_a_file_is_taken_whatever_letters_its_name_has(name: str) -> None:
    one = from_file(Dropped(name, b"x", MORNING), MORNING)
    again = from_file(Dropped(name, b"x", MORNING), MORNING)
    other = from_file(Dropped(f"{name}.pdf", b"x", MORNING), MORNING)

    assert one.identity == again.identity
    assert one.identity != other.identity
