"""docs/metrics.md is made from the measures."""

from collections import Counter
from pathlib import Path

from faxflow.domain.statistics.catalogue import by_subject, every_measure
from faxflow.views.metrics_page import metrics_page

PAGE = Path(__file__).parents[2] / "docs" / "metrics.md"


def test_the_page_in_docs_is_what_the_measures_say() -> None:
    made = metrics_page()

    assert made == PAGE.read_text(encoding="utf-8")


def test_every_measure_of_a_scorecard_stands_there_with_its_formula() -> None:
    page = metrics_page()

    missing = [one.key for one in every_measure([14]).values() if one.formula not in page]
    assert missing == []
    assert all(f"(`{key}`)" in page for key in every_measure([14]))


def test_no_two_measures_have_one_key() -> None:
    keys = Counter(one.key for measures in by_subject().values() for one in measures)

    assert [key for key, count in keys.items() if count > 1] == []


def test_every_formula_is_sentences_and_says_what_it_divides_or_counts() -> None:
    every = [one for measures in by_subject().values() for one in measures]

    assert all(one.formula.endswith(".") for one in every)
    assert all(not one.leaves_out or one.leaves_out.endswith(".") for one in every)
    assert all("{" not in f"{one.formula}{one.leaves_out}" for one in every)
