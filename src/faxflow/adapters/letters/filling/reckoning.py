"""A part with conditions, loops or expressions, compiled once and filled often."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any, Final

from jinja2 import Template, TemplateError, Undefined, UndefinedError, meta, nodes

from faxflow.adapters.letters.filling.conditions import Conditions
from faxflow.adapters.letters.filling.letter_values import Values
from faxflow.adapters.letters.filling.sandbox import BLOCK, LONGEST, SHOW, sandbox
from faxflow.adapters.letters.filling.slots import Slot
from faxflow.adapters.letters.filling.tags import BadPlaceholder, Block, Verb
from faxflow.adapters.letters.filling.written_value import (
    FieldMissing,
    FieldUnfit,
    clean,
    written,
)
from faxflow.domain.field_name import canonical

_MOST_TURNS: Final = 20_000
"""Rows in one letter; a table of them would have hundreds of pages."""
_MOST_TEXT: Final = 50 * LONGEST
_UNSURE: Final = (
    *(TypeError, ValueError, ArithmeticError, LookupError, AttributeError, RecursionError),
    TemplateError,
)
"""What an expression raises over values that do not suit it."""
_NOT_RECKONED: Final = "an expression of the template cannot be reckoned with this letter's values"


@dataclass(frozen=True, slots=True)
class Reckoning:
    """The compiled part. `names` are its free names, `words` its other ones, as written there."""

    template: Template
    slots: tuple[Slot, ...]
    names: frozenset[str]
    words: frozenset[str]
    fields: frozenset[str]

    def filled(self, values: Values) -> str:
        """The XML. Raises FieldMissing or FieldUnfit, which tell no values."""
        try:
            return "".join(self._written(values))
        except UndefinedError as error:
            raise self._missing(str(error)) from None
        except (FieldMissing, FieldUnfit):
            raise
        except _UNSURE:
            # Its own words would quote a value.
            raise FieldUnfit(_NOT_RECKONED) from None

    def _written(self, values: Values) -> Iterator[str]:
        length = 0
        context = self.template.new_context(self._known(values))
        for piece in self.template.root_render_func(context):
            length += len(piece)
            if length > _MOST_TEXT:
                raise FieldUnfit("the letter grows too long")
            yield piece

    def _known(self, values: Values) -> dict[str, Any]:
        found = {name: values.usable(canonical(name)) for name in self.names}
        given = {name: value for name, value in found.items() if value is not None}
        return {**given, **_functions(self.slots, values)}

    def _missing(self, told: str) -> FieldMissing:
        """Only names that the template itself holds may be told: another could be a value."""
        if told in self.names:
            return FieldMissing(canonical(told))
        return FieldMissing(told if told in self.words else "of a row")


def reckoned(pieces: Sequence[str | Slot | Block]) -> Reckoning:
    """The compiled part. Raises BadPlaceholder where its tags do not fit together."""
    environment = sandbox()
    slots: list[Slot] = []
    source = "".join(_source(piece, slots) for piece in pieces)
    try:
        tree = environment.parse(source)
        free = frozenset(n for n in meta.find_undeclared_variables(tree) if n[0] != "_")
        tree = Conditions().visit(tree)
        code = environment.compile(tree)
    except (TemplateError, SyntaxError, RecursionError) as error:
        # Python itself refuses what is nested too deeply.
        blocks = [piece for piece in pieces if isinstance(piece, Block)]
        raise BadPlaceholder(blocks[0].words if blocks else "{{") from error
    template = Template.from_code(environment, code, {})
    fields = _fields(pieces, free - _optional(tree))
    return Reckoning(template, tuple(slots), free, _words(tree), fields)


def _source(piece: str | Slot | Block, slots: list[Slot]) -> str:
    if isinstance(piece, str):
        return piece
    if isinstance(piece, Block):
        is_loop = piece.verb is Verb.OPEN and piece.code.startswith("for ")
        turn = f"{SHOW[0]}_turn(){SHOW[1]}" if is_loop else ""
        return f"{BLOCK[0]}{piece.code}{BLOCK[1]}{turn}"
    slots.append(piece)
    number = len(slots) - 1
    if piece.code is not None:
        return f"{SHOW[0]}_put(({piece.code}), {number}){SHOW[1]}"
    return f"{SHOW[0]}_show({number}{', ' + piece.row if piece.row else ''}){SHOW[1]}"


def _fields(pieces: Sequence[str | Slot | Block], free: frozenset[str]) -> frozenset[str]:
    """What the letter must have."""
    named: set[str] = {canonical(name) for name in free}
    for piece in pieces:
        if isinstance(piece, Block):
            named |= piece.names
        elif isinstance(piece, Slot) and piece.source and not piece.row and piece.code is None:
            named |= piece.source.names
    return frozenset(named)


def _words(tree: nodes.Template) -> frozenset[str]:
    attributes = {node.attr for node in tree.find_all(nodes.Getattr)}
    texts = {node.value for node in tree.find_all(nodes.Const) if isinstance(node.value, str)}
    return frozenset(attributes | texts)


def _optional(tree: nodes.Template) -> frozenset[str]:
    """Names for which the template says what happens where they are missing."""
    fallbacks = [one.node for one in tree.find_all(nodes.Filter) if one.name in {"default", "d"}]
    questions = [t.node for t in tree.find_all(nodes.Test) if t.name in {"defined", "undefined"}]
    return frozenset(n.name for n in (*fallbacks, *questions) if isinstance(n, nodes.Name))


def _functions(slots: Sequence[Slot], values: Values) -> dict[str, Callable[..., Any]]:
    """What the compiled part calls; no template can name them, for names with _ are refused."""
    turns = 0

    def put(value: Any, number: int) -> str:
        return written(_as_text(value), slots[number].dialect)

    def show(number: int, row: Values | str | None = None) -> str:
        return written(_source_text(slots[number], values, row), slots[number].dialect)

    def turn() -> str:
        nonlocal turns
        turns += 1
        if turns > _MOST_TURNS:
            raise FieldUnfit(f"the template repeats more than {_MOST_TURNS} times")
        return ""

    return {"_put": put, "_show": show, "_turn": turn, "_rows": values.rows}


def _source_text(slot: Slot, values: Values, row: Values | str | None) -> str:
    if slot.source is None:
        return ""
    if isinstance(row, str):
        return slot.source.text(Values(dict.fromkeys(slot.source.names, row)))
    return slot.source.text(values if row is None else row)


def _as_text(value: Any) -> str:
    if not isinstance(value, str | int | float | Undefined):
        raise FieldUnfit("the template shows a list of rows where it needs one text")
    return clean(str(value))
