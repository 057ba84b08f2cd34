"""Text that a fax machine prints badly or not at all: pale, on dark ground, small."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import Final

from faxflow.adapters.letters.survey.colours import (
    BLACK,
    FRAYED,
    PALE,
    WHITE,
    Colour,
    Palette,
    grey,
    shown,
)
from faxflow.adapters.letters.survey.reading import Piece, Reading
from faxflow.adapters.letters.survey.shading import behind, pattern_of
from faxflow.adapters.letters.survey.told_once import told_once
from faxflow.domain.letter_survey import Finding, Severity, Topic

_SMALL: Final = 8.0
"""Points; smaller letters run together at 98 lines an inch, the standard resolution."""
_LARGE: Final = 14.0
"""From this size on strokes are wide enough to keep their core when they are dark grey."""
_BLACK_TEXT: Final = "Make it black."


@dataclass(frozen=True, slots=True)
class _Fault:
    severity: Severity
    what: str
    todo: str


def text_findings(reading: Reading) -> list[Finding]:
    """One for each way in which text is hard to see, with where it stands."""
    pieces = [one for one in reading.pieces if not (one.hidden or one.gives_way)]
    faults = [*_faults(pieces, reading.palette)]
    return [
        Finding(one.severity, Topic.INK, one.what, one.todo, where)
        for one, where in told_once(faults)
    ]


def _faults(pieces: Iterable[Piece], palette: Palette) -> Iterator[tuple[_Fault, Piece]]:
    for piece in pieces:
        back = behind(piece, palette)
        front = _front(piece, palette, back)
        for fault in (
            _contrast(piece, front, back),
            _size(piece),
            _pattern(piece),
            _outline(piece),
        ):
            if fault is not None:
                yield fault, piece


def _front(piece: Piece, palette: Palette, back: Colour) -> Colour:
    """The text's colour; an automatic one is white on dark ground, else black."""
    told = palette.of_text(piece.says("color"))
    if told is not None:
        return told
    return WHITE if grey(back) < PALE // 2 else BLACK


def _contrast(piece: Piece, front: Colour, back: Colour) -> _Fault | None:
    if grey(back) < PALE:
        return _on_dark(front, back)
    if front == WHITE and back == WHITE:
        todo = "Take it out; whoever selects it can read it, and no fax shows it."
        return _Fault(Severity.WARNING, "white text on white", todo)
    if grey(front) >= PALE:
        what = f"text coloured {shown(front)} is too pale: a fax shows nothing of it"
        return _Fault(Severity.WARNING, what, _BLACK_TEXT)
    if grey(front) >= FRAYED and piece.size < _LARGE:
        what = f"text coloured {shown(front)} is so pale that a fax frays its letters"
        return _Fault(Severity.WARNING, what, _BLACK_TEXT)
    if back != WHITE:
        what = f"shading {shown(back)} behind text is lost, or becomes dots where a gateway dithers"
        return _Fault(Severity.NOTE, what, "Take the shading out, or draw a box around the text.")
    return None


def _on_dark(front: Colour, back: Colour) -> _Fault:
    if grey(front) < PALE:
        what = f"text coloured {shown(front)} on {shown(back)} becomes black on black"
        return _Fault(Severity.WARNING, what, "Take the shading out.")
    what = f"white text on dark {shown(back)} fills with black, and costs time on the line"
    return _Fault(Severity.WARNING, what, "Write it in black on white; a bold rule sets it apart.")


def _size(piece: Piece) -> _Fault | None:
    if piece.size >= _SMALL:
        return None
    what = f"type of {piece.size:g} points is too small for a fax"
    return _Fault(Severity.WARNING, what, f"Make it {_SMALL:g} points or larger.")


def _pattern(piece: Piece) -> _Fault | None:
    patterns = (pattern_of(one) for one in piece.shades)
    pattern = next((one for one in patterns if one is not None), None)
    if pattern is None:
        return None
    what = f"the pattern {pattern} behind text becomes specks among its letters"
    return _Fault(Severity.WARNING, what, "Take the pattern out.")


def _outline(piece: Piece) -> _Fault | None:
    for name in ("outline", "emboss", "imprint", "shadow"):
        found = piece.says(name)
        if found is not None and found.values() in ([], ["1"], ["true"], ["on"]):
            what = f"letters with the effect “{name}” have strokes too fine for a fax"
            return _Fault(Severity.WARNING, what, "Take the effect off.")
    return None
