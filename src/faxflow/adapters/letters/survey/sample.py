"""A sample letter: the template filled with the names of its own fields, drawn by the engine."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Final, Protocol

from faxflow.domain.ids import CaseId, case_name
from faxflow.domain.letter import LetterOrder, LetterResult

SAMPLE_CASE: Final = CaseId(0)
_KNOWN: Final = {
    "case_id": case_name(SAMPLE_CASE),
    "fax_number": "(555) 555-0100",
    "practice_name": "Sample Practice",
    "today": "January 2, 2026",
}


class Draws(Protocol):
    """An engine of the template."""

    name: str

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]: ...


def sample_values(names: Iterable[str]) -> Mapping[str, str]:
    """Each field's own name, and for those that faxflow fills in what it might say."""
    return {name: _KNOWN.get(name, name) for name in names} | _KNOWN


def draw_sample(engine: Draws, names: Iterable[str]) -> LetterResult:
    """The letter or its problem. Raises what the engine's `render` does."""
    order = LetterOrder(SAMPLE_CASE, case_name(SAMPLE_CASE), sample_values(names))
    (result,) = engine.render([order])
    return result
