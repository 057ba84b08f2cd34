"""The fields of a template: of which kind each place is, and where it stands."""

from collections import Counter

from faxflow.adapters.letters.filling.form import Form, Slot
from faxflow.adapters.letters.survey.package import Package
from faxflow.domain.letter_survey import FieldUse

_PLACEHOLDER = "placeholder"


def field_uses(form: Form, package: Package) -> list[FieldUse]:
    """Every field that the form asks for, by name."""
    places = {part.name: part.place for part in package.texts}
    found: dict[str, Counter[str]] = {}
    for name, part in form.parts.items():
        for piece in part.pieces:
            if isinstance(piece, Slot):
                found.setdefault(piece.name, Counter())[places.get(name, "body")] += 1
    return [FieldUse(name, (_PLACEHOLDER,), dict(found[name])) for name in sorted(found)]
