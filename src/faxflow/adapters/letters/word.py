"""Letters by Microsoft Word itself, through docx2pdf, on Windows and macOS."""

import sys
from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, suppress
from dataclasses import dataclass
from functools import cached_property
from importlib.util import find_spec
from pathlib import Path
from typing import Final

from faxflow.adapters.letters.check import checked
from faxflow.adapters.letters.checking.expectation import Expectation, expectation_of
from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.template import Template, open_template
from faxflow.adapters.letters.scratch import scratch_for_one_run
from faxflow.adapters.letters.word_program.session import WordFailed, word_session
from faxflow.domain.ids import case_name
from faxflow.domain.letter import LetterOrder, LetterProblem, LetterResult
from faxflow.errors import PartMissing

Convert = Callable[[Path, Path], None]
"""Turns a .docx into a PDF. Raises WordFailed."""

OpenWord = Callable[[], AbstractContextManager[Convert]]
"""Word for one batch, gone at its end. Raises WordBusy."""

_WORD_FOR_MAC: Final = Path("/Applications/Microsoft Word.app")
_TODO: Final = "Install Microsoft Word and docx2pdf, or set [letter] engine to libreoffice."


@dataclass(frozen=True, slots=True)
class _Desk:
    """What all letters of a batch share."""

    folder: Path
    convert: Convert
    expected: Expectation


class WordEngine:
    """Fills the template and lets Word, kept open for the whole batch, print it to PDF."""

    name = "word"
    approximate = False

    def __init__(self, template: Path, open_word: OpenWord, *, scratch: Path) -> None:
        self._path = template
        self._open_word = open_word
        self._scratch = scratch

    @cached_property
    def _template(self) -> Template:
        return open_template(self._path)

    def template_fields(self) -> frozenset[str]:
        """The field names that the template asks for. Raises TemplateProblem, FileMissing."""
        return self._template.form.fields

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        """One result an order, in their order.

        Raises TemplateProblem, FileMissing, WordBusy or WordSilent.
        """
        expected = expectation_of(self._template.form, orders)
        with scratch_for_one_run(self._scratch) as folder, self._open_word() as convert:
            for order in orders:
                yield self._letter(_Desk(folder, convert, expected), order)

    def _letter(self, desk: _Desk, order: LetterOrder) -> LetterResult:
        filled = fill_letter(self._template.form, order)
        if isinstance(filled, LetterProblem):
            return filled
        document = desk.folder / f"{case_name(order.case_id)}.docx"
        pdf = document.with_suffix(".pdf")
        try:
            document.write_bytes(filled)
            desk.convert(document, pdf)
            return checked(order, pdf.read_bytes(), desk.expected)
        except (WordFailed, FileNotFoundError):
            return LetterProblem(order.case_id, "Word made no PDF of it")
        finally:
            for left in (document, pdf):
                # On Windows a Word that is still closing holds its file; it goes with the folder.
                with suppress(FileNotFoundError, PermissionError):
                    left.unlink()


def word_converter() -> OpenWord:
    """A Word that stays open between letters. Raises PartMissing."""
    if find_spec("docx2pdf") is None:
        raise PartMissing(part="docx2pdf", todo=_TODO)
    if not has_word():
        raise PartMissing(part="Microsoft Word", todo=_TODO)
    return word_session


def has_word() -> bool:
    """Whether Microsoft Word is installed on this Windows or macOS."""
    if sys.platform == "darwin":
        return _WORD_FOR_MAC.exists()
    if sys.platform == "win32":
        import winreg

        try:
            winreg.QueryValue(winreg.HKEY_CLASSES_ROOT, "Word.Application")
        except OSError:
            return False
        return True
    return False
