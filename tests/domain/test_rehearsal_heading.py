"""A report says over its figures that they are of a rehearsal."""

import pytest

from faxflow.domain.rehearsal import headed


@pytest.mark.parametrize(
    ("environment", "shown"),
    [
        ("production", "Hilltop Family Practice"),
        ("rehearsal", "Hilltop Family Practice (rehearsal)"),
    ],
)
def test_a_report_of_a_rehearsal_says_so_beside_the_practices_name(
    environment: str, shown: str
) -> None:
    name = headed("Hilltop Family Practice", environment)

    assert name == shown
