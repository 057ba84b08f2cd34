"""Proof that no word was left out: every letter that Word shows stands on a page."""

import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from typing import Any, Final

import pypdfium2
from docx.oxml.ns import qn
from lxml import etree

from faxflow.adapters.letters.drawing.style_book import StyleBook
from faxflow.adapters.letters.drawing.undrawable import Undrawable

_PLACES: Final = {
    qn("w:tc"): "a table",
    qn("w:txbxContent"): "a text box",
    qn("w:hdr"): "a header",
    qn("w:ftr"): "a footer",
    qn("w:footnote"): "a note",
    qn("w:endnote"): "a note",
    qn("w:body"): "the text",
}
_HYPHENS: Final = frozenset("-\u00ad\u2010\u2011\u2012\u2013\ufffe\x02")
"""What a PDF's text shows where a line ends in one, so they prove nothing."""


def prove_complete(stories: Iterable[Any], book: StyleBook, pdf: bytes) -> None:
    """Raises Undrawable where a letter of the stories stands on no page.

    It reads the document by another way than drawing does: all text, wherever it stands. Letters
    are counted, since a page may part and order words as it likes.
    """
    told = [(text, _letters(text.text or "")) for story in stories for text in _seen(story, book)]
    wanted: Counter[str] = Counter()
    for _, letters in told:
        wanted.update(letters)
    page = _page_text(pdf)
    if wanted - Counter(page):
        lost = (text for text, letters in told if "".join(letters) not in page)
        raise Undrawable(f"all words of {_place(next(lost, None))}")


def _seen(story: Any, book: StyleBook) -> Iterator[etree._Element]:
    """Every text that is not hidden."""
    return (text for text in story.iter(qn("w:t")) if not book.hides(text))


def _page_text(pdf: bytes) -> str:
    with pypdfium2.PdfDocument(pdf) as document:
        texts = [page.get_textpage().get_text_bounded() for page in document]
    return "".join(_letters("".join(texts)))


def _letters(text: str) -> list[str]:
    """The letters in one form, whatever their case: a style may show capitals."""
    plain = unicodedata.normalize("NFKC", text).casefold()
    return [one for one in plain if not one.isspace() and one not in _HYPHENS and one.isprintable()]


def _place(text: etree._Element | None) -> str:
    if text is None:
        return "the text"
    holders = (_PLACES[str(one.tag)] for one in text.iterancestors(*_PLACES))
    return next(holders, "the text")
