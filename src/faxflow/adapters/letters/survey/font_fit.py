"""Whether a family that a template asks for is here, or has a stand-in of the same widths."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence, Set
from typing import Final

from faxflow.domain.letter_survey import Finding, Fit, FontUse, Severity, Topic

_STAND_INS: Final = {
    "arial": ("liberationsans", "arimo", "helvetica"),
    "helvetica": ("liberationsans", "arimo", "nimbussans", "arial", "texgyreheros"),
    "arialnarrow": ("liberationsansnarrow",),
    "timesnewroman": ("liberationserif", "tinos", "nimbusroman", "times", "texgyretermes"),
    "times": ("liberationserif", "tinos", "nimbusroman", "timesnewroman", "texgyretermes"),
    "couriernew": ("liberationmono", "cousine", "nimbusmonops"),
    "courier": ("liberationmono", "cousine", "nimbusmonops", "couriernew"),
    "calibri": ("carlito",),
    "cambria": ("caladea",),
    "georgia": ("gelasio",),
    "symbol": ("opensymbol", "standardsymbolsps"),
    "wingdings": ("opensymbol",),
    "wingdings2": ("opensymbol",),
    "wingdings3": ("opensymbol",),
    "webdings": ("opensymbol",),
}
"""Families of the same widths (fontconfig's 30-metric-aliases.conf), and those whose signs
LibreOffice takes from its own."""
_SYMBOLS: Final = frozenset({"symbol", "wingdings", "wingdings2", "wingdings3", "webdings"})
_COMMON: Final = {
    "arial": "fonts-liberation",
    "timesnewroman": "fonts-liberation",
    "couriernew": "fonts-liberation",
    "helvetica": "fonts-liberation",
    "arialnarrow": "fonts-liberation",
    "calibri": "fonts-crosextra-carlito",
    "cambria": "fonts-crosextra-caladea",
}
_OURS: Final = frozenset({"opensymbol", "helvetica"})
"""A list's bullets, and the case id where we stamp it."""
_ONLY_SIGNS: Final = (
    "is not installed; only signs as of check boxes ask for it, and another font draws them"
)
_MAKERS: Final = re.compile(r"(ps)?mt$")
_STYLES: Final = re.compile(r"(regular|roman|bold|italic|oblique|book)+$")
"""What PDFs write behind a family's name."""


def fitted(asked: Mapping[str, int], became: Mapping[str, str], *, drawn: bool) -> list[FontUse]:
    """The families, those most used first; `became` says what draws each."""
    ordered = sorted(asked.items(), key=lambda one: (-one[1], one[0]))
    return [
        FontUse(family, uses, _fit(family, became.get(family)), became.get(family), drawn)
        for family, uses in ordered
    ]


def font_findings(
    fonts: Sequence[FontUse], engine: str, of_signs: Set[str] = frozenset()
) -> Iterator[Finding]:
    """One for each family that another one draws; no line breaks by those `of_signs`."""
    for one in fonts:
        if one.fit is Fit.STAND_IN:
            same = "" if plain(one.family) in _SYMBOLS else ", of the same widths"
            yield _finding(Severity.NOTE, f"{one.family} is drawn in {one.became}{same}")
        elif one.fit is Fit.OTHER and one.family in of_signs:
            yield _finding(Severity.NOTE, f"{one.family} {_ONLY_SIGNS}")
        elif one.fit is Fit.OTHER:
            what = (
                f"{one.family} is not installed and has no stand-in: it is drawn in {one.became},"
                " and lines and pages break elsewhere"
            )
            # The built-in engine's layout only comes near to Word's whatever the font.
            severity = Severity.NOTE if engine == "builtin" else Severity.WARNING
            yield _finding(severity, what, _todo(one.family))


def fallback_findings(fonts: Sequence[FontUse], seen: Iterable[str]) -> Iterator[Finding]:
    """A note where the sample shows fonts that no family became, for signs that those lack."""
    known = {plain(one.became) for one in fonts if one.became} | _OURS
    others = dict.fromkeys(name for name in seen if plain(name) not in known)
    if others and all(one.drawn for one in fonts):
        what = f"some signs are in none of the fonts asked for, and drawn in {', '.join(others)}"
        yield _finding(Severity.NOTE, what)


def is_symbols(family: str) -> bool:
    """Whether its letters are signs."""
    return plain(family) in _SYMBOLS


def plain(family: str) -> str:
    """The name without its spaces, hyphens and capitals, as PDF and system may write it."""
    return re.sub(r"[\s_-]", "", family).casefold()


def _fit(family: str, became: str | None) -> Fit:
    if became is None:
        return Fit.UNKNOWN
    asked, whole = plain(family), _MAKERS.sub("", plain(became))
    found = {plain(became), whole, _STYLES.sub("", whole)}
    if asked in found:
        return Fit.INSTALLED
    return Fit.STAND_IN if found & {*_STAND_INS.get(asked, ())} else Fit.OTHER


def _todo(family: str) -> str:
    package = _COMMON.get(plain(family))
    if package:
        return f"Install its stand-in: apt-get install {package}."
    return "Install the font, or use Arial, Times New Roman, Calibri or Cambria in the template."


def _finding(severity: Severity, what: str, todo: str = "") -> Finding:
    return Finding(severity, Topic.FONT, what, todo)
