"""A letter that was looked at as a fax: its pages, what is lost, and its time on the line."""

from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.domain.fax_line import Coding, LineTime, line_time
from faxflow.domain.fax_page import Inking, Risk, VanishedTile


@dataclass(frozen=True, slots=True)
class PreviewPage:
    """`wide` in points and `lines` of the fax; `shrunk` is 1 where the page is in true size.

    `sizes` are the bytes that go over the line, by coding.
    """

    number: int
    wide: float
    lines: int
    turned: bool
    shrunk: float
    sizes: Mapping[Coding, int]


@dataclass(frozen=True, slots=True)
class Preview:
    """`engine` drew it, None where a finished letter was given; `sample` where of no patient.

    `outputs` are the files that were written; `approximate` where the engine only comes near to
    Word's layout and draws all type black.
    """

    file: str
    engine: str | None
    sample: bool
    cover: bool
    inking: Inking
    pages: tuple[PreviewPage, ...]
    vanished: tuple[VanishedTile, ...]
    risks: tuple[Risk, ...]
    outputs: tuple[str, ...] = ()
    approximate: bool = False

    def size(self, coding: Coding) -> int:
        """Bytes of all pages."""
        return sum(page.sizes[coding] for page in self.pages)

    def on_the_line(self, coding: Coding, rate: int) -> LineTime:
        """The whole call at `rate` bits a second."""
        return line_time([page.sizes[coding] for page in self.pages], coding, rate)

    def width_of(self, number: int) -> float:
        """Of page `number`, in points."""
        return self.pages[number - 1].wide
