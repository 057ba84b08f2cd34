"""The field that a letter most likely means by a name of its own: by words, else by spelling."""

import re
from collections.abc import Iterable
from difflib import get_close_matches
from typing import Final

from faxflow.domain.field_name import canonical

_SPELLED_ALIKE: Final = 0.75
"""By difflib's measure: `docter` is doctor; practice_name is not patient_name."""
_ENOUGH: Final = 0.4
"""Of the words of both names, how much they must share: one of two, not one of three."""
_LIGHT: Final = 0.3
"""What a word weighs that says little by itself."""
_LIGHT_WORDS: Final = frozenset(("number", "name", "by", "to"))
_EMPTY_WORDS: Final = frozenset(
    ("for", "of", "on", "the", "at", "with", "our", "your", "full", "s")
)
_PART_TAKEN_FIRST: Final = ("name", "last")
"""Of a name's parts, what stands for all of it."""

_ONE_IDEA: Final = (
    ("account", "acct"),
    ("appointment", "appt", "dos", "visit", "service", "svc", "vst"),
    ("auth", "authorization", "authorisation", "preauth"),
    ("birth", "dob", "birthdate", "birthday", "born"),
    ("date", "dt", "day"),
    ("diagnosis", "dx", "diag", "icd", "icd9", "icd10"),
    ("doctor", "dr", "prov", "provider", "physician", "phys", "clinician", "attending",
     "specialist"),
    ("fax", "facsimile", "faxno", "fx", "telefax"),
    ("first", "fname", "fn", "given", "firstname"),
    ("insurance", "ins", "payer", "carrier"),
    ("last", "lname", "ln", "surname", "lastname"),
    ("letter", "today", "todays", "current"),
    ("mrn", "chart", "record"),
    ("name", "nm"),
    ("number", "no", "nr", "num", "nbr", "id"),
    ("patient", "pt", "pat", "client"),
    ("phone", "ph", "tel", "telephone"),
    ("practice", "clinic", "prac"),
    ("reason", "rsn"),
    ("recipient", "addressee", "attention", "attn"),
    ("referrer", "ref", "refg", "rfr", "referring", "referred", "referral", "office", "facility"),
    ("time", "tm", "hour"),
)  # fmt: skip
_IDEA_OF: Final = {word: group[0] for group in _ONE_IDEA for word in group}

_OF_A_PERSON: Final = frozenset(("patient", "birth", "first", "last", "mrn"))

_PAIRS: Final = (("last first|first last", "name"), ("date birth|birth date", "birth"))
"""Two ideas that are one: PT LN,FN is the whole name, and a date of birth is a birth."""

_ALSO_CALLED: Final = {
    "case_id": ("case", "fax_reference"),
    "fax_number": ("fax", "recipient_fax"),
    "practice_name": ("practice",),
    "recipient": ("to", "referred_to", "office", "office_name", "referring_doctor"),
    "service_date": ("visit_date", "date_of_visit", "date_seen", "seen_on"),
    "today": ("letter_date",),
}
"""Fields that are ours, and what letters call them."""


def meant_field(name: str, known: Iterable[str]) -> str | None:
    """The one of `known` that was probably meant by `name`; None where none is like it."""
    return likely_field(name, known)[0]


def likely_field(name: str, known: Iterable[str]) -> tuple[str | None, float]:
    """The same, and how much of the words of both they share, from 0 to 1."""
    fields = sorted(known)
    best = max(fields, key=lambda field: _likeness(name, field), default=None)
    shared = _likeness(name, best)[0] if best is not None else 0.0
    if shared >= _ENOUGH:
        return best, shared
    close = get_close_matches(canonical(name), fields, n=1, cutoff=_SPELLED_ALIKE)
    return (close[0] if close else None), shared


def is_meant_alone(name: str, field: str, known: Iterable[str]) -> bool:
    """Whether none of the others shares as much with the name as this field does."""
    shared = _likeness(name, field)[0]
    return not any(_likeness(name, other)[0] >= shared for other in {*known} - {field})


def tells_patient(name: str) -> bool:
    """Whether what is called so says which patient is meant."""
    ideas = _ideas(name)
    return ideas == ["name"] or not _OF_A_PERSON.isdisjoint(ideas)


def is_field_word(name: str) -> bool:
    """Whether any word of it is one that fields are called by."""
    return any(word in _IDEA_OF or word in _LIGHT_WORDS for word in canonical(name).split("_"))


def _likeness(name: str, field: str) -> tuple[float, bool, int, int]:
    """What they share; then whether that is the name's last word, what stands for all, brevity."""
    asked = _ideas(name)
    called = [_ideas(one) for one in (field, *_ALSO_CALLED.get(field, ()))]
    shared = max(_shared(asked, one) for one in called)
    # Reason for referral is a reason: what stands before "for" is what the name is about.
    about = _ideas(canonical(name).partition("_for_")[0]) or asked
    last = bool(about) and any(about[-1] in one for one in called)
    part = canonical(field).rpartition("_")[2]
    part = _IDEA_OF.get(part, part)
    rank = _PART_TAKEN_FIRST.index(part) if part in _PART_TAKEN_FIRST else len(_PART_TAKEN_FIRST)
    return shared, last, -rank, -len(field)


def _shared(left: list[str], right: list[str]) -> float:
    """The weight of the ideas that both have, of all that either has."""
    both, all_of_them = set(left) & set(right), set(left) | set(right)
    return sum(map(_weight, both)) / sum(map(_weight, all_of_them)) if both else 0.0


def _weight(idea: str) -> float:
    return _LIGHT if idea in _LIGHT_WORDS or idea.isdecimal() else 1.0


def _ideas(name: str) -> list[str]:
    """The words of a name in their order, each as the idea that it stands for."""
    ideas = [_IDEA_OF.get(word, word) for word in canonical(name).split("_")]
    told = " ".join(one for one in ideas if one and one not in _EMPTY_WORDS)
    for pair, idea in _PAIRS:
        told = re.sub(rf"\b(?:{pair})\b", idea, told)
    return told.split()
