"""Whether two PDFs look the same, dot by dot, and how a letter looks drawn the usual way."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import zip_longest
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

import numpy as np
import pypdfium2
from numpy.typing import NDArray

from faxflow.adapters.letters.office.conversion import Limits, convert_each
from faxflow.adapters.letters.office.program import Office

_POINTS_AN_INCH: Final = 72
_DOTS_AN_INCH: Final = 150
"""A fax has 204: a shift of a third of its dot shows as another grey here."""
_DEFAULT_LIMITS: Final = Limits()


@dataclass(frozen=True, slots=True)
class Difference:
    """The first page, counted from 1, that looks different; `dots` of it at 150 an inch.

    `dots` is None where the pages differ in size or one PDF has no such page.
    """

    page: int
    dots: int | None
    pages: tuple[int, int]

    def __str__(self) -> str:
        if self.pages[0] != self.pages[1]:
            return f"{self.pages[0]} and {self.pages[1]} pages"
        if self.dots is None:
            return f"page {self.page} has another size"
        return f"{self.dots} dots differ on page {self.page}"


def same_pages(pdf_a: bytes, pdf_b: bytes) -> Difference | None:
    """None where both show the same. PDFium: from one thread only.

    Raises pypdfium2.PdfiumError where one of them is no PDF.
    """
    if pdf_a == pdf_b:
        return None
    with pypdfium2.PdfDocument(pdf_a) as one, pypdfium2.PdfDocument(pdf_b) as other:
        for number, (page, its_twin) in enumerate(zip_longest(one, other), 1):
            dots = _dots_apart(page, its_twin)
            if dots != 0:
                return Difference(number, dots, (len(one), len(other)))
    return None


def reference_pdfs(
    office: Office, filled: Sequence[bytes], limits: Limits = _DEFAULT_LIMITS
) -> list[bytes | str]:
    """Each filled .docx as LibreOffice draws it without our help, or why there is none.

    Raises Stopped or PartMissing.
    """
    with TemporaryDirectory(dir=office.folder) as name:
        files = [Path(name) / f"reference-{number}.docx" for number in range(len(filled))]
        for file, content in zip(files, filled, strict=True):
            file.write_bytes(content)
        made = convert_each(office, files, Path(name), limits)
    return [made[file] for file in files]


def reference_pdf(office: Office, filled: bytes, limits: Limits = _DEFAULT_LIMITS) -> bytes | str:
    """One filled .docx, alone in its call. Raises Stopped or PartMissing."""
    return reference_pdfs(office, [filled], limits)[0]


def _dots_apart(page: pypdfium2.PdfPage | None, its_twin: pypdfium2.PdfPage | None) -> int | None:
    if page is None or its_twin is None:
        return None
    picture, its_picture = _dots(page), _dots(its_twin)
    if picture.shape != its_picture.shape:
        return None
    return int(np.count_nonzero(picture != its_picture))


def _dots(page: pypdfium2.PdfPage) -> NDArray[np.uint8]:
    """The page in greys, a row a line of dots."""
    picture = page.render(scale=_DOTS_AN_INCH / _POINTS_AN_INCH, grayscale=True)
    return np.asarray(picture.to_numpy(), dtype=np.uint8)
