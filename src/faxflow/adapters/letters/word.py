"""Letters by Microsoft Word itself, through docx2pdf, on Windows and macOS."""

import importlib
import sys
from collections.abc import Callable, Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from faxflow.adapters.letters.check import checked
from faxflow.adapters.letters.checking.expectation import Expectation, expectation_of
from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.template import Template, open_template
from faxflow.adapters.letters.scratch import scratch_for_one_run
from faxflow.domain.ids import case_name
from faxflow.domain.letter import LetterOrder, LetterProblem, LetterResult
from faxflow.errors import PartMissing

Convert = Callable[[Path, Path], None]
"""Turns a .docx into a PDF. Raises WordFailed."""

_WORD_FOR_MAC: Final = Path("/Applications/Microsoft Word.app")
_TODO: Final = "Install Microsoft Word and docx2pdf, or set [letter] engine to libreoffice."


class WordFailed(RuntimeError):
    """Word did not convert a document; its own words may quote the document, so they stay out."""


class WordEngine:
    """Fills the template and lets Word, kept open for the whole batch, print it to PDF."""

    name = "word"
    approximate = False

    def __init__(self, template: Path, convert: Convert, *, scratch: Path) -> None:
        self._path = template
        self._convert = convert
        self._scratch = scratch

    @cached_property
    def _template(self) -> Template:
        return open_template(self._path)

    def template_fields(self) -> frozenset[str]:
        """The field names that the template asks for. Raises TemplateProblem, FileMissing."""
        return self._template.form.fields

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        """One result an order, in their order. Raises TemplateProblem or FileMissing."""
        expected = expectation_of(self._template.form, orders)
        with scratch_for_one_run(self._scratch) as folder:
            for order in orders:
                yield self._letter(order, folder, expected)

    def _letter(self, order: LetterOrder, folder: Path, expected: Expectation) -> LetterResult:
        filled = fill_letter(self._template.form, order)
        if isinstance(filled, LetterProblem):
            return filled
        document = folder / f"{case_name(order.case_id)}.docx"
        pdf = document.with_suffix(".pdf")
        try:
            document.write_bytes(filled)
            self._convert(document, pdf)
            return checked(order, pdf.read_bytes(), expected)
        except (WordFailed, FileNotFoundError):
            return LetterProblem(order.case_id, "Word made no PDF of it")
        finally:
            document.unlink(missing_ok=True)
            pdf.unlink(missing_ok=True)


def word_converter() -> Convert:
    """A conversion that keeps Word open between letters. Raises PartMissing."""
    try:
        docx2pdf = importlib.import_module("docx2pdf")
    except ImportError as error:
        raise PartMissing(part="docx2pdf", todo=_TODO) from error
    if not has_word():
        raise PartMissing(part="Microsoft Word", todo=_TODO)

    failures: tuple[type[BaseException], ...] = (SystemExit, RuntimeError, OSError, *_com_errors())

    def convert(document: Path, pdf: Path) -> None:
        try:
            docx2pdf.convert(str(document), str(pdf), keep_active=True)
        except failures as error:
            raise WordFailed from error

    return convert


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


def _com_errors() -> tuple[type[Exception], ...]:
    """What Windows raises for Word, where it is Windows."""
    try:
        return (importlib.import_module("pywintypes").com_error,)
    except ImportError:
        return ()
