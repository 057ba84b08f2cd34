"""Letters of several templates: each order by the one of its letter's name, else by the usual."""

from collections.abc import Iterator, Mapping, Sequence
from typing import Protocol

from faxflow.domain.letter import LetterOrder, LetterProblem, LetterResult
from faxflow.errors import FileMissing, TemplateProblem


class Draws(Protocol):
    """An engine of one template."""

    name: str

    def template_fields(self) -> frozenset[str]: ...
    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]: ...


class ByLetter:
    """The usual engine, and beside it those of letters that have a template of their own."""

    def __init__(self, usual: Draws, others: Mapping[str, Draws]) -> None:
        self.name = usual.name
        self._usual = usual
        self._others = others

    def template_fields(self) -> frozenset[str]:
        """What the usual template asks for. Raises TemplateProblem, FileMissing."""
        return self._usual.template_fields()

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        """One result an order, the usual letters first. Raises as the usual engine does.

        One engine has drawn all of its own before the next begins: they share a scratch folder.
        """
        yield from self._usual.render([one for one in orders if one.letter not in self._others])
        for letter, engine in self._others.items():
            own = [one for one in orders if one.letter == letter]
            yield from _rendered(engine, own) if own else ()


def _rendered(engine: Draws, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
    """A template that is gone or broken holds its own letters, and no others."""
    try:
        engine.template_fields()
    except (FileMissing, TemplateProblem) as problem:
        # It names the file and a field of it, no value.
        what = str(problem).rstrip(".")
        yield from (LetterProblem(one.case_id, what) for one in orders)
        return
    yield from engine.render(orders)
