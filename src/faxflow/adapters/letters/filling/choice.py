"""One text or another, by a comparison: Word's IF field."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from operator import eq, ge, gt, le, lt, ne
from typing import Any, Final

from faxflow.adapters.letters.filling.letter_values import Values
from faxflow.adapters.letters.filling.number_picture import number_of
from faxflow.adapters.letters.filling.sources import Source
from faxflow.adapters.letters.filling.written_value import FieldUnfit

Words = tuple[str | Source, ...]
"""Text, and fields within it."""

_COMPARED: Final[Mapping[str, Callable[[Any, Any], bool]]] = {
    "=": eq,
    "<>": ne,
    "<": lt,
    ">": gt,
    "<=": le,
    ">=": ge,
}


@dataclass(frozen=True, slots=True)
class Choice:
    """`yes` where `left` and `right` compare so, else `no`; letter by letter, or as numbers."""

    left: Words
    sign: str
    right: Words
    yes: Words
    no: Words

    @property
    def names(self) -> frozenset[str]:
        """The fields on all its sides."""
        words = (*self.left, *self.right, *self.yes, *self.no)
        return frozenset().union(*(one.names for one in words if not isinstance(one, str)))

    def text(self, values: Values) -> str:
        """The text that applies. Raises FieldMissing or FieldUnfit."""
        return _joined(self.yes if self._holds(values) else self.no, values)

    def _holds(self, values: Values) -> bool:
        left, right = _joined(self.left, values), _joined(self.right, values)
        one, other = number_of(left), number_of(right)
        if one is not None and other is not None:
            return _COMPARED[self.sign](one, other)
        if self.sign in {"=", "<>"}:
            return _COMPARED[self.sign](left, right)
        names = ", ".join(sorted(self.names))
        raise FieldUnfit(f"an IF field compares {names} by size, and it is no number")


def _joined(words: Words, values: Values) -> str:
    return "".join(one if isinstance(one, str) else one.text(values) for one in words)
