"""Characters of a case's values that would come out as empty boxes, or as nothing."""

import unicodedata
from collections.abc import Collection
from typing import Final

from faxflow.adapters.letters.checking.font_cover import FontCover
from faxflow.adapters.letters.checking.given_value import given_value
from faxflow.adapters.letters.filling.written_value import clean
from faxflow.domain.letter import LetterOrder, texts_of

_LAST_LATIN_1: Final = "\u00ff"
_TOLD_AT_MOST: Final = 3
_WITHOUT_INK: Final = frozenset({"Cc", "Cf", "Zs", "Zl", "Zp"})
_SELECTORS: Final = frozenset(map(chr, (0x34F, *range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))))
"""Characters that choose between pictures of the one before, and have none (Unicode 23.4)."""


def undrawable(order: LetterOrder, names: Collection[str], fonts: FontCover | None) -> str | None:
    """What is wrong with the first of the fields `names` that holds such characters.

    Without `fonts` only private and unassigned characters are found.
    """
    for name in sorted(names):
        value = given_value(order, name)
        text = "" if value is None else "\n".join(texts_of(value))
        if (what := _wrong(text, fonts)) is not None:
            return f"field {name} holds {what}"
    return None


def _wrong(value: str, fonts: FontCover | None) -> str | None:
    if value.isascii():
        return None
    rare = sorted({letter for letter in clean(value) if letter > _LAST_LATIN_1})
    private = [letter for letter in rare if unicodedata.category(letter) == "Co"]
    if private:
        return _told(private, "of private use, which means nothing elsewhere")
    lacking = [letter for letter in rare if not _is_drawn(letter, fonts)]
    return _told(lacking, "that no font here can draw") if lacking else None


def _is_drawn(letter: str, fonts: FontCover | None) -> bool:
    kind = unicodedata.category(letter)
    if kind in _WITHOUT_INK or letter in _SELECTORS:
        return True
    return fonts.draws(letter) if fonts else kind != "Cn"


def _told(letters: Collection[str], trouble: str) -> str:
    """How many, and which; a letter, which may be of a name, is told by its script only."""
    kinds = sorted({_kind(letter) for letter in letters})
    more = " and others" if len(kinds) > _TOLD_AT_MOST else ""
    count = "1 character" if len(letters) == 1 else f"{len(letters)} characters"
    return f"{count} {trouble} ({', '.join(kinds[:_TOLD_AT_MOST])}{more})"


def _kind(letter: str) -> str:
    if unicodedata.category(letter)[0] in "LM":
        script = unicodedata.name(letter, "unnamed").partition(" ")[0]
        return script if script == "CJK" else script.capitalize()
    return f"U+{ord(letter):04X}"
