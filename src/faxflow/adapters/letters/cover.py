"""Puts a cover page before a finished letter, and looks whether it says what it must."""

import io
import re
from collections.abc import Generator, Sequence

import pikepdf
import pypdfium2

from faxflow.adapters.letters.cover_page import CoverTooLong, NoTypeface, cover_page
from faxflow.adapters.letters.draws import Draws
from faxflow.domain.cover import Cover, CoverWords, cover_for
from faxflow.domain.letter import Letter, LetterOrder, LetterProblem, LetterResult


def with_cover(letter: Letter, cover: Cover) -> LetterResult:
    """The letter with its cover as the first page, or why it cannot have one."""
    total = letter.pages + 1
    try:
        whole = _joined(cover_page(cover, total), letter.pdf)
        wrong = _wrong(whole, cover, total)
    except NoTypeface:
        wrong = "no typeface here can draw its cover page"
    except CoverTooLong:
        wrong = "the recipient or the notice is too long for the cover page"
    except (pikepdf.PdfError, RuntimeError, pypdfium2.PdfiumError):
        wrong = "the letter with its cover page cannot be opened"
    if wrong:
        return LetterProblem(letter.case_id, wrong)
    return Letter(letter.case_id, whole, total)


def _joined(cover: bytes, letter: bytes) -> bytes:
    with pikepdf.open(io.BytesIO(letter)) as whole, pikepdf.open(io.BytesIO(cover)) as first:
        whole.pages.insert(0, first.pages[0])
        buffer = io.BytesIO()
        whole.save(buffer, deterministic_id=True)
    return buffer.getvalue()


def _wrong(whole: bytes, cover: Cover, total: int) -> str | None:
    with pypdfium2.PdfDocument(whole) as document:
        count, text = len(document), document[0].get_textpage().get_text_bounded()
    shown = re.sub("[\u2010\u2011\u00ad\ufffe\x02]", "-", text)
    if count != total or not re.search(rf"(?<!\d){total}, with this cover", shown):
        return "its cover page does not tell the right number of pages"
    if not re.search(rf"(?<!\w){re.escape(cover.reference)}(?!\w)", shown):
        return "the case's name cannot be read on its cover page"
    return None


class CoveredEngine:
    """An engine whose letters all get a cover page once they have passed their checks."""

    def __init__(self, engine: Draws, words: CoverWords) -> None:
        self.name = engine.name
        self.approximate = engine.approximate
        self._engine = engine
        self._words = words

    def template_fields(self) -> frozenset[str]:
        """What the template asks for. Raises TemplateProblem, FileMissing."""
        return self._engine.template_fields()

    def render(self, orders: Sequence[LetterOrder]) -> Generator[LetterResult]:
        """As the engine itself, and raises what it does."""
        covers = {one.case_id: cover_for(one, self._words) for one in orders}
        results = self._engine.render(orders)
        try:
            for one in results:
                yield with_cover(one, covers[one.case_id]) if isinstance(one, Letter) else one
        finally:
            if isinstance(results, Generator):
                # Its workers end with it.
                results.close()
