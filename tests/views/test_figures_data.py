"""Figures in JSON: all of them, finite, under the shape that is published."""

import json
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

from jsonschema import Draft202012Validator

import scored_measures as m
from a_scorecard import a_scorecard, an_awkward_scorecard, an_empty_scorecard
from faxflow.domain.statistics.figure import Baseline, Figure, Scorecard, Section
from faxflow.views.figures_data import moment_data, scorecard_data
from faxflow.views.figures_shape import ScorecardData
from faxflow.views.json_schema import published_schema
from scored_parts import BEFORE

SCHEMA = published_schema(ScorecardData, title="A scorecard", version=1)


def faults(scorecard: Scorecard) -> list[str]:
    """What the published shape holds against its JSON, as it is read back."""
    told = {"schema_version": 1, **scorecard_data(scorecard)}
    read = json.loads(json.dumps(told, allow_nan=False))
    return [str(error) for error in Draft202012Validator(SCHEMA).iter_errors(read)]


def numbers(value: Any) -> Iterator[float]:
    if isinstance(value, dict):
        value = list(value.values())
    if isinstance(value, list):
        for one in value:
            yield from numbers(one)
    elif isinstance(value, int | float) and not isinstance(value, bool):
        yield value


def test_every_kind_of_scorecard_has_the_published_shape() -> None:
    for scorecard in (a_scorecard(), an_empty_scorecard(), an_awkward_scorecard()):
        assert faults(scorecard) == []


def test_the_schema_itself_is_one_and_lets_nothing_else_in() -> None:
    Draft202012Validator.check_schema(SCHEMA)

    told = {"schema_version": 1, **scorecard_data(a_scorecard())}
    told["sections"][0]["patient"] = "nobody"  # type: ignore[typeddict-unknown-key]

    assert not Draft202012Validator(SCHEMA).is_valid(told)


def test_every_measure_that_is_shown_is_told_once_with_its_formula() -> None:
    told = scorecard_data(a_scorecard())

    keys = [one["key"] for one in told["measures"]]
    shown = {one["measure"] for section in told["sections"] for one in section["figures"]}
    assert len(keys) == len(set(keys))
    assert shown <= set(keys)
    assert all(one["formula"] for one in told["measures"])


def test_a_chart_says_what_its_points_were_found_by() -> None:
    shown = scorecard_data(a_scorecard())["sections"][0]["charts"][1]

    found = [point for point in shown["points"] if point["signals"]]
    assert (shown["each"], shown["variation"]) == ("week", "improving-high")
    assert shown["limits"]
    assert found


def test_a_baseline_says_whether_it_was_told_or_captured() -> None:
    told = Figure(m.FIRST_TRY, 0.9, 10, baseline=Baseline(0.8, told=True))
    captured = replace(told, baseline=Baseline(0.8, told=False, period=BEFORE, basis=12))
    section = Section("faxes", "Faxes", [told, captured])

    first, second = scorecard_data(replace(a_scorecard(), sections=[section]))["sections"][0][
        "figures"
    ]

    assert first["baseline"] == dict.fromkeys(("first", "last", "basis")) | {
        "value": 0.8,
        "told": True,
    }
    assert second["baseline"] == {
        "value": 0.8,
        "told": False,
        "first": "2026-01-05",
        "last": "2026-03-29",
        "basis": 12,
    }


def test_nothing_measured_is_null_and_never_nought() -> None:
    figure = scorecard_data(an_empty_scorecard())["sections"][0]["figures"][0]

    assert (figure["value"], figure["basis"]) == (None, 0)


def test_moments_are_utc() -> None:
    assert moment_data(datetime(2026, 11, 23, 14, 15, tzinfo=UTC)) == "2026-11-23T14:15:00+00:00"


def test_no_number_is_anything_that_json_has_no_word_for() -> None:
    for scorecard in (a_scorecard(), an_awkward_scorecard()):
        assert all(abs(one) < float("inf") for one in numbers(scorecard_data(scorecard)))
