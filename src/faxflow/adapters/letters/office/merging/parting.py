"""A PDF of several letters parted into theirs, exactly, or not at all."""

import io
from typing import Final

import pikepdf

from faxflow.adapters.letters.checking.seal import sealed
from faxflow.adapters.letters.office.merging.marks import END, OWN, START, numbered

_DESTINATIONS: Final = "/Dests"
"""The named places of a PDF (ISO 32000-1, 12.3.2.3)."""


class NotApart(ValueError):
    """The PDF does not say where each letter begins and ends."""


def part(pdf: bytes, letters: int) -> list[bytes]:
    """The PDF of each letter, sealed, in their order. Raises NotApart or pikepdf.PdfError."""
    with pikepdf.open(io.BytesIO(pdf)) as whole:
        reaches = _reaches(whole, letters)
        return [_letter(whole, first, last) for first, last in reaches]


def _reaches(whole: pikepdf.Pdf, letters: int) -> list[tuple[int, int]]:
    """The first and last page of each letter, from 0; together they are all pages, in turn."""
    places = whole.Root.get(_DESTINATIONS)
    if not isinstance(places, pikepdf.Dictionary):
        raise NotApart
    pages = {page.obj.objgen: number for number, page in enumerate(whole.pages)}
    found = [
        (_page(places, START, at, pages), _page(places, END, at, pages)) for at in range(letters)
    ]
    begins = [0, *(last + 1 for _, last in found)]
    if [first for first, _ in found] != begins[:-1] or begins[-1] != len(pages):
        raise NotApart
    return found


def _page(
    places: pikepdf.Dictionary, mark: str, letter: int, pages: dict[tuple[int, int], int]
) -> int:
    name = "/" + mark.replace(OWN, numbered(letter))
    try:
        return pages[places[name][0].objgen]
    except (KeyError, IndexError, AttributeError) as error:
        raise NotApart from error


def _letter(whole: pikepdf.Pdf, first: int, last: int) -> bytes:
    with pikepdf.new() as letter:
        letter.pages.extend(whole.pages[first : last + 1])
        for page in letter.pages:
            # Links to another place of the document, which is gone: LibreOffice makes one of
            # each reference to a page.
            if "/Annots" in page:
                del page["/Annots"]
        # LibreOffice lets every page name the drawings of all pages, transparent text among them.
        letter.remove_unreferenced_resources()
        return sealed(letter)
