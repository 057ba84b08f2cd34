"""Scanned pages read two or three times, each prepared otherwise: mistakes show as differences."""

from collections.abc import Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass
from itertools import count
from pathlib import Path
from typing import Final

from PIL import Image

from faxflow.adapters.documents.agreement import agree
from faxflow.adapters.documents.raster import Raster
from faxflow.adapters.documents.second_opinion import with_doubts
from faxflow.adapters.documents.squaring import LOOKS, Look, StraightPage, straight_page
from faxflow.adapters.documents.tesseract import recognise
from faxflow.domain.referrals.document_text import Line, Page
from faxflow.errors import PartMissing

_AT_ONCE: Final = 2
"""Readings that run side by side; each is one thread of Tesseract."""
_USUAL: Final = 2
"""Readings of a page that is easily read."""
_SURE_WORD: Final = 0.6
_LEAST_LETTERS: Final = 3
_DOUBTFUL_SHARE: Final = 0.5
"""Of an upright page more words are sure; upside down hardly any are."""
_FEW: Final = 4

Reading = tuple[Line, ...] | str


@dataclass(frozen=True, slots=True)
class ScannedPage:
    """A page, with its text; empty where `why` tells what was in the way."""

    page: Page
    was_scanned: bool
    why: str | None = None


class Scanner:
    """Reads pages of dots; their pictures lie in a folder that only we can read."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._names = count()

    def read(self, pages: Iterable[tuple[int, Raster | Page | str]]) -> Iterator[ScannedPage]:
        """Each page in turn: pictures recognised, known text and troubles as they came."""
        with ThreadPoolExecutor(_AT_ONCE) as pool:
            for number, seen in pages:
                if isinstance(seen, Page):
                    yield ScannedPage(seen, was_scanned=False)
                elif isinstance(seen, str):
                    yield ScannedPage(Page(number, ()), was_scanned=False, why=seen)
                else:
                    yield self._page(number, straight_page(seen), pool)

    def _page(self, number: int, straight: StraightPage, pool: ThreadPoolExecutor) -> ScannedPage:
        readings, picture = self._all_looks(straight, pool)
        if _looks_turned(readings[0]):
            turned, upright = self._all_looks(straight, pool, over=True)
            if _sureness(turned[0]) > _sureness(readings[0]):
                readings, picture = turned, upright
        whys = [why for why in readings if isinstance(why, str)]
        if len(whys) == len(readings):
            return ScannedPage(Page(number, ()), was_scanned=True, why=whys[0])
        # A reading that failed stays as an empty one: it must not count as agreeing.
        lines = [() if isinstance(one, str) else one for one in readings]
        first, *further = with_doubts(lines, picture, LOOKS[0].dots_an_inch)
        return ScannedPage(Page(number, first, tuple(further)), was_scanned=True)

    def _all_looks(
        self, straight: StraightPage, pool: ThreadPoolExecutor, *, over: bool = False
    ) -> tuple[list[Reading], Image.Image]:
        """Two readings; three of a coarse page, and where the two are not much the same; and the
        picture of which the first one was made."""
        first, *others = LOOKS
        picture = straight.seen(first, over=over)
        started: list[Future[Reading]] = [
            pool.submit(self._recognised, picture, first),
            *(
                pool.submit(self._look, straight, look, over=over)
                for look in (others if straight.is_coarse else LOOKS[1:_USUAL])
            ),
        ]
        readings = [future.result() for future in started]
        if len(readings) == _USUAL and not agree(*readings):
            readings += [self._look(straight, look, over=over) for look in LOOKS[_USUAL:]]
        return readings, picture

    def _look(self, straight: StraightPage, look: Look, *, over: bool) -> Reading:
        return self._recognised(straight.seen(look, over=over), look)

    def _recognised(self, picture: Image.Image, look: Look) -> Reading:
        file = self._folder / f"page-{next(self._names)}.bmp"
        try:
            return recognise(picture, look.dots_an_inch, file)
        except PartMissing:
            return "Tesseract, which reads scans, is not installed"


def _looks_turned(reading: Reading) -> bool:
    """Whether so little of it makes sense that the page may stand on its head."""
    words = _real_words(reading)
    return len(words) >= _FEW and _sureness(reading) < _DOUBTFUL_SHARE * len(words)


def _sureness(reading: Reading) -> int:
    return sum(confidence > _SURE_WORD for confidence in _real_words(reading))


def _real_words(reading: Reading) -> list[float]:
    """The certainty of each word that is more than a mark."""
    if isinstance(reading, str):
        return []
    words = (word for line in reading for word in line.words)
    return [word.confidence for word in words if sum(map(str.isalnum, word.text)) >= _LEAST_LETTERS]
