"""Every PDF is looked at before it may be sent."""

import io
import re
from collections.abc import Collection
from typing import Final

import pikepdf
import pypdfium2

from faxflow.adapters.letters.stamp import stamp
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem, LetterResult

_LOOK_SCALE: Final = 0.25
"""18 dots an inch show whether there is ink at all."""
_WHITE: Final = 255
_TELLTALES: Final = (("Root", "/Metadata"), ("trailer", "/ID"), ("trailer", "/DocChecksum"))
"""Where a PDF tells when and from what it was made; without them equal letters are equal bytes."""
_HYPHENS: Final = re.compile("[\u2010\u2011\u00ad\ufffe\x02]")
"""What PDF text layers put where a hyphen stood."""


def checked(order: LetterOrder, pdf: bytes) -> LetterResult:
    """The letter, stamped where it must be, or what is wrong with it."""
    try:
        finished = _sealed(order.case_name, pdf, ())
        texts = _texts(finished)
        if not any(texts) and _is_white(finished):
            return LetterProblem(order.case_id, "the letter is blank")
        unnamed = [page for page, text in enumerate(texts) if not _names(text, order.case_name)]
        if unnamed:
            finished = _sealed(order.case_name, finished, unnamed)
            texts = _texts(finished)
    except pikepdf.PasswordError:
        return LetterProblem(order.case_id, "it is protected by a password; save it without")
    # RuntimeError is what qpdf raises over a broken list of pages.
    except (pikepdf.PdfError, RuntimeError, pypdfium2.PdfiumError):
        return LetterProblem(order.case_id, "the finished PDF cannot be opened")
    except MemoryError:
        return LetterProblem(order.case_id, "a page is too large to be drawn")
    what = _wrong(order, texts)
    return (
        LetterProblem(order.case_id, what) if what else Letter(order.case_id, finished, len(texts))
    )


def _sealed(case_name: str, pdf: bytes, unnamed: Collection[int]) -> bytes:
    """The PDF without dates, titles and authors, stamped on the pages `unnamed`."""
    with pikepdf.open(io.BytesIO(pdf)) as letter:
        stamp(letter, case_name, unnamed)
        del letter.docinfo
        for holder, key in _TELLTALES:
            if key in (place := getattr(letter, holder)):
                del place[key]
        sealed = io.BytesIO()
        letter.save(sealed, deterministic_id=True)
    return sealed.getvalue()


def _texts(pdf: bytes) -> list[str]:
    """The text of each page."""
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return [_HYPHENS.sub("-", text).strip() for text in texts]


def _names(text: str, case_name: str) -> bool:
    return re.search(rf"(?<!\w){re.escape(case_name)}(?!\w)", text) is not None


def _is_white(pdf: bytes) -> bool:
    """Whether no page shows ink; a document without pages shows none."""
    with pypdfium2.PdfDocument(pdf) as document:
        pictures = (page.render(scale=_LOOK_SCALE, grayscale=True) for page in document)
        return all(min(bytes(picture.buffer)) == _WHITE for picture in pictures)


def _wrong(order: LetterOrder, texts: list[str]) -> str | None:
    if not all(_names(text, order.case_name) for text in texts):
        return "the case's name cannot be read on every page"
    braces_wanted = any("{{" in value for value in order.fields.values())
    if not braces_wanted and any("{{" in text for text in texts):
        return "a placeholder was left in the letter"
    return None
