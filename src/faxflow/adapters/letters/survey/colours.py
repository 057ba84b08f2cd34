"""Colours as Word writes them, and how light each is for a fax machine."""

import colorsys
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from lxml import etree

from faxflow.adapters.letters.survey.names import A, W
from faxflow.adapters.letters.survey.stylesheet import number, value

Colour = tuple[int, int, int]
"""Red, green and blue, each 0–255."""

WHITE: Final = (255, 255, 255)
BLACK: Final = (0, 0, 0)
PALE: Final = 128
"""From this grey on a fax machine prints nothing."""
FRAYED: Final = 96
"""From this grey on text of 10 points keeps less than three quarters of its black dots, measured
at 204 dots an inch in Liberation Sans, Liberation Serif and Carlito; at 120 it is half."""
_HEX: Final = re.compile(r"[0-9A-Fa-f]{6}")
_SCHEME: Final = {
    "dark1": "dk1",
    "light1": "lt1",
    "dark2": "dk2",
    "light2": "lt2",
    "text1": "dk1",
    "tx1": "dk1",
    "background1": "lt1",
    "bg1": "lt1",
    "text2": "dk2",
    "tx2": "dk2",
    "background2": "lt2",
    "bg2": "lt2",
    "hyperlink": "hlink",
    "followedHyperlink": "folHlink",
}
_MAPPED: Final = {"text1": "t1", "text2": "t2", "background1": "bg1", "background2": "bg2"}
_HIGHLIGHTS: Final = {
    "yellow": "FFFF00",
    "green": "00FF00",
    "cyan": "00FFFF",
    "magenta": "FF00FF",
    "blue": "0000FF",
    "red": "FF0000",
    "darkBlue": "000080",
    "darkCyan": "008080",
    "darkGreen": "008000",
    "darkMagenta": "800080",
    "darkRed": "800000",
    "darkYellow": "808000",
    "darkGray": "808080",
    "lightGray": "C0C0C0",
    "black": "000000",
    "white": "FFFFFF",
}
"""ISO/IEC 29500-1, 17.18.40."""
_PRESETS: Final = {"black": "000000", "white": "FFFFFF", "silver": "C0C0C0", "gray": "808080"}


@dataclass(frozen=True, slots=True)
class Palette:
    """The theme's colours by the names that Word's text and its drawings use."""

    colours: Mapping[str, Colour]

    def of_text(self, element: etree._Element | None, prefix: str = "") -> Colour | None:
        """A w:color's or border's colour, or a shade's `themeFill`; None where it is automatic."""
        if element is None:
            return None
        theme = element.get(f"{W}theme{prefix or 'Color'}", "")
        plain = element.get(f"{W}{prefix.lower() or 'val'}")
        known = self.colours.get(theme)
        if known is None:
            return of_hex(plain)
        tint, shade = (element.get(f"{W}theme{prefix}{how}") for how in ("Tint", "Shade"))
        return _shifted(known, _part(tint), _part(shade))

    def of_border(self, element: etree._Element) -> Colour | None:
        """A border's colour; None where it is automatic, which is black."""
        known = self.colours.get(element.get(f"{W}themeColor", ""))
        if known is None:
            return of_hex(element.get(f"{W}color"))
        tint, shade = (element.get(f"{W}theme{how}") for how in ("Tint", "Shade"))
        return _shifted(known, _part(tint), _part(shade))

    def of_drawing(self, fill: etree._Element | None) -> Colour | None:
        """The colour in an a:solidFill."""
        for one in () if fill is None else fill:
            kind = str(one.tag).rpartition("}")[2]
            plain = one.get("lastClr") if kind == "sysClr" else one.get("val")
            named = self.colours.get(plain or "") if kind == "schemeClr" else None
            known = named or of_hex(_PRESETS.get(plain or "", plain))
            if known is not None:
                return _modulated(known, one)
        return None


def palette_of(theme: etree._Element | None, settings: etree._Element | None) -> Palette:
    """The colours of the theme part, by the names that the settings map to them."""
    scheme = None if theme is None else theme.find(f"{A}themeElements/{A}clrScheme")
    known: dict[str, Colour] = {}
    for one in () if scheme is None else scheme:
        for colour in one:
            found = of_hex(colour.get("lastClr") or colour.get("val"))
            if found:
                known[str(one.tag).rpartition("}")[2]] = found
    mapped = None if settings is None else settings.find(f"{W}clrSchemeMapping")
    names = dict(_SCHEME)
    for name, short in _MAPPED.items():
        told = None if mapped is None else mapped.get(f"{W}{short}")
        names[name] = names.get(told or "", names[name])
    return Palette(known | {name: known[of] for name, of in names.items() if of in known})


def of_hex(text: str | None) -> Colour | None:
    """The colour of `808080` or `#808080`; None for `auto` and what is no colour."""
    digits = (text or "").removeprefix("#")[:6]
    if not _HEX.fullmatch(digits):
        return None
    return int(digits[:2], 16), int(digits[2:4], 16), int(digits[4:], 16)


def highlight(element: etree._Element | None) -> Colour | None:
    """The colour of a w:highlight."""
    return of_hex(_HIGHLIGHTS.get(value(element) or ""))


def grey(colour: Colour) -> int:
    """How light it is, from 0, black, to 255, white (ITU-R BT.601, as renderers weigh it)."""
    red, green, blue = colour
    return round(0.299 * red + 0.587 * green + 0.114 * blue)


def mixed(front: Colour, back: Colour, part: float) -> Colour:
    """`part` of the front colour over the back one."""
    one, two, three = (round(f * part + b * (1 - part)) for f, b in zip(front, back, strict=True))
    return one, two, three


def shown(colour: Colour) -> str:
    """`#808080`."""
    return "#{:02X}{:02X}{:02X}".format(*colour)


def _part(text: str | None) -> float | None:
    return int(text, 16) / 255 if text and re.fullmatch("[0-9A-Fa-f]{1,2}", text) else None


def _shifted(colour: Colour, tint: float | None, shade: float | None) -> Colour:
    """Made lighter or darker, as Word does it (ISO/IEC 29500-1, 17.3.2.6)."""
    hue, light, full = colorsys.rgb_to_hls(*(one / 255 for one in colour))
    light = light * shade if shade is not None else light
    light = light * tint + 1 - tint if tint is not None else light
    return _of_light(hue, light, full)


def _modulated(colour: Colour, element: etree._Element) -> Colour:
    """With the changes of lightness and transparency that a drawing asks for, on white."""
    told = {str(one.tag).rpartition("}")[2]: _share(one.get("val")) for one in element}
    hue, light, full = colorsys.rgb_to_hls(*(one / 255 for one in colour))
    light = light * told.get("lumMod", 1.0) + told.get("lumOff", 0.0)
    changed = mixed(_of_light(hue, light, full), BLACK, told.get("shade", 1.0))
    changed = mixed(changed, WHITE, told.get("tint", 1.0))
    return mixed(changed, WHITE, told.get("alpha", 1.0))


def _share(text: str | None) -> float:
    parts = number(text)
    return 1.0 if parts is None else parts / 100_000


def _of_light(hue: float, light: float, full: float) -> Colour:
    red, green, blue = colorsys.hls_to_rgb(hue, min(1.0, max(0.0, light)), full)
    return round(red * 255), round(green * 255), round(blue * 255)
