"""What a place in the letter shows: a field, and how it is written there."""

from dataclasses import dataclass
from typing import Final, Protocol

from faxflow.adapters.letters.filling.letter_values import Values


class Source(Protocol):
    """Makes the text of one place from a letter's values."""

    @property
    def names(self) -> frozenset[str]:
        """The fields that it asks for."""
        ...

    def text(self, values: Values) -> str:
        """The text. Raises FieldMissing or FieldUnfit."""
        ...


class Look(Protocol):
    """A way to write a value: ticked, as a date, in capitals."""

    def shown(self, value: str, name: str) -> str:
        """The text for the value of field `name`. Raises FieldUnfit, which tells no values."""
        ...


@dataclass(frozen=True, slots=True)
class AsWritten:
    """The value, letter for letter."""

    def shown(self, value: str, name: str) -> str:  # noqa: ARG002 - other looks name the field
        """The value."""
        return value


AS_WRITTEN: Final = AsWritten()


@dataclass(frozen=True, slots=True)
class Named:
    """One field's value."""

    name: str
    look: Look = AS_WRITTEN

    @property
    def names(self) -> frozenset[str]:
        """That field."""
        return frozenset({self.name})

    def text(self, values: Values) -> str:
        """Its text. Raises FieldMissing or FieldUnfit."""
        return self.look.shown(values.text(self.name), self.name)
