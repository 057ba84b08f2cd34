"""Features of Word that an engine draws otherwise, or not at all: one table, one line each."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from faxflow.adapters.letters.survey.field_codes import field_codes
from faxflow.adapters.letters.survey.names import MATH, OFFICE, VML, WPS, A, W
from faxflow.adapters.letters.survey.package import Package, TextPart
from faxflow.adapters.letters.survey.reading import place_of
from faxflow.adapters.letters.survey.stylesheet import number
from faxflow.adapters.letters.survey.told_once import with_more
from faxflow.domain.letter_survey import Finding, Severity, Topic

_ERROR, _WARNING, _NOTE = Severity.ERROR, Severity.WARNING, Severity.NOTE
_OFFICE: Final = "libreoffice"
_WORD: Final = "word"
_OWN: Final = "builtin"
_ALL: Final = (_OFFICE, _WORD, _OWN)
_AS_PICTURE: Final = "Insert it as a black and white picture."
_LEFT_OUT: Final = "is left out by the built-in engine"


@dataclass(frozen=True, slots=True)
class Feature:
    """`by` says for each engine how bad it is and what becomes of it; an engine that is not
    there draws it well."""

    name: str
    todo: str
    by: Mapping[str, tuple[Severity, str]]


_FEATURES: Final = {
    "chart": Feature(
        "a chart",
        _AS_PICTURE,
        {
            _OFFICE: (_WARNING, "is drawn anew by LibreOffice, and looks otherwise"),
            _OWN: (_WARNING, _LEFT_OUT),
        },
    ),
    "diagram": Feature(
        "SmartArt",
        _AS_PICTURE,
        {
            _OFFICE: (_WARNING, "is drawn by LibreOffice from the copy that Word has kept"),
            _OWN: (_WARNING, _LEFT_OUT),
        },
    ),
    "equation": Feature(
        "an equation",
        "Write it as text, or insert it as a picture.",
        {
            _OFFICE: (_WARNING, "is set anew by LibreOffice, and looks otherwise"),
            _OWN: (_WARNING, _LEFT_OUT),
        },
    ),
    "object": Feature(
        "an embedded object (OLE)",
        _AS_PICTURE,
        {
            _OFFICE: (_WARNING, "shows only the picture that was kept of it"),
            _WORD: (_WARNING, "may ask for its program at the machine"),
            _OWN: (_WARNING, _LEFT_OUT),
        },
    ),
    "control": Feature(
        "an ActiveX control",
        "Take it out; a content control does the same.",
        {
            _OFFICE: (_WARNING, "is drawn as an empty box"),
            _WORD: (_WARNING, "may ask for leave at the machine"),
            _OWN: (_WARNING, _LEFT_OUT),
        },
    ),
    "word art": Feature(
        "WordArt",
        "Write it as plain text, or insert it as a picture.",
        {
            _OFFICE: (_WARNING, "is drawn otherwise by LibreOffice"),
            _OWN: (_WARNING, _LEFT_OUT),
        },
    ),
    "shape": Feature(
        "a drawn shape",
        "Use a paragraph's border for a rule, and a picture for the rest.",
        {_OWN: (_WARNING, _LEFT_OUT)},
    ),
    "old picture": Feature(
        "a picture in Word's old form",
        "Insert the picture anew.",
        {_OWN: (_ERROR, "is refused by the built-in engine")},
    ),
    "ink": Feature("handwriting", _AS_PICTURE, {_OWN: (_WARNING, _LEFT_OUT)}),
    "symbol": Feature(
        "a sign of a symbol font",
        "Insert the same sign from a normal font.",
        {_OWN: (_ERROR, "is refused by the built-in engine")},
    ),
    "columns": Feature(
        "text in columns",
        "Use a table.",
        {_OWN: (_WARNING, "is drawn in one column by the built-in engine")},
    ),
    "form field": Feature(
        "a form field of Word's old forms",
        "Write a placeholder in its place.",
        {_OFFICE: (_NOTE, "shows the text that it was saved with")},
    ),
    "chunk": Feature(
        "another document inserted whole",
        "Copy its text in.",
        {_OFFICE: (_WARNING, "may be left out"), _OWN: (_WARNING, _LEFT_OUT)},
    ),
    "page colour": Feature(
        "a page colour",
        "In Word: Design, Page Color, No Color.",
        {_OFFICE: (_WARNING, "is printed by LibreOffice, and a fax turns it to dots")},
    ),
    "asks": Feature(
        "a field code that asks a person (ASK, FILLIN)",
        "Write a placeholder in its place.",
        {
            _OFFICE: (_WARNING, "shows the text that it was saved with"),
            _WORD: (_ERROR, "makes Word wait for somebody to answer"),
            _OWN: (_WARNING, "shows the text that it was saved with"),
        },
    ),
    "clock": Feature(
        "a field code for the day or time (DATE, TIME, SAVEDATE, PRINTDATE)",
        "Write {{ today }} in its place.",
        {
            _OFFICE: (_WARNING, "shows the moment of drawing, and equal letters differ"),
            _WORD: (_WARNING, "shows the moment of drawing, and equal letters differ"),
            _OWN: (_WARNING, "shows the day on which the template was saved"),
        },
    ),
    "file name": Feature(
        "a field code for the file's name or author",
        "Take it out.",
        dict.fromkeys(
            (_OFFICE, _WORD, _OWN),
            (_WARNING, "shows our own file's, or the one that it was saved with"),
        ),
    ),
    "condition": Feature(
        "a condition in a field code (IF, COMPARE)",
        "Write it as {% if name %} … {% endif %}.",
        dict.fromkeys(
            (_OFFICE, _WORD, _OWN), (_WARNING, "may show the text that it was saved with")
        ),
    ),
    "contents": Feature(
        "a table of contents or an index",
        "Take it out.",
        {_OWN: (_WARNING, "shows the pages that it was saved with")},
    ),
}
_CODES: Final = {
    "asks": ("ASK", "FILLIN"),
    "clock": ("DATE", "TIME", "SAVEDATE", "PRINTDATE", "EDITTIME", "CREATEDATE"),
    "file name": ("FILENAME", "FILESIZE", "AUTHOR", "LASTSAVEDBY", "USERNAME", "TEMPLATE"),
    "condition": ("IF", "COMPARE", "SKIPIF", "NEXTIF"),
    "contents": ("TOC", "INDEX", "TOA"),
    "form field": ("FORMTEXT", "FORMCHECKBOX", "FORMDROPDOWN"),
}
_BY_CODE: Final = {code: kind for kind, codes in _CODES.items() for code in codes}
_BY_TAG: Final = {
    f"{MATH}oMath": "equation",
    f"{OFFICE}OLEObject": "object",
    f"{W}control": "control",
    f"{VML}textpath": "word art",
    f"{VML}imagedata": "old picture",
    f"{W}contentPart": "ink",
    f"{W}sym": "symbol",
    f"{W}altChunk": "chunk",
    f"{W}background": "page colour",
}
_BY_GRAPHIC: Final = {"chart": "chart", "chartex": "chart", "diagram": "diagram"}


def feature_findings(package: Package) -> list[Finding]:
    """One for each feature and engine that has trouble with it."""
    places: dict[str, dict[str, None]] = {}
    for part in package.texts:
        for kind, place in _features(part):
            places.setdefault(kind, {})[place] = None
    return [
        finding
        for kind, found in places.items()
        for finding in _told(_FEATURES[kind], with_more(list(found)))
    ]


def _told(feature: Feature, where: str) -> Iterator[Finding]:
    """Engines that make the same of it share a line."""
    alike: dict[tuple[Severity, str], list[str]] = {}
    for engine, fate in feature.by.items():
        alike.setdefault(fate, []).append(engine)
    for (severity, what), engines in alike.items():
        told = f"{feature.name} {what}"
        yield Finding(severity, Topic.FEATURE, told, feature.todo, where, tuple(engines))


def _features(part: TextPart) -> Iterator[tuple[str, str]]:
    """Each feature's kind, and its place."""
    for element in part.root.iter(*_BY_TAG):
        yield _BY_TAG[str(element.tag)], place_of(element, part.place)
    for graphic in part.root.iter(f"{A}graphicData"):
        kind = _BY_GRAPHIC.get(graphic.get("uri", "").rpartition("/")[2])
        if kind:
            yield kind, place_of(graphic, part.place)
    for code in field_codes(part):
        if code.name in _BY_CODE:
            yield _BY_CODE[code.name], code.place
    for element in part.root.iter(f"{WPS}wsp", f"{VML}line", f"{W}cols"):
        if (kind := _drawn(element)) is not None:
            yield kind, place_of(element, part.place)


def _drawn(element: etree._Element) -> str | None:
    if element.tag != f"{W}cols":
        warped = element.find(f"{WPS}bodyPr/{A}prstTxWarp")
        if warped is not None and warped.get("prst") != "textNoShape":
            return "word art"
        # A text box is drawn by every engine.
        return "shape" if next(element.iter(f"{W}txbxContent"), None) is None else None
    return "columns" if (number(element.get(f"{W}num")) or 1) > 1 else None
