"""What of a drawn sample a fax machine does not show: the proof beside what the file says."""

from collections.abc import Iterator, Sequence
from typing import Final

from faxflow.adapters.fax_image.grid import Undrawable
from faxflow.adapters.fax_image.pages import FaxPage, fax_pages
from faxflow.adapters.letters.survey.told_once import with_more
from faxflow.domain.counted import counted
from faxflow.domain.fax_page import DARK_ENOUGH, Danger, Lost, Risk, VanishedTile, place_in_words
from faxflow.domain.letter_survey import Finding, Severity, Topic

_LOOK: Final = "See it with `faxflow letter preview`."
_KINDS: Final = {
    Lost.TEXT: (Severity.WARNING, "text vanishes"),
    Lost.PICTURE: (Severity.WARNING, "a picture, or a part of it, vanishes"),
    Lost.RULE: (Severity.WARNING, "a rule vanishes"),
    Lost.DRAWING: (Severity.WARNING, "a drawing vanishes"),
    Lost.SHADING: (Severity.NOTE, "shading vanishes"),
}
_DANGERS: Final = {
    Danger.THIN_RULE: "{} so thin ({:.2g} points) that another fax may lose them",
    Danger.SMALL_TYPE: "{} of text so small ({:.2g} points) that letters run together",
    Danger.PALE_TYPE: "{} of text so pale (grey {:.0f} of 255) that letters fray",
    Danger.DROWNED_TYPE: "{} of text on ground so dark that it drowns (grey {:.0f} of 255)",
}
_ON_DARK: Final = "{} of text so pale that it is read only by the dark ground around it"


def vanishing_findings(pdf: bytes) -> list[Finding]:
    """One for each place where ink was and none is left, and for each danger of a page."""
    try:
        pages = list(fax_pages(pdf, words=True))
    except Undrawable as error:
        what = f"the sample could not be looked at as a fax: {error}"
        return [Finding(Severity.WARNING, Topic.INK, what, "Draw one with `letter render`.")]
    return [*_vanished(pages), *(finding for page in pages for finding in _risks(page))]


def _vanished(pages: Sequence[FaxPage]) -> Iterator[Finding]:
    """Each text that vanishes is quoted; of other things the first places are told."""
    places: dict[tuple[Lost, str], list[str]] = {}
    for page in pages:
        for tile in page.vanished:
            places.setdefault((tile.lost, _quoted(tile)), []).append(_where(tile, page))
    for (lost, _), where in places.items():
        severity, what = _KINDS[lost]
        yield Finding(severity, Topic.INK, f"drawn as a fax, {what}", _LOOK, with_more(where))


def _quoted(tile: VanishedTile) -> str:
    words = " ".join(tile.words.split())
    return f": “{words}”" if words else ""


def _where(tile: VanishedTile, page: FaxPage) -> str:
    return place_in_words(tile.page, tile.box, page.sheet.width) + _quoted(tile)


def _risks(page: FaxPage) -> Iterator[Finding]:
    for risk in page.risks:
        on_dark = risk.danger is Danger.PALE_TYPE and risk.least >= DARK_ENOUGH
        words = _ON_DARK if on_dark else _DANGERS[risk.danger]
        what = words.format(_pieces(risk), risk.least)
        place = place_in_words(risk.page, risk.boxes[0], page.sheet.width)
        where = with_more([place] * len(risk.boxes))
        yield Finding(Severity.WARNING, Topic.INK, f"drawn as a fax, {what}", _LOOK, where)


def _pieces(risk: Risk) -> str:
    noun = "rule" if risk.danger is Danger.THIN_RULE else "piece"
    return counted(len(risk.boxes), noun)
