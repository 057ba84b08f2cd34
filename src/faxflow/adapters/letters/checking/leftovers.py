"""Placeholders that nobody filled, and the words that office programs put for what is lost."""

import re
from collections.abc import Mapping
from typing import Final

from faxflow.domain.letter import FieldValue, texts_of

_MARKS: Final = ("{{", "}}", "{%", "%}")
_PROMPTS: Final = (
    "Click or tap here to enter",
    "Click here to enter text",
    "Click or tap to enter a date",
    "Choose an item.",
    "Error! Reference source not found",
    "Error: Reference source not found",
    "Error! Bookmark not defined",
    "Error! No text of specified style",
    "Error! Unknown document property name",
)
"""Word's and LibreOffice's own, in English; another language's office says them otherwise."""
_MERGE_FIELD: Final = re.compile(r"«\s*([A-Za-z_][A-Za-z0-9_ ]*?)\s*»")
_JOINED_WORDS: Final = re.compile(r"_|[a-z0-9][A-Z]|[A-Za-z][0-9]")


def leftover(text: str, fields: Mapping[str, FieldValue]) -> str | None:
    """What was left in the letter, unless the case's own values say just that."""
    own = [text for value in fields.values() for text in texts_of(value)]
    spaced = " ".join(text.split())
    for mark in (*_MARKS, *_PROMPTS):
        if mark in spaced and not any(mark in " ".join(value.split()) for value in own):
            return "a placeholder was left in the letter"
    for found in _MERGE_FIELD.finditer(text) if "«" in text else ():
        if _is_field(found[1], fields) and not any(found[0] in value for value in own):
            return "a merge field was left in the letter"
    return None


def _is_field(name: str, fields: Mapping[str, FieldValue]) -> bool:
    """Whether it is no word in French quotation marks, but a field's name."""
    known = {field.replace("_", "").casefold() for field in fields}
    plain = name.replace("_", "").replace(" ", "").casefold()
    return plain in known or _JOINED_WORDS.search(name) is not None
