"""HTML to lines of text: one line a block, cells of a table row parted by tabs."""

import html
import re
from collections.abc import Iterable, Iterator

# What is never closed runs to the end, as browsers have it.
_UNSEEN = re.compile(r"<!--.*?(?:-->|\Z)|<(style|script|title)\b.*?(?:</\1\s*>|\Z)", re.I | re.S)
_TAG = re.compile(r"<(/?)([a-z][a-z0-9:]*)[^<>]*>|<[!?/][^<>]*>", re.IGNORECASE)
_GAPS = str.maketrans("\r\n\t", "   ")
_BLOCK = re.compile(
    r"address|article|br|d[dlt]|div|footer|h[1-6]|header|hr|li|ol|p|pre|section"
    r"|table|tbody|textarea|tr|ul"
)
_QUOTE, _UNQUOTE = "\n\x0e\n", "\n\x0f\n"  # shift out and in, which no page holds
_CELLS = frozenset({"td", "th"})


def html_lines(source: str) -> list[str]:
    """The text that a reader of the page sees, inline tags dissolved."""
    seen = _UNSEEN.sub("", source).translate(_GAPS)
    return list(_quoted(html.unescape(_TAG.sub(_gap, seen)).split("\n")))


def _gap(tag: re.Match[str]) -> str:
    name = (tag[2] or "").lower()
    if name == "blockquote":
        return _UNQUOTE if tag[1] else _QUOTE
    if _BLOCK.fullmatch(name):
        return "\n"
    return "\t" if name in _CELLS and not tag[1] else ""


def _quoted(lines: Iterable[str]) -> Iterator[str]:
    """The lines, those in a block quotation marked as mail marks them: with "> "."""
    depth = 0
    for line in lines:
        if line in {"\x0e", "\x0f"}:
            depth = max(0, depth + (1 if line == "\x0e" else -1))
        else:
            yield f"> {line}" if depth and line.strip() else line
