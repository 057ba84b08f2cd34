"""Every PDF is looked at before it may be sent."""

import io
from collections.abc import Sequence
from functools import partial
from typing import Final

import pikepdf
import pypdfium2

from faxflow.adapters.letters.checking.drawable import undrawable
from faxflow.adapters.letters.checking.expectation import Expectation
from faxflow.adapters.letters.checking.foreign import foreign
from faxflow.adapters.letters.checking.ink import is_white
from faxflow.adapters.letters.checking.leftovers import leftover
from faxflow.adapters.letters.checking.own_values import missing_value
from faxflow.adapters.letters.checking.read_letter import ReadLetter, read_letter
from faxflow.adapters.letters.checking.seal import sealed
from faxflow.adapters.letters.stamp import stamp
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem, LetterResult

_NOTHING_KNOWN: Final = Expectation()


def checked(
    order: LetterOrder,
    pdf: bytes,
    expected: Expectation = _NOTHING_KNOWN,
    *,
    is_sealed: bool = False,
) -> LetterResult:
    """The letter, stamped where it must be, or what is wrong with it.

    One that `is_sealed` already is sent as it is, unless it is stamped.
    """
    what = undrawable(order, expected.may_show, expected.fonts)
    if what is not None:
        return LetterProblem(order.case_id, what)
    try:
        return _checked(order, pdf, expected, is_sealed=is_sealed)
    except pikepdf.PasswordError:
        return LetterProblem(order.case_id, "it is protected by a password; save it without")
    # RuntimeError is what qpdf raises over a broken list of pages.
    except (pikepdf.PdfError, RuntimeError, pypdfium2.PdfiumError):
        return LetterProblem(order.case_id, "the finished PDF cannot be opened")
    except MemoryError:
        return LetterProblem(order.case_id, "a page is too large to be drawn")


def _checked(
    order: LetterOrder, pdf: bytes, expected: Expectation, *, is_sealed: bool
) -> LetterResult:
    """Raises PdfError, PasswordError, RuntimeError, PdfiumError or MemoryError."""
    finished = pdf if is_sealed else _sealed(pdf)
    with pypdfium2.PdfDocument(finished) as shown:
        pages = list(shown)
        read = read_letter(pages)
        if not any(read.pages) and is_white(pages):
            return LetterProblem(order.case_id, "the letter is blank")
        what = _wrong(order, read, expected)
        if what is not None:
            return LetterProblem(order.case_id, what)
        unnamed = [at for at, named in enumerate(read.names(order.case_name)) if not named]
        if unnamed:
            finished = _stamped(finished, pages, order.case_name, unnamed)
    if not _are_named(finished, order.case_name, unnamed):
        what = "the case's name cannot be read on every page"
        return LetterProblem(order.case_id, what)
    return Letter(order.case_id, finished, len(read.pages))


def _sealed(pdf: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as letter:
        return sealed(letter)


def _stamped(
    pdf: bytes, pages: Sequence[pypdfium2.PdfPage], name: str, unnamed: Sequence[int]
) -> bytes:
    with pikepdf.open(io.BytesIO(pdf)) as letter:
        stamp(letter, pages, name, unnamed)
        return sealed(letter)


def _wrong(order: LetterOrder, read: ReadLetter, expected: Expectation) -> str | None:
    """The first thing that keeps the letter from being sent."""
    missing = missing_value(read, order, expected.must_show)
    if missing is not None:
        return f"the value of field {missing} does not stand in the letter as it was given"
    template = partial(expected.template_text, order)
    return leftover(read.text, order.fields) or foreign(
        read, order, expected.others, template=template
    )


def _are_named(pdf: bytes, name: str, pages: Sequence[int]) -> bool:
    """Whether these pages, numbered from 0, show the name."""
    if not pages:
        return True
    with pypdfium2.PdfDocument(pdf) as document:
        return all(read_letter(document[number] for number in pages).names(name))
