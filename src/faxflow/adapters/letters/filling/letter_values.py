"""The values that fill one letter, found by the names that the template uses for them."""

from collections.abc import Mapping

from faxflow.adapters.letters.filling.written_value import FieldMissing, FieldUnfit, clean
from faxflow.domain.field_name import resolve
from faxflow.domain.letter import FieldValue


class Values:
    """A letter's fields, or those of one of its rows."""

    __slots__ = ("_given",)

    def __init__(self, given: Mapping[str, FieldValue]) -> None:
        self._given = given

    def find(self, name: str) -> FieldValue | None:
        """The value as it was given, or None where there is none."""
        if name in self._given:
            return self._given[name]
        meant = resolve(name, self._given)
        return None if meant is None else self._given[meant]

    def text(self, name: str) -> str:
        """The field's text, cleaned. Raises FieldMissing, never falls back to blank; FieldUnfit."""
        value = self.find(name)
        if value is None:
            raise FieldMissing(name)
        if not isinstance(value, str):
            raise FieldUnfit(f"field {name} is a list of rows, where the template shows one text")
        return clean(value)

    def rows(self, name: str) -> "list[str | Values]":
        """The field's rows. Raises FieldMissing or FieldUnfit."""
        value = self.find(name)
        if value is None:
            raise FieldMissing(name)
        if isinstance(value, str):
            raise FieldUnfit(f"field {name} is a text, where the template repeats rows")
        return [clean(row) if isinstance(row, str) else Values(row) for row in value]

    def usable(self, name: str) -> "str | list[str | Values] | None":
        """The text, the rows, or None where there is no such field."""
        value = self.find(name)
        if value is None:
            return None
        return clean(value) if isinstance(value, str) else self.rows(name)
