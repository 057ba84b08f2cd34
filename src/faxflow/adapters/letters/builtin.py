"""Letters without an office: approximate layout, every word on the page."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path

from faxflow.adapters.letters.check import checked
from faxflow.adapters.letters.checking.expectation import Expectation, expectation_of
from faxflow.adapters.letters.drawing.document import draw_document
from faxflow.adapters.letters.drawing.typefaces import typefaces_for
from faxflow.adapters.letters.drawing.undrawable import Undrawable
from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.template import Template, open_template
from faxflow.adapters.letters.filling.written_value import clean
from faxflow.adapters.letters.scratch import empty_scratch
from faxflow.domain.field_name import resolve
from faxflow.domain.letter import LetterOrder, LetterProblem, LetterResult, texts_of


class BuiltinEngine:
    """Draws the filled template with reportlab; refuses what it cannot draw."""

    name = "builtin"
    approximate = True

    def __init__(self, template: Path, *, scratch: Path) -> None:
        self._path = template
        self._scratch = scratch

    @cached_property
    def _template(self) -> Template:
        return open_template(self._path)

    def template_fields(self) -> frozenset[str]:
        """The field names that the template asks for. Raises TemplateProblem, FileMissing."""
        return self._template.form.fields

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        """One result an order, in their order. Raises TemplateProblem or FileMissing."""
        # It draws in memory, but another engine may have been killed here before.
        empty_scratch(self._scratch)
        expected = expectation_of(self._template.form, orders)
        return (self._letter(order, expected) for order in orders)

    def _letter(self, order: LetterOrder, expected: Expectation) -> LetterResult:
        filled = fill_letter(self._template.form, order)
        if isinstance(filled, LetterProblem):
            return filled
        if (name := self._undrawable_field(order)) is not None:
            what = f"the built-in engine has no typeface for letters in field {name}"
            return LetterProblem(order.case_id, what)
        try:
            return checked(order, draw_document(filled), expected)
        except Undrawable as error:
            return LetterProblem(order.case_id, f"the built-in engine cannot draw {error}")

    def _undrawable_field(self, order: LetterOrder) -> str | None:
        names = sorted(self.template_fields())
        return next((name for name in names if not _is_drawable(order, name)), None)


def _is_drawable(order: LetterOrder, name: str) -> bool:
    """Whether some typeface has the letters of that field, those of its rows among them."""
    meant = resolve(name, order.fields)
    texts = () if meant is None else texts_of(order.fields[meant])
    return typefaces_for(clean("".join(texts))) is not None
