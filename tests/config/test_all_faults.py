"""What is left of a configuration without its faults is what a look around goes by."""

import tomllib
from pathlib import Path

import pytest

from faxflow.config.all_faults import all_faults, what_is_right
from making import REHEARSAL_TEXT


@pytest.mark.parametrize(
    ("right", "wrong"),
    [
        ('folder = "drop"', 'folder = "drop"\nfoldr = "x"'),
        ("[letter]", "[letter]\nworkers = 99"),
        ('security = "none"', 'security = "none"\nworkers = 0'),
    ],
    ids=["a source, whose kind stands in its place", "a value", "a key"],
)
def test_a_wrong_key_leaves_all_others(tmp_path: Path, right: str, wrong: str) -> None:
    assert right in REHEARSAL_TEXT
    values = tomllib.loads(REHEARSAL_TEXT.replace(right, wrong, 1))

    rest = what_is_right(values, tmp_path)

    assert len(all_faults(values, tmp_path)[0]) == 1
    assert rest is not None
    assert rest.practice.name == "Hilltop Family Practice"


def test_nothing_is_left_without_a_key_that_must_be_there(tmp_path: Path) -> None:
    values = tomllib.loads(REHEARSAL_TEXT.replace('data = "data"', "", 1))

    assert what_is_right(values, tmp_path) is None
