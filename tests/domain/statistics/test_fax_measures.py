"""Every measure says in words how it is reckoned, under a key of its own."""

import pytest

from faxflow.domain.statistics import day_measures
from faxflow.domain.statistics.catalogue import every_measure
from faxflow.domain.statistics.measure import Measure

EVERY = [
    *every_measure().values(),
    *(value for value in vars(day_measures).values() if isinstance(value, Measure)),
]


@pytest.mark.parametrize("measure", EVERY, ids=lambda one: one.key)
def test_a_measure_is_told_in_whole_sentences(measure: Measure) -> None:
    for text in (measure.formula, measure.leaves_out):
        assert not text or (text[0].isupper() and text.endswith("."))
    assert measure.formula
    assert "  " not in measure.formula


def test_keys_are_words_with_hyphens_and_each_is_used_once() -> None:
    keys = [one.key for one in EVERY]

    assert all(key.replace("-", "").isalnum() and key == key.lower() for key in keys)
    assert len(set(keys)) == len(keys)
