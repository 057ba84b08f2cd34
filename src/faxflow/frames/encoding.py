"""Bytes to text: byte order mark, then strict UTF-8, then cp1252."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_UNPRINTABLE = re.compile(r"[\x01-\x08\x0e-\x19\x1b-\x1f]")
_SAMPLE = 4096
_BINARY_SHARE = 0.02


@dataclass(frozen=True, slots=True)
class Decoded:
    """Text, and the encoding that it was in, by Python's name."""

    text: str
    encoding: str


def decode(content: bytes) -> Decoded | None:
    """The text with `\\n` for every line end, or None where the bytes are no text.

    A carriage return inside a line (a break within a cell) comes back as a vertical tab.
    """
    decoded = _decoded(content)
    # Files that were put together have a mark inside, too.
    text = decoded.text.replace("\x00", "").replace("\ufeff", "").rstrip("\x1a")
    sample = text[:_SAMPLE]
    if len(_UNPRINTABLE.findall(sample)) > _BINARY_SHARE * len(sample):
        return None
    return Decoded(_line_ends(text), decoded.encoding)


def _decoded(content: bytes) -> Decoded:
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return Decoded(content[len(mark) :].decode(encoding, errors="replace"), encoding)
    unmarked = _unmarked_utf16(content)
    if unmarked:
        return Decoded(content.decode(unmarked, errors="replace"), unmarked)
    try:
        return Decoded(content.decode("utf-8"), "utf-8")
    except UnicodeDecodeError as error:
        if _only_the_end_is_cut(content, error):
            return Decoded(content[: error.start].decode("utf-8") + "\ufffd", "utf-8")
        return Decoded(content.decode("cp1252", errors="replace"), "cp1252")


def _unmarked_utf16(content: bytes) -> str | None:
    """UTF-16 without its mark: in mostly Latin text every other byte is zero."""
    sample = content[:_SAMPLE]
    even, odd = sample[::2].count(0), sample[1::2].count(0)
    if max(even, odd) * 2 < len(sample) * 0.7 or min(even, odd) > max(even, odd) / 10:
        return None
    return "utf-16-be" if even > odd else "utf-16-le"


def _only_the_end_is_cut(content: bytes, error: UnicodeDecodeError) -> bool:
    return error.reason == "unexpected end of data" and not content[: error.start].isascii()


def _line_ends(text: str) -> str:
    text = text.replace("\r\n", "\n")
    return text.replace("\r", "\x0b" if "\n" in text else "\n")
