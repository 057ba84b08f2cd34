"""An id is understood in the forms in which people type it."""

import pytest

from faxflow.domain.board_id import meant


@pytest.mark.parametrize(
    ("typed", "wanted"),
    [
        ("RF-000042", "RF-000042"),
        (" rf-42 ", "RF-000042"),
        ("42", "RF-000042"),
        ("fx-7", "FX-000007"),
        ("t-12", "T-12"),
        ("Okwuosa", "Okwuosa"),
    ],
)
def test_an_id_is_told_in_its_whole_form(typed: str, wanted: str) -> None:
    assert meant(typed) == wanted
