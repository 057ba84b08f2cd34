"""Families that a template asks for only to draw signs, as Word's check boxes do."""

import unicodedata
from collections.abc import Iterator

from lxml import etree

from faxflow.adapters.letters.checking.font_cover import FontCover
from faxflow.adapters.letters.filling.control_looks import looks_of
from faxflow.adapters.letters.filling.looks import Ticked
from faxflow.adapters.letters.survey.fonts import families_by_piece
from faxflow.adapters.letters.survey.names import W14, W
from faxflow.adapters.letters.survey.reading import Piece, Reading


def families_of_signs(reading: Reading, cover: FontCover | None) -> frozenset[str]:
    """Those that no word asks for, and all of whose signs some font of `cover` draws."""
    if cover is None:
        return frozenset()
    signs, others = set[str](), set[str]()
    for piece, families in families_by_piece(reading):
        known = signs if all(map(cover.draws, _signs(piece))) else others
        (known if _shows_signs(piece) else others).update(families)
    return frozenset(signs - others)


def _shows_signs(piece: Piece) -> bool:
    """Whether the piece is a check box, or one without being a control."""
    kinds = {unicodedata.category(sign) for sign in piece.text if not sign.isspace()}
    return kinds == {"So"} or any(True for _ in _looks(piece))


def _signs(piece: Piece) -> str:
    """What it shows, and what its control may come to show."""
    ticks = "".join(one.checked + one.unchecked for one in _looks(piece))
    return "".join(piece.text.split()) + ticks


def _looks(piece: Piece) -> Iterator[Ticked]:
    for control in piece.run.iterancestors(f"{W}sdt"):
        about = control.find(f"{W}sdtPr")
        if about is not None and about.find(f"{W14}checkbox") is not None:
            yield from _ticks(about)


def _ticks(about: etree._Element) -> list[Ticked]:
    try:
        return [look for look, _ in looks_of(about) if isinstance(look, Ticked)]
    except ValueError:
        # No number of a sign; the template is refused for it.
        return []
