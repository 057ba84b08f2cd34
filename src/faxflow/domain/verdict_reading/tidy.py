"""Text as people mean it: one kind of space, hyphen, quote and digit, nothing invisible."""

import re

_INVISIBLE = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\u2066-\u2069\ufeff]")
_HYPHENS = re.compile("[\u2010-\u2015\u2212]")
_SPACES = re.compile(r"[^\S\t\n]")
_WIDE = str.maketrans(
    "０１２３４５６７８９＋－（）’٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹", "0123456789+-()'" + 2 * "0123456789"
)


def tidy(text: str) -> str:
    """The same text, with line ends of one kind too."""
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    if not text.isascii():
        text = _HYPHENS.sub("-", _INVISIBLE.sub("", text)).translate(_WIDE)
    return _SPACES.sub(" ", text)
