"""A scorecard as text in columns; with `definitions`, what every measure means."""

from collections.abc import Sequence
from datetime import tzinfo

from faxflow.domain.statistics.figure import Scorecard, Section
from faxflow.views.reported.blocks import Definition, Sentence
from faxflow.views.reported.breakdown_tables import breakdown_table
from faxflow.views.reported.days import moment_words, period_words
from faxflow.views.reported.definitions import definitions
from faxflow.views.reported.guide import guide
from faxflow.views.terminal.figure_lines import figure_lines
from faxflow.views.terminal.grid import Lines, printable, wrapped
from faxflow.views.terminal.look import Look
from faxflow.views.terminal.spread_lines import spread_lines
from faxflow.views.terminal.standing_out import NOTHING, TITLE, standing_out
from faxflow.views.terminal.text_table import table_lines

_MORE = "What each figure means: `faxflow scorecard --definitions`."
_NOTHING = "  There is nothing to show."


def scorecard_text(scorecard: Scorecard, zone: tzinfo, look: Look) -> str:
    """All of it; `zone` is the practice's, for the moment at which it was made."""
    lines = [*_head(scorecard, zone, look), "", look.ink.heading(TITLE.upper())]
    for line in standing_out(scorecard.sections) or [NOTHING]:
        lines += _moved_in(line, look, "  ")
    for section in scorecard.sections:
        lines += ["", *section_text(section, look)]
    lines += ["", *(definition_lines(scorecard.sections, look) if look.definitions else [_MORE])]
    return "\n".join(lines)


def section_text(section: Section, look: Look) -> Lines:
    """Its title, then its figures with their courses, its spreads, its tables, its remarks."""
    parts = [figure_lines(section, look)]
    parts += [spread_lines(one, look.width) for one in section.distributions]
    parts += [
        [f"  {printable(one.title)}", *table_lines(breakdown_table(one), look.width)]
        for one in section.breakdowns
    ]
    remarks = [line for one in section.remarks for line in wrapped(printable(one), look.width - 2)]
    parts.append([f"  {look.ink.quiet(line)}" for line in remarks])
    shown = [part for part in parts if part] or [[_NOTHING]]
    head = look.ink.heading(printable(section.title).upper())
    return [head, *(line for at, part in enumerate(shown) for line in [*[""] * bool(at), *part])]


def definition_lines(sections: Sequence[Section], look: Look) -> Lines:
    """How to read it, then each measure with its formula."""
    found: Lines = []
    for part in (guide(), definitions(sections)):
        found += ["", look.ink.heading(part.title.upper())]
        for block in part.blocks:
            if isinstance(block, Sentence):
                found += _moved_in(block.words, look, "  ")
            if isinstance(block, Definition):
                found += _moved_in(f"{block.measure.name} ({block.measure.key})", look, "  ")
                for name, words in block.facts:
                    found += _moved_in(f"{name}: {words}", look, "    ")
    return found[1:]


def _head(scorecard: Scorecard, zone: tzinfo, look: Look) -> Lines:
    title = " ".join(filter(None, ["faxflow scorecard", printable(scorecard.practice)]))
    told = (
        f"{period_words(scorecard.period)}; charts {period_words(scorecard.charted)}."
        f" As of {moment_words(scorecard.as_of, zone)}."
    )
    return [look.ink.heading(title), *wrapped(told, look.width)]


def _moved_in(words: str, look: Look, indent: str) -> Lines:
    lines = wrapped(printable(words), look.width - len(indent))
    return [f"{indent}{line}" for line in lines]
