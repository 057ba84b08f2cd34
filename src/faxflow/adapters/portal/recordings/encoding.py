"""The text of a recording's bytes, and the way back to bytes that differ only where it does."""

import codecs
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
"""In an order in which no mark is the beginning of one further down."""


@dataclass(frozen=True, slots=True)
class Decoded:
    """A file's `text` without the `mark` that its bytes may begin with."""

    text: str
    codec: str
    mark: bytes

    def encoded(self, text: str) -> bytes:
        """Another text as bytes of the same file."""
        return self.mark + text.encode(self.codec, "surrogatepass")


def decoded(content: bytes) -> Decoded | None:
    """The text; None where the bytes are none."""
    for mark, codec in _MARKS:
        if content.startswith(mark):
            return _in(content[len(mark) :], codec, mark)
    codec = _unmarked(content[:4])
    # Windows writes its own code page where it is told to save as ANSI.
    return _in(content, codec, b"") or (_in(content, "cp1252", b"") if codec == "utf-8" else None)


def _unmarked(head: bytes) -> str:
    """By where the zeros stand in the first two signs, which JSON takes from ASCII."""
    zeros = [byte == 0 for byte in head]
    if zeros == [False, True, False, True]:
        return "utf-16-le"
    if zeros == [True, False, True, False]:
        return "utf-16-be"
    return "utf-8"


def _in(content: bytes, codec: str, mark: bytes) -> Decoded | None:
    try:
        text = content.decode(codec)
    except UnicodeDecodeError:
        return None
    return None if "\0" in text else Decoded(text, codec, mark)
