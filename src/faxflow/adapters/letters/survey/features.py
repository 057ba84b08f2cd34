"""Features of Word that an engine draws otherwise, or not at all, found in a template."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from faxflow.adapters.letters.survey.feature_table import FEATURES, Feature
from faxflow.adapters.letters.survey.field_codes import field_codes
from faxflow.adapters.letters.survey.names import MATH, OFFICE, VML, WPS, A, W
from faxflow.adapters.letters.survey.package import Package, TextPart
from faxflow.adapters.letters.survey.reading import place_of
from faxflow.adapters.letters.survey.stylesheet import number
from faxflow.adapters.letters.survey.told_once import with_more
from faxflow.domain.letter_survey import Finding, Severity, Topic

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
        for finding in _told(FEATURES[kind], with_more(list(found)))
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
