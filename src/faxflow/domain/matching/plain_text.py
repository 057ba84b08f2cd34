"""Text as it is compared: lower case, without accents and punctuation."""

import unicodedata

_NOT_DECOMPOSED = {
    "ø": "o",
    "œ": "oe",
    "æ": "ae",
    "ł": "l",
    "đ": "d",
    "ð": "d",
    "þ": "th",
    "ı": "i",
}
_APOSTROPHES = "'’‘`´ʼ"
_ASCII = {ord(mark): " " for mark in map(chr, range(128)) if not mark.isalnum()} | {ord("'"): None}
_LETTERS = str.maketrans(_NOT_DECOMPOSED | dict.fromkeys(_APOSTROPHES, ""))


def plain_words(text: str) -> list[str]:
    """The words, of letters and digits alone: `O'Neill-Åkesson` gives oneill and akesson."""
    return (text.lower() if text.isascii() else _latin(text)).translate(_ASCII).split()


def _latin(text: str) -> str:
    folded = unicodedata.normalize("NFKD", text.casefold().translate(_LETTERS))
    marked = (mark for mark in folded if not unicodedata.combining(mark))
    return "".join(mark if mark.isalnum() else " " for mark in marked)
