"""The value that a letter's order gives for a name which the template uses."""

from faxflow.domain.field_name import resolve
from faxflow.domain.letter import FieldValue, LetterOrder


def given_value(order: LetterOrder, name: str) -> FieldValue | None:
    """The value as it was given, however the template spells the name; None where there is none."""
    meant = resolve(name, order.fields)
    return None if meant is None else order.fields[meant]
