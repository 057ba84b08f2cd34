"""The letter that a preview shows: a finished PDF, or one drawn from a template for the looking."""

import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Final

import pypdfium2

from faxflow.adapters.given_file import read_given
from faxflow.adapters.letters.cover import with_cover
from faxflow.cli.options import STANDARD_INPUT
from faxflow.cli.session import config_path
from faxflow.cli.world import World
from faxflow.config.letter import EngineName
from faxflow.config.load import load_config
from faxflow.domain.cover import CONFIDENTIALITY, CoverWords, cover_for
from faxflow.domain.ids import case_name, parse_case
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem
from faxflow.domain.letter_data import BadData
from faxflow.domain.letter_row import row_of
from faxflow.domain.letter_sample import SAMPLE_CASE, built_in_values
from faxflow.errors import BadUsage, FileUnreadable
from faxflow.frames.mapping import load_mapping

if TYPE_CHECKING:
    from faxflow.adapters.letters.choose import Engine

_PDF: Final = b"%PDF-"
_EARLY: Final = 1024
"""Bytes in which a PDF may begin (ISO 32000-1, annex H.3.4.1)."""
_BLANK: Final = "`faxflow letter render {letter} --blank` prints a file to fill in."


@dataclass(frozen=True, slots=True)
class Source:
    """What is to be shown, and with a `cover` or without."""

    letter: Path
    data: str | None
    config: Path | None
    cover: bool


@dataclass(frozen=True, slots=True)
class Shown:
    """`engine` drew it, None where it was given; `sample` where nothing in it is a patient's.

    `approximate` where the layout only comes near to Word's.
    """

    pdf: bytes
    pages: int
    engine: str | None
    sample: bool
    approximate: bool = False


def shown_letter(source: Source, world: World) -> Shown | LetterProblem:
    """The letter, or why none could be drawn.

    Raises BadUsage, FileMissing, FileUnreadable, TemplateProblem, PartMissing or OfficeSilent.
    """
    given = read_given(source.letter)
    today = f"{world.clock().astimezone():%B %d, %Y}"
    order = LetterOrder(SAMPLE_CASE, case_name(SAMPLE_CASE), built_in_values(today))
    if _PDF in given[:_EARLY]:
        if source.data is not None:
            what = "A finished letter takes no --data."
            raise BadUsage(what=what, todo="Leave it out, or name the template.")
        letter = Letter(order.case_id, given, _page_count(source.letter, given))
        return _covered(source, world, order, Shown(given, letter.pages, None, sample=False))
    return _drawn(source, world, order)


def _drawn(source: Source, world: World, without_row: LetterOrder) -> Shown | LetterProblem:
    # Engines load for long, and a finished letter needs none.
    from faxflow.adapters.letters.choose import choose_engine
    from faxflow.adapters.letters.filling.template import open_template
    from faxflow.adapters.letters.survey.sample import sample_values

    with _scratch() as scratch:
        engine = choose_engine(EngineName.AUTO, source.letter, workers=1, scratch=scratch)
        order = _with_row(source, engine, without_row)
        if source.data is None:
            values = sample_values(open_template(source.letter))
            order = replace(order, fields={**values, **order.fields})
        (result,) = engine.render([order])
    if isinstance(result, LetterProblem):
        return result
    sample, approximate = source.data is None, engine.approximate
    shown = Shown(result.pdf, result.pages, engine.name, sample, approximate)
    return _covered(source, world, order, shown)


def _with_row(source: Source, engine: "Engine", order: LetterOrder) -> LetterOrder:
    """The order with the fields of --data, where it was given. Raises BadUsage."""
    if source.data is None:
        return order
    ours = built_in_values(str(order.fields["today"]))
    row = row_of(_text(source.data), engine.template_fields(), ours)
    if isinstance(row, BadData):
        raise _bad_data(source, row.what)
    named = row.fields["case_id"]
    case_id = parse_case(named) if isinstance(named, str) else None
    if case_id is None:
        raise _bad_data(source, "its case_id is no case id")
    return LetterOrder(case_id, case_name(case_id), {**row.fields, "case_id": case_name(case_id)})


def _text(data: str) -> str:
    raw = sys.stdin.buffer.read() if data == STANDARD_INPUT else read_given(Path(data))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError:
        return ""  # which is no JSON, and said to be none


def _bad_data(source: Source, what: str) -> BadUsage:
    return BadUsage(what=f"--data: {what}.", todo=_BLANK.format(letter=source.letter))


def _page_count(path: Path, pdf: bytes) -> int:
    try:
        with pypdfium2.PdfDocument(pdf) as document:
            return len(document)
    except pypdfium2.PdfiumError as error:
        raise FileUnreadable(path=path, what="it is locked, or no whole PDF") from error


def _covered(
    source: Source, world: World, order: LetterOrder, shown: Shown
) -> Shown | LetterProblem:
    if not source.cover:
        return shown
    words, practice = _cover_words(source, world)
    fields = {**order.fields, "practice_name": practice} if practice else order.fields
    cover = cover_for(replace(order, fields=fields), words)
    result = with_cover(Letter(order.case_id, shown.pdf, shown.pages), cover)
    if isinstance(result, LetterProblem):
        return result
    return replace(shown, pdf=result.pdf, pages=result.pages)


def _cover_words(source: Source, world: World) -> tuple[CoverWords, str]:
    """The practice's own, and its name, where there is a configuration; else what is usual."""
    path = config_path(source.config, world)
    if source.config is None and not path.exists():
        return CoverWords("", CONFIDENTIALITY), ""
    config = load_config(path, world.environment)
    recipient = load_mapping(config.report.mapping).recipient
    letter = config.letter
    return CoverWords(letter.cover_contact, letter.confidentiality, recipient), config.practice.name


@contextmanager
def _scratch() -> Iterator[Path]:
    """A private folder, gone at the end; who asks by `kill` waits until it is."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with TemporaryDirectory(prefix="faxflow-preview-") as folder:
        yield Path(folder) / "scratch"
