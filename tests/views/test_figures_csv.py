"""Figures as CSV: one value a line, whole, and nothing that a spreadsheet would run."""

import csv
from dataclasses import replace
from io import StringIO

import scored_measures as m
from a_scorecard import a_scorecard, an_awkward_scorecard, an_empty_scorecard
from faxflow.domain.statistics.figure import Scorecard, Section
from faxflow.views.figures_csv import csv_lines, figures_csv
from scored_parts import FIGURES, chart, table

FORMULA = ("=", "+", "-", "@", "\t", "\r")


def read(scorecard: Scorecard) -> list[dict[str, str]]:
    text = figures_csv(scorecard.sections, scorecard.period)
    return list(csv.DictReader(StringIO(text, newline="")))


def test_every_value_has_a_line_that_says_what_it_is() -> None:
    scorecard = a_scorecard()

    lines = read(scorecard)

    counts = [
        ("figure", len(scorecard.figures())),
        ("point", sum(len(c.points) for s in scorecard.sections for c in s.charts)),
        ("bin", sum(len(d.bins) for s in scorecard.sections for d in s.distributions)),
        (
            "cell",
            sum(len(b.rows) * len(b.measures) for s in scorecard.sections for b in s.breakdowns),
        ),
    ]
    for kind, count in counts:
        assert sum(line["kind"] == kind for line in lines) == count
    assert all(line["section"] and line["measure"] and line["unit"] for line in lines)


def test_a_figure_stands_with_its_period_basis_target_and_baseline() -> None:
    line = next(one for one in read(a_scorecard()) if one["measure"] == "fax-delivered-share")

    assert (line["from_day"], line["to_day"]) == (str(FIGURES.first), str(FIGURES.last))
    assert (line["value"], line["basis"], line["target"]) == ("0.9862", "40950", "0.98")
    assert line["baseline"] == "0.941"


def test_a_point_stands_with_the_days_it_is_about_and_its_limits() -> None:
    points = [one for one in read(a_scorecard()) if one["kind"] == "point"]

    assert (points[0]["from_day"], points[0]["to_day"]) == ("2025-11-24", "2025-11-30")
    assert points[0]["lower_limit"]
    assert any(one["signals"] for one in points)


def test_a_point_of_a_day_is_about_that_day() -> None:
    section = Section("usual", "Usual", charts=[chart(m.MADE, [1.0, 2.0, 3.0], step=1)])

    line = next(csv_lines([section], FIGURES))

    assert line.from_day == line.to_day


def test_whole_numbers_have_no_fraction_and_nothing_measured_is_an_empty_cell() -> None:
    rows = {"east": (1_204.0, None)}
    section = Section(
        "f", "F", breakdowns=[table("t", "T", [m.FAILURES, m.ATTEMPTS], rows, labels="Gateway")]
    )

    lines = read(replace(a_scorecard(), sections=[section]))

    assert [line["value"] for line in lines] == ["1204", ""]


def test_no_text_is_run_by_a_spreadsheet() -> None:
    rows = dict.fromkeys(('=HYPERLINK("x")', "+1", "-1", "@SUM(A1)", "\tx"), (1.0,))
    section = Section("f", "F", breakdowns=[table("t", "T", [m.FAILURES], rows, labels="Gateway")])

    lines = read(replace(a_scorecard(), sections=[section]))

    assert all(line["row"].startswith("'") for line in lines)
    assert [line["row"][1:] for line in lines] == list(rows)


def test_markup_commas_quotes_and_lines_come_back_as_they_were() -> None:
    odd = 'a "quoted", name\nof two lines'
    section = Section(
        "f", "F", breakdowns=[table("t", "T", [m.FAILURES], {odd: (1.0,)}, labels="Gateway")]
    )

    assert read(replace(a_scorecard(), sections=[section]))[0]["row"] == odd


def test_awkward_and_empty_ones_are_tables_too() -> None:
    for scorecard in (an_awkward_scorecard(), an_empty_scorecard()):
        widths = {len(line) for line in read(scorecard)}

        assert widths == {20}


def test_lines_end_as_rfc_4180_says() -> None:
    text = figures_csv(a_scorecard().sections, FIGURES)

    assert text.endswith("\r\n")
    assert text.count("\n") == text.count("\r\n")
