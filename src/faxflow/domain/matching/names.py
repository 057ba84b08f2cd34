"""Given names and surnames as they are compared, and what hangs on to them."""

from typing import NamedTuple

from faxflow.domain.matching.placeholders import NO_NAMES, TEST_WORDS
from faxflow.domain.matching.plain_text import plain_words

_TITLES = frozenset({"mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "sir", "dame", "mister"})
_GENERATIONS = {
    "jr": "2",
    "jnr": "2",
    "jun": "2",
    "junior": "2",
    "sr": "1",
    "snr": "1",
    "senior": "1",
    "ii": "2",
    "2nd": "2",
    "iii": "3",
    "3rd": "3",
    "iv": "4",
    "4th": "4",
}
"""Which of the name: Sr is the first, Jr as well as II the second."""


class Name(NamedTuple):
    """A name in its parts: `name` without blanks, `words` with them."""

    name: str = ""
    words: str = ""
    initials: str = ""
    generation: str = ""


def clean_name(text: str) -> Name:
    """`Mary-Ann K.` gives maryann, "mary ann", k; `Smith Jr.` gives smith and generation 2."""
    words = plain_words(text.replace("/", ""))
    while len(words) > 1 and words[0] in _TITLES:
        words = words[1:]
    words, generation = _without_generation(words)
    words, initials = _without_initials(words)
    name = "".join(words)
    if name in NO_NAMES or not TEST_WORDS.isdisjoint(words) or len(set(name)) == 1 < len(name):
        return Name()
    return Name(name, " ".join(words), initials, generation)


def in_order(given_name: str, surname: str) -> tuple[str, str]:
    """Given name and surname, where both may stand in one cell as `Smith, John`."""
    both = given_name or surname
    if (given_name and surname) or "," not in both:
        return given_name, surname
    last, _, first = both.partition(",")
    return (first, last) if first.strip() else (given_name, surname)


def sound(name: str) -> str:
    """A rough code that most slips and spellings of a name share."""
    if not name:
        return ""
    codes = [_SOUNDS.get(letter, "") for letter in name]
    kept = [
        code for before, code in zip(["", *codes], codes, strict=False) if code not in ("", before)
    ]
    return "".join(kept)[:_SOUND_LENGTH] or name[0]


_SOUND_LENGTH = 3
_SOUNDS = {
    letter: code
    for code, letters in {
        "1": "bfpvw",
        "2": "cgjkqsxz",
        "3": "dt",
        "4": "l",
        "5": "mn",
        "6": "r",
    }.items()
    for letter in letters
}


def _without_generation(words: list[str]) -> tuple[list[str], str]:
    """The words and the generation that the last of several may tell."""
    if len(words) > 1 and words[-1] in _GENERATIONS:
        return words[:-1], _GENERATIONS[words[-1]]
    if len(words) == 1 and words[0] in {"jr", "sr", "jnr", "snr", "iii"}:
        return [], _GENERATIONS[words[0]]
    return words, ""


def _without_initials(words: list[str]) -> tuple[list[str], str]:
    """The words and, of letters that stand alone behind the first word, the initials."""
    long = [word for word in words[1:] if len(word) > 1]
    initials = [word for word in words[1:] if len(word) == 1]
    return words[:1] + long, "".join(initials)
