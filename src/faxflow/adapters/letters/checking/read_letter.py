"""The text of a finished letter, page by page, and the forms in which texts are compared."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property
from typing import Final

import pypdfium2

_HYPHENS: Final = re.compile("[\u2010\u2011\u00ad\ufffe\x02]")
"""What PDF text layers put where a hyphen stood."""
_NOISE: Final = re.compile(
    "[\\s\\-\u2010\u2011\u00ad\ufffe\x02\u034f\u061c\u200b-\u200f\u202a-\u202e\u2060-\u206f"
    "\ufe00-\ufe0f\ufeff]+"
)
"""Spaces, hyphens and what is invisible: made or lost at line ends and in justified text."""


@dataclass(frozen=True)
class ReadLetter:
    """Each page's text, hyphens written plainly."""

    pages: tuple[str, ...]

    @cached_property
    def text(self) -> str:
        """All pages."""
        return "\n".join(self.pages)

    @cached_property
    def squeezed_pages(self) -> tuple[str, ...]:
        """Each page as `squeezed` gives it."""
        return tuple(squeezed(page) for page in self.pages)

    @cached_property
    def squeezed(self) -> str:
        """All pages as `squeezed` gives them, each on a line of its own."""
        return "\n".join(self.squeezed_pages)

    def names(self, name: str) -> list[bool]:
        """Whether each page shows this name, and not only a longer one."""
        return [_stands_alone(name, page) for page in self.pages]


def read_letter(pages: Iterable[pypdfium2.PdfPage]) -> ReadLetter:
    """The text that these pages show; what lies beyond a page's edge is not shown."""
    texts = (page.get_textpage().get_text_bounded() for page in pages)
    return ReadLetter(tuple(_HYPHENS.sub("-", text).strip() for text in texts))


def squeezed(text: str) -> str:
    """The text as it can be compared: no spaces, no hyphens, no difference of capitals.

    Capitals, because a template may print a value in all capitals, and the PDF then holds those.
    """
    plain = text if text.isascii() else unicodedata.normalize("NFKC", text)
    return _NOISE.sub("", plain).casefold()


def _stands_alone(name: str, text: str) -> bool:
    start = text.find(name)
    while start >= 0:
        around = text[max(0, start - 1) : start] + text[start + len(name) :][:1]
        if not any(letter.isalnum() or letter == "_" for letter in around):
            return True
        start = text.find(name, start + 1)
    return False
