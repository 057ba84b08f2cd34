"""Pictures, and what of them is left in black and white."""

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Final

import numpy as np
from lxml import etree
from PIL import Image, ImageFilter, UnidentifiedImageError

from faxflow.adapters.letters.survey.colours import PALE
from faxflow.adapters.letters.survey.names import OFFICE, VML, WP, A, R
from faxflow.adapters.letters.survey.package import Package, TextPart
from faxflow.adapters.letters.survey.reading import Reading, place_of
from faxflow.domain.letter_survey import Finding, Severity, Topic

_INK: Final = 250
"""A grey that is paler counts as paper."""
_EDGE: Final = 5
"""Dots around black ones; what is pale there is the soft edge of a line, not a shape."""
_MUCH: Final = 0.05
"""The part of a picture's ink that may vanish unsaid."""
_VARIED: Final = 40.0
"""How far the dark dots may lie from their mean colour before their differences are a picture."""
_COLOURED: Final = 24
"""How far red, green and blue lie apart in what an eye calls coloured."""
_LARGEST: Final = 1200
"""Dots across; larger pictures are made smaller before they are looked at."""
_FEW: Final = 0.02


@dataclass(frozen=True, slots=True)
class Look:
    """Parts of the ink, from 0 to 1: what vanishes, what has a colour; and whether dark colours
    that differ become one black."""

    lost: float
    coloured: float
    merged: bool


def picture_findings(reading: Reading) -> list[Finding]:
    """One for each picture that does not come through as it is."""
    found = (
        finding
        for part in reading.package.texts
        for where, name, effect in _pictures(part, reading.package)
        for finding in _judged(where, name, effect, reading.package)
    )
    return list(dict.fromkeys(found))


def look_at(content: bytes) -> Look | None:
    """What a fax makes of a picture; None where it is no picture of dots."""
    try:
        with Image.open(io.BytesIO(content)) as opened:
            opened.thumbnail((_LARGEST, _LARGEST))
            flat = opened.convert("RGBA")
    except (UnidentifiedImageError, OSError, ValueError, Image.DecompressionBombError):
        return None
    paper = Image.new("RGBA", flat.size, "white")
    paper.alpha_composite(flat)
    return _looked(paper.convert("RGB"))


def _looked(picture: Image.Image) -> Look:
    greys = picture.convert("L")
    dots = np.asarray(greys)
    near_black = np.asarray(greys.filter(ImageFilter.MinFilter(_EDGE))) < PALE
    ink, dark = dots < _INK, dots < PALE
    colours = np.asarray(picture).astype(np.int16)
    coloured = (colours.max(axis=2) - colours.min(axis=2) > _COLOURED) & ink
    total = max(1, int(ink.sum()))
    lost = float((ink & ~near_black).sum()) / total
    return Look(lost, float(coloured.sum()) / total, _varied(colours[dark]))


def _varied(dark: "np.ndarray[tuple[int, int], np.dtype[np.int16]]") -> bool:
    if not len(dark):
        return False
    distance = np.linalg.norm(dark - dark.mean(axis=0), axis=1)
    return bool(distance.mean() > _VARIED)


def _pictures(part: TextPart, package: Package) -> Iterator[tuple[str, str, str]]:
    """Where each embedded picture stands, its member, and what washes it out."""
    for blip in part.root.iter(f"{A}blip"):
        link = package.link(part.name, blip.get(f"{R}embed", ""))
        if link is not None and not link.external:
            yield _where(blip, part), link.target, _effect(blip)
    for old in part.root.iter(f"{VML}imagedata"):
        link = package.link(part.name, old.get(f"{R}id") or old.get(f"{OFFICE}relid") or "")
        if link is not None and not link.external:
            effect = "washed out" if old.get("gain") or old.get("blacklevel") else ""
            yield _where(old, part), link.target, effect


def _effect(blip: etree._Element) -> str:
    kinds = {str(one.tag).rpartition("}")[2] for one in blip}
    if kinds & {"lum", "alphaModFix"}:
        return "washed out"
    return "recoloured" if kinds & {"duotone", "clrChange", "grayscl", "biLevel"} else ""


def _where(element: etree._Element, part: TextPart) -> str:
    """The place, and what the picture is called."""
    named = next(
        (one for outer in element.iterancestors() for one in outer.iter(f"{WP}docPr")), None
    )
    name = "" if named is None else named.get("descr") or named.get("name") or ""
    place = place_of(element, part.place)
    return f"{place}: “{name}”" if name else place


def _judged(where: str, name: str, effect: str, package: Package) -> Iterator[Finding]:
    file = PurePosixPath(name).name
    if effect:
        what = f"the picture {file} is {effect}; a fax may lose it"
        yield _picture(Severity.WARNING, what, "Use a picture in black and white.", where)
    look = look_at(package.members.get(name, b""))
    if look is None:
        what = f"the picture {file} is drawn by lines and was not looked at"
        todo = "See it with `faxflow letter preview`."
        yield _picture(Severity.NOTE, what, todo, where)
        return
    if fault := _fault(look):
        todo = "Use a picture in pure black on white."
        yield _picture(Severity.WARNING, f"the picture {file} {fault}", todo, where)
    elif look.coloured > _FEW:
        what = f"the picture {file} is coloured and dark enough: it arrives in plain black"
        yield _picture(Severity.NOTE, what, "", where)


def _fault(look: Look) -> str | None:
    kind = "coloured" if look.coloured > _FEW else "grey"
    if look.lost > _MUCH:
        return f"is {kind} and pale: a fax loses {look.lost:.0%} of its ink"
    if look.merged:
        return f"is {kind}: its dark colours become one black"
    return None


def _picture(severity: Severity, what: str, todo: str, where: str) -> Finding:
    return Finding(severity, Topic.PICTURE, what, todo, where)
