"""What was read of a document: its pages as lines of words, each with its place and certainty."""

from dataclasses import dataclass
from enum import StrEnum


class DocumentKind(StrEnum):
    """What a document is by its content, whatever its name says."""

    PDF = "PDF"
    TIFF = "TIFF"
    PNG = "PNG"
    JPEG = "JPEG"
    TEXT = "text"
    HTML = "HTML"
    WORD = "Word"


@dataclass(frozen=True, slots=True)
class Box:
    """A place on an upright page, in points (1/72 inch) from its top left corner."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def height(self) -> float:
        """From top to bottom."""
        return self.bottom - self.top

    @property
    def middle(self) -> float:
        """Half-way between top and bottom."""
        return (self.top + self.bottom) / 2


def around(boxes: tuple[Box, ...]) -> Box:
    """The smallest box that holds them all; there must be one at least."""
    return Box(
        min(box.left for box in boxes),
        min(box.top for box in boxes),
        max(box.right for box in boxes),
        max(box.bottom for box in boxes),
    )


@dataclass(frozen=True, slots=True)
class Word:
    """`confidence` goes from 0 to 1; it is 1 where the text was not recognised but given.

    `doubted`: one of its signs looks more like another one.
    """

    text: str
    box: Box
    confidence: float = 1.0
    doubted: bool = False


@dataclass(frozen=True, slots=True)
class Line:
    """Words beside each other, from left to right; never empty."""

    words: tuple[Word, ...]

    @property
    def text(self) -> str:
        """The words with a blank between."""
        return " ".join(word.text for word in self.words)

    @property
    def box(self) -> Box:
        """Where the line stands."""
        return around(tuple(word.box for word in self.words))

    @property
    def confidence(self) -> float:
        """That of its least certain word."""
        return min(word.confidence for word in self.words)


@dataclass(frozen=True, slots=True)
class Page:
    """One page; a scanned one was read more than once, each time after other preparations.

    `further` holds the lines of those other readings; a page whose text was given has none.
    """

    number: int
    lines: tuple[Line, ...]
    further: tuple[tuple[Line, ...], ...] = ()

    @property
    def text(self) -> str:
        """The lines of the first reading, one below the other."""
        return "\n".join(line.text for line in self.lines)


@dataclass(frozen=True, slots=True)
class DocumentText:
    """What a document says; `left_out` tells in words which part of it was not read."""

    pages: tuple[Page, ...]
    kind: DocumentKind
    was_scanned: bool
    left_out: tuple[str, ...] = ()

    @property
    def text(self) -> str:
        """All pages of the first reading."""
        return "\n".join(page.text for page in self.pages)


@dataclass(frozen=True, slots=True)
class Unreadable:
    """Why nothing of a document was read, in words that hold nothing of its content."""

    why: str
