"""How wide a text is, and how it is cut into lines, without loading any font.

The widths are Helvetica's, which Arial and Liberation Sans share; other fonts of a reader's browser
are near it, so places leave a little air.
"""

_WIDTHS = {
    **dict.fromkeys("ijl'|", 222),
    **dict.fromkeys(" .,:;!/I[]ft", 278),
    **dict.fromkeys('-()r`"', 340),
    **dict.fromkeys("ckszxvyJ", 500),
    **dict.fromkeys("FTZL", 600),
    **dict.fromkeys("ABEKPSVXY&", 667),
    **dict.fromkeys("CDHNRUw", 722),
    **dict.fromkeys("GOQ", 778),
    **dict.fromkeys("mM", 833),
    **dict.fromkeys("W%@", 960),
}
_OTHERS = 560
_FAR_OTHERS = 1000
_LATIN = 0x2E80
"""From here on signs are about as wide as high."""
_BOLD = 1.1
_CUT = "…"


def width_of(words: str, size: float, *, bold: bool = False) -> float:
    """In points, at a type size in points."""
    units = sum(_WIDTHS.get(sign, _OTHERS if ord(sign) < _LATIN else _FAR_OTHERS) for sign in words)
    return units * size / 1000 * (_BOLD if bold else 1)


def lines_of(
    words: str, room: float, size: float, *, most: int = 2, bold: bool = False
) -> list[str]:
    """The text in lines no wider than the room; what is too much for so many lines is cut off."""
    lines: list[str] = []
    for word in words.split():
        longer = f"{lines[-1]} {word}" if lines else word
        if lines and width_of(longer, size, bold=bold) <= room:
            lines[-1] = longer
        else:
            lines.append(word)
    if len(lines) > most:
        lines[most - 1 :] = [" ".join(lines[most - 1 :])]
    return [_cut(line, room, size, bold=bold) for line in lines]


def _cut(line: str, room: float, size: float, *, bold: bool) -> str:
    if width_of(line, size, bold=bold) <= room:
        return line
    while line and width_of(line + _CUT, size, bold=bold) > room:
        line = line[:-1].rstrip()
    return line + _CUT
