"""A scorecard in sentences: for screen readers and mail, with no columns and no drawings."""

from collections.abc import Iterator
from datetime import tzinfo

from faxflow.domain.statistics.figure import Figure, Scorecard, Section
from faxflow.domain.statistics.measure import Unit
from faxflow.views.chart_summary import summary_of
from faxflow.views.figure_words import change_words, value_words
from faxflow.views.reported.breakdown_tables import breakdown_table
from faxflow.views.reported.chart_tables import bin_words, spread
from faxflow.views.reported.days import moment_words, period_words
from faxflow.views.terminal.grid import Lines, printable
from faxflow.views.terminal.look import Look
from faxflow.views.terminal.scorecard_text import definition_lines
from faxflow.views.terminal.section_lines import MeasureLine, lines_of
from faxflow.views.terminal.standing_out import NOTHING, TITLE, standing_out
from faxflow.views.terminal.text_table import table_sentences

_UNWRAPPED = 1_000_000


def scorecard_plain(scorecard: Scorecard, zone: tzinfo, *, defined: bool = False) -> str:
    """All of it, a line for each thing that is said; `defined`: what every measure means, too."""
    whose = f" of {printable(scorecard.practice)}" if scorecard.practice else ""
    lines = [
        f"faxflow scorecard{whose}.",
        f"Figures: {period_words(scorecard.period)}.",
        f"Charts: {period_words(scorecard.charted)}.",
        f"As of {moment_words(scorecard.as_of, zone)}.",
    ]
    stands = [f"{line}." for line in standing_out(scorecard.sections)] or [NOTHING]
    lines += ["", f"{TITLE}.", *stands]
    for section in scorecard.sections:
        lines += ["", f"{printable(section.title)}.", *section_sentences(section)]
    if defined:
        lines += ["", *definition_lines(scorecard.sections, Look(_UNWRAPPED))]
    return "\n".join(lines)


def section_sentences(section: Section) -> Lines:
    """What the section says, a line each."""
    told = [sentence for line in lines_of(section) for sentence in _measure(line)]
    for one in section.distributions:
        told.append(
            " ".join([f"{spread(one).title}.", *(each.words for each in spread(one).reading)])
        )
        unit = one.measure.unit
        told += [f"{bin_words(each, unit)}: {each.count:,}." for each in one.bins]
    for table in section.breakdowns:
        told += [f"{printable(table.title)}.", *table_sentences(breakdown_table(table))]
    return [*told, *map(printable, section.remarks)] or ["There is nothing to show."]


def _measure(line: MeasureLine) -> Iterator[str]:
    if line.figure:
        yield f"{line.name}: {', '.join(_figure(line, line.figure))}."
    if line.chart:
        yield f"{line.name}, its course: {summary_of(line.chart)}"


def _figure(line: MeasureLine, figure: Figure) -> Iterator[str]:
    if figure.value is None:
        yield "nothing measured"
    else:
        yield f"{value_words(figure.value, figure.measure.unit)}{_basis(figure)}"
    if figure.baseline:
        yield f"before {line.before}"
    if figure.baseline and figure.value is not None:
        yield f"now {change_words(figure.value, figure.baseline.value, figure.measure.unit)}"
    if line.target:
        yield f"target {line.target}"


def _basis(figure: Figure) -> str:
    """` of 1,204`; nothing of a number, which would be told twice."""
    words = {Unit.COUNT: "", Unit.SHARE: f" of {figure.basis:,}"}
    return words.get(figure.measure.unit, f", rests on {figure.basis:,}")
