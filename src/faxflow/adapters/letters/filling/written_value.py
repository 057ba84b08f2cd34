"""A field's value as it may stand in a document: known, cleaned, escaped."""

import re
import unicodedata
from dataclasses import dataclass
from typing import Final
from xml.sax.saxutils import escape

_LINE_ENDS: Final = re.compile(r"\r\n?|[\v\f\x1c-\x1e\x85\u2028\u2029]")
_NEVER_TEXT: Final = re.compile(
    r"[\x00-\x08\x0e-\x1f\x7f-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
)
"""Controls, lone surrogates and noncharacters: XML refuses them, or nobody can read them."""
_BROKEN: Final = re.compile(r"(?m)[\n\v\t]|(?<=[ \v]) +|^ +| +$")
OWN_BREAK: Final = "\v"
"""A line break of the template's own, which begins no paragraph; no cleaned value holds it."""


class CannotFill(Exception):
    """Why this letter cannot be filled: names fields, never their values."""


class FieldMissing(CannotFill, LookupError):
    """The order has no value for the field that this names."""


class FieldUnfit(CannotFill, ValueError):
    """The order's value does not fit the template; the message says why, without the value."""


@dataclass(frozen=True, slots=True)
class Dialect:
    """How a document format writes, inside a run of text, what is no plain letter."""

    line_break: str
    tab: str
    space: str
    own_break: str


def clean(value: str) -> str:
    """The value in composed letters (NFC), its line ends as newlines, no control characters."""
    lines = _LINE_ENDS.sub("\n", value)
    return unicodedata.normalize("NFC", _NEVER_TEXT.sub("", lines))


def written(value: str, dialect: Dialect) -> str:
    """The markup that shows a cleaned value exactly, whatever characters it holds."""
    return _BROKEN.sub(lambda found: _marked(found[0], dialect), escape(value))


def _marked(found: str, dialect: Dialect) -> str:
    if found == "\n":
        return dialect.line_break
    if found == OWN_BREAK:
        return dialect.own_break
    if found == "\t":
        return dialect.tab
    return dialect.space * len(found)
