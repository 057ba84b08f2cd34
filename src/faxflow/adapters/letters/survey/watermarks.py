"""Watermarks: words drawn pale across the page, which a fax loses or scatters over the text."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from faxflow.adapters.letters.survey.colours import BLACK, PALE, WHITE, Colour, grey, mixed, of_hex
from faxflow.adapters.letters.survey.names import VML
from faxflow.adapters.letters.survey.reading import Reading, place_of, quoted
from faxflow.domain.letter_survey import Finding, Severity, Topic

_TODO: Final = "In Word: Design, Watermark, Remove Watermark."
_FIXED: Final = 65536
"""VML writes a part of one as `.5` or as `32768f`, in 65536ths."""
_NAMED: Final = {"silver": "C0C0C0", "gray": "808080", "white": "FFFFFF", "black": "000000"}


def watermark_findings(reading: Reading) -> list[Finding]:
    """One for each word that is drawn as a picture and too pale."""
    found = [
        Finding(
            Severity.WARNING,
            Topic.INK,
            f"the watermark “{quoted(words)}” is so pale that a fax shows nothing of it, or dots",
            _TODO,
            place_of(shape, part.place),
        )
        for part in reading.package.texts
        for shape, words in _drawn_words(part.root)
        if grey(_colour(shape)) >= PALE
    ]
    return list(dict.fromkeys(found))


def _drawn_words(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    for path in root.iter(f"{VML}textpath"):
        shape = path.getparent()
        if shape is not None and path.get("string"):
            yield shape, path.get("string", "")


def _colour(shape: etree._Element) -> Colour:
    told = shape.get("fillcolor", "").split(" ")[0]
    colour = of_hex(_NAMED.get(told, told)) or BLACK
    fill = shape.find(f"{VML}fill")
    return mixed(colour, WHITE, _part("" if fill is None else fill.get("opacity", "")))


def _part(text: str) -> float:
    try:
        part = float(text[:-1]) / _FIXED if text.endswith("f") else float(text or 1)
    except ValueError:
        return 1.0
    return min(1.0, max(0.0, part))
