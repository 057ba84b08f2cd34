"""The fields of a template: of which kind each place is, and where it stands."""

import re
from collections import Counter
from collections.abc import Iterator
from typing import Final

from faxflow.adapters.letters.filling.form import Form, Part, Slot
from faxflow.adapters.letters.filling.word_text import parse
from faxflow.adapters.letters.survey.names import FALLBACK
from faxflow.adapters.letters.survey.package import Package
from faxflow.adapters.letters.survey.reading import place_of
from faxflow.domain.letter_survey import FieldUse

_PLACEHOLDER: Final = "placeholder"
_MARK: Final = re.compile("\ufdd0([0-9]+)\ufdd1")
"""Stands where a slot was cut out, so that the place can be looked at from within."""


def field_uses(form: Form, package: Package) -> list[FieldUse]:
    """Every field that the form asks for, by name."""
    own = {part.name: part.place for part in package.texts}
    places: dict[str, Counter[str]] = {name: Counter() for name in form.fields}
    kinds: dict[str, dict[str, None]] = {name: {} for name in form.fields}
    for part_name, part in form.parts.items():
        for name, kind, place in _uses(part, own.get(part_name, "body")):
            places[name][place] += 1
            kinds[name][kind] = None
    return [FieldUse(name, tuple(kinds[name]), dict(places[name])) for name in sorted(places)]


def _uses(part: Part, place: str) -> Iterator[tuple[str, str, str]]:
    """The name, kind and place of each slot."""
    pieces = enumerate(part.pieces)
    marked = "".join(one if isinstance(one, str) else f"\ufdd0{at}\ufdd1" for at, one in pieces)
    for element in parse(marked.encode()).iter():
        for found in _MARK.finditer(f"{element.text or ''}{element.tail or ''}"):
            slot = part.pieces[int(found[1])]
            # Word writes a shape once more for its older versions.
            if isinstance(slot, Slot) and next(element.iterancestors(FALLBACK), None) is None:
                yield slot.name, _PLACEHOLDER, place_of(element, place)
