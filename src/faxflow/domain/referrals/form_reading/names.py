"""People's names in the orders in which forms give them, parted into given name and surname."""

import re
from dataclasses import dataclass
from typing import Final

_TITLES: Final = frozenset(
    ("mr", "mrs", "ms", "miss", "mx", "dr", "prof", "rev", "master", "sir", "hon", "doctor")
)
_SUFFIXES: Final = frozenset(("jr", "sr", "ii", "iii", "iv", "esq", "2nd", "3rd"))
_DEGREES: Final = frozenset((
    "md", "do", "np", "pa", "pac", "dnp", "phd", "rn", "arnp", "aprn", "fnp", "fnpc", "fnpbc",
    "dpm", "dds", "dmd", "od", "dc", "msn", "mbbs", "facp", "facc", "cnp", "crnp", "agnp", "mph",
    "ms", "bs", "lcsw", "psyd", "pt", "dpt", "ot", "frcp", "frcs", "mrcp", "mbchb", "faafp",
    "facs", "cns", "cnm", "agacnp",
))  # fmt: skip
_PARTICLES: Final = frozenset((
    "van", "von", "de", "del", "della", "der", "den", "da", "di", "la", "le", "el", "al", "bin",
    "ten", "ter", "dos", "das", "du", "st", "st.", "san", "santa",
))  # fmt: skip
_LABEL_WORDS: Final = frozenset((
    "date", "birth", "name", "patient", "dob", "sex", "gender", "phone", "fax", "address", "npi",
    "referral", "referring", "insurance", "member", "provider", "information", "tel", "mrn",
    "form",
))  # fmt: skip
_NAME: Final = re.compile(r"[^\W\d_][^\W\d_'\u2019.-]*(?:['\u2019-][^\W\d_]+)*[.]?")
_NOISE: Final = re.compile(r"[|_~*\"\u201c\u201d\u00ab\u00bb=<>{}\[\]\\:;]+|^[\s.,'-]+|[\s'-]+$")
_BRACKETS: Final = re.compile(r"\([^)]*\)?")
_CAPITAL_I: Final = re.compile(r"(?<![^\W\d_])[l|1!](?=[^\W\d_])")
_MISREAD_INITIAL: Final = re.compile(
    r"(?P<given>[^\W\d_]{3,}) \d\.? (?P<surname>[^\W\d_]{2,}(?:['-][^\W\d_]+)*)"
    r"|(?P<last>[^\W\d_]{2,}(?:['-][^\W\d_]+)*), (?P<first>[^\W\d_]{3,}) \d\.?"
)
"""Nothing but two names and a digit where an initial stands: Ann 8. Roe."""
_GLUED_INITIAL: Final = re.compile(r"[a-z][A-Z]\b")
_CAPITALS_AND_DOT: Final = re.compile(r"[A-Z]{3,}\.")
"""A name in capitals with an initial glued to it: UNAB. ROE."""
_MOST_NAMES: Final = 6
_INITIAL: Final = 2

MIDDLE: Final = "it may hold a middle name, or the surname's first part"
_UNPARTED: Final = "given name and surname cannot be told apart"
_ODD: Final = "it holds signs that no name has"
_ONE_WORD: Final = "it is one word only"


@dataclass(frozen=True, slots=True)
class PersonName:
    """Either part is None where the words do not give it."""

    given: str | None
    surname: str | None
    doubt: str | None = None


def person_name(text: str, *, surname_first: bool = False) -> PersonName | None:
    """The name in "Ann B Roe", "ROE, Ann B." and their like; None where there is no name."""
    cleared = _without_more(_without_misread_initial(_cleared(text)))
    before, _, after = cleared.partition(",")
    if _misread_dot(before, after):
        return _parted(_names(before), _names(after), _ODD)
    if _names(after):
        return _parted(_names(after), _names(before), oddity(cleared))
    names = _names(before)
    if not names or len(names) > _MOST_NAMES or _is_label(names):
        return None
    if len(names) == 1:
        return PersonName(None, names[0], _ONE_WORD)
    if surname_first:
        return _parted(names[1:], names[:1], _UNPARTED)
    start = _surname_start(names)
    return _parted(names[:start], names[start:], oddity(cleared))


def _misread_dot(before: str, after: str) -> bool:
    """Whether the comma was the dot of an initial: Ann B, Roe."""
    names = _names(before)
    return len(names) > 1 and _is_initial(names[-1]) and len(_names(after)) == 1


def _without_misread_initial(text: str) -> str:
    found = _MISREAD_INITIAL.fullmatch(text)
    if not found:
        return text
    return f"{found['given'] or found['first']} {found['surname'] or found['last']}"


def _without_more(text: str) -> str:
    """The name before a comma, where what comes after it is a date, a number or another label."""
    before, _, after = text.partition(",")
    goes_on = oddity(after) is not None or _is_label(_names(after))
    return before if goes_on and len(_names(before)) > 1 else text


def part_of_name(text: str) -> PersonName | None:
    """A given name or surname alone, as `surname`; initials after it are left out."""
    names = _names(_cleared(text).replace(",", " "))
    kept = [name for index, name in enumerate(names) if index == 0 or not _is_initial(name)]
    return PersonName(None, " ".join(kept), oddity(_cleared(text))) if kept else None


def provider_name(text: str) -> str | None:
    """A provider's name as it is written, without title and degrees."""
    cleared = _cleared(text)
    pieces = [piece.strip() for piece in cleared.split(",")]
    people = [piece for piece in pieces if _names(piece)]
    if not people:
        return None
    names = _names(people[0])
    if len(people) > 1 and len(names) == 1:
        return f"{' '.join(_names(people[1]))} {names[0]}"
    return " ".join(names)


def _cleared(text: str) -> str:
    """Without brackets and marks; an l where a capital I must stand is one."""
    bare = _NOISE.sub(" ", _BRACKETS.sub(" ", text))
    return " ".join(
        word if word in _PARTICLES else _CAPITAL_I.sub("I", word) for word in bare.split()
    )


def _names(text: str) -> list[str]:
    """The words that are names: no titles, suffixes or degrees."""
    words = [word.strip(".,") if len(word) > _INITIAL else word for word in text.split()]
    unwanted = _TITLES | _SUFFIXES | _DEGREES
    return [
        word
        for word in words
        if word.strip(".,") and word.replace(".", "").replace("-", "").lower() not in unwanted
    ]


def _is_label(names: list[str]) -> bool:
    """Whether the words are rather some other label of the form."""
    return any(name.lower().strip(".") in _LABEL_WORDS for name in names)


def oddity(text: str) -> str | None:
    """What is wrong with the words as parts of a name."""
    words = [word.strip(".,") for word in text.replace(",", " ").split()]
    if len(_names(text)) > _INITIAL and len(_names(text)[-1].strip(".,")) == _INITIAL:
        return _ODD  # a degree or suffix that was misread, more often than a short surname
    if any(_GLUED_INITIAL.search(word) for word in words) or _has_glued_capital(text):
        return _ODD
    return None if all(_NAME.fullmatch(word) for word in words if word) else _ODD


def _has_glued_capital(text: str) -> bool:
    """Whether a dot ends a word of capitals that is no title, suffix or degree, nor the end."""
    words = [word.strip(",") for word in text.split()]
    inside = words if "," in text else words[:-1]
    return any(_CAPITALS_AND_DOT.fullmatch(word) and _names(word) for word in inside)


def _parted(given: list[str], surname: list[str], doubt: str | None) -> PersonName:
    kept = [name for index, name in enumerate(given) if index == 0 or not _is_initial(name)]
    if len(kept) > 1:
        doubt = doubt or MIDDLE
    return PersonName(" ".join(kept) or None, " ".join(surname) or None, doubt)


def _is_initial(name: str) -> bool:
    return len(name.strip(".,")) == 1


def _surname_start(names: list[str]) -> int:
    """Where the surname begins: at its last word, or at the particles before it."""
    start = len(names) - 1
    while start > 1 and names[start - 1].lower() in _PARTICLES:
        start -= 1
    return start
