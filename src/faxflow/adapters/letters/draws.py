"""What every engine of a template can do, and what is put around one."""

from collections.abc import Iterator, Sequence
from typing import Protocol

from faxflow.domain.letter import LetterOrder, LetterResult


class Draws(Protocol):
    """An engine of one template."""

    name: str
    approximate: bool

    def template_fields(self) -> frozenset[str]: ...
    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]: ...
