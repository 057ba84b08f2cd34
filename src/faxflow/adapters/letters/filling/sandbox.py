"""The language of a template's conditions and loops: Jinja, without what could do harm."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any, Final

from jinja2 import StrictUndefined, Undefined
from jinja2.runtime import LoopContext
from jinja2.sandbox import ImmutableSandboxedEnvironment

from faxflow.adapters.letters.filling.letter_values import Values
from faxflow.adapters.letters.filling.written_value import FieldUnfit

BLOCK: Final = ("\ufdd2", "\ufdd3")
SHOW: Final = ("\ufdd4", "\ufdd5")
_NOTE: Final = ("\ufdd6", "\ufdd7")
"""Noncharacters: no text of a template can be taken for a tag, whatever it holds."""
LONGEST: Final = 1_000_000
"""Characters that one expression may grow to; the longest letters have some 100,000."""
TEXT_METHODS: Final = frozenset(
    {
        *("upper", "lower", "title", "capitalize", "strip", "lstrip", "rstrip"),
        *("split", "splitlines", "startswith", "endswith"),
    }
)
_LOOP: Final = frozenset(
    {
        *("index", "index0", "revindex", "revindex0", "first", "last"),
        *("length", "depth", "previtem", "nextitem"),
    }
)
_FILTERS: Final = (
    *("abs", "capitalize", "count", "d", "default", "first", "float", "groupby", "int", "last"),
    *("length", "list", "lower", "map", "max", "min", "reject", "rejectattr", "reverse"),
    *("round", "select", "selectattr", "sort", "string", "sum", "title", "trim", "truncate"),
    *("unique", "upper", "wordcount"),
)
_TESTS: Final = (
    *("boolean", "defined", "divisibleby", "eq", "equalto", "even", "false", "ge", "greaterthan"),
    *("gt", "in", "integer", "iterable", "le", "lessthan", "lower", "lt", "mapping", "ne", "none"),
    *("number", "odd", "sequence", "string", "true", "undefined", "upper"),
    *("==", "!=", "<", "<=", ">", ">="),
)
_NO: Final = frozenset({"", "no", "false", "0", "off", "unchecked"})


class Absent(StrictUndefined):
    """A field or a row's field that the letter does not have: nothing can be done with it."""

    @property
    def _undefined_message(self) -> str:
        name = self._undefined_name
        return name if isinstance(name, str) else "of a row"


class Sandbox(ImmutableSandboxedEnvironment):
    """Knows texts, numbers and rows; reaches no attribute but those listed here."""

    intercepted_binops = frozenset({"+", "*", "**", "%"})

    def getattr(self, obj: Any, attribute: str) -> Any:
        """A row's field, a fact about the loop or a harmless method of a text."""
        if isinstance(obj, Values):
            return self._field(obj, attribute)
        known = (isinstance(obj, LoopContext) and attribute in _LOOP) or (
            isinstance(obj, str) and attribute in TEXT_METHODS
        )
        return getattr(obj, attribute) if known else self.undefined(obj=obj, name=attribute)

    def getitem(self, obj: Any, argument: Any) -> Any:
        """A row's field, or one of a list."""
        if isinstance(obj, Values) and isinstance(argument, str):
            return self._field(obj, argument)
        if isinstance(obj, str | list | tuple) and isinstance(argument, int | slice):
            try:
                return obj[argument]
            except IndexError:
                pass
        return self.undefined(obj=obj, name=argument)

    def call_binop(self, context: Any, operator: str, left: Any, right: Any) -> Any:
        """A sum of numbers or of short texts, a product of numbers; nothing that explodes."""
        if operator == "+" and isinstance(left, str) and isinstance(right, str):
            return _short(left + right)
        if operator != "**" and _is_number(left) and _is_number(right):
            return super().call_binop(context, operator, left, right)
        raise FieldUnfit(f"the template reckons with “{operator}” on what is no number")

    def _field(self, row: Values, name: str) -> Any:
        found = row.usable(name)
        return self.undefined(obj=row, name=name) if found is None else found


def sandbox() -> Sandbox:
    """A fresh environment."""
    environment = Sandbox(
        block_start_string=BLOCK[0],
        block_end_string=BLOCK[1],
        variable_start_string=SHOW[0],
        variable_end_string=SHOW[1],
        comment_start_string=_NOTE[0],
        comment_end_string=_NOTE[1],
        undefined=Absent,
        keep_trailing_newline=True,
        autoescape=False,
        loader=None,
    )
    environment.globals.clear()
    _keep(environment.filters, _FILTERS)
    _keep(environment.tests, _TESTS)
    ours: Mapping[str, Callable[..., Any]] = {
        "lines": lines_of,
        "join": _joined,
        "replace": _replaced,
        "_truth": truth,
        "_rows_of": rows_of,
    }
    environment.filters.update(ours)
    environment.tests["yes"] = truth
    return environment


def lines_of(text: Any) -> list[str]:
    """The lines of a text that are not empty."""
    return [line.strip() for line in _plain(text).splitlines() if line.strip()]


def truth(value: Any) -> bool:
    """Whether a condition holds: a text does, unless it is empty or says no, false, off or 0."""
    if isinstance(value, str):
        return value.strip().lower() not in _NO
    return bool(value)


def rows_of(value: Any, name: str) -> Any:
    """What a loop goes through; a text has letters, which nobody means to repeat."""
    if not isinstance(value, str):
        return value
    if not value.strip():
        return ()
    raise FieldUnfit(f"{name} is a text, where the template repeats rows")


def _joined(items: Iterable[Any], between: str = "", attribute: str | None = None) -> str:
    texts = []
    for item in rows_of(items, "what the template joins"):
        value = item
        if attribute is not None:
            if not isinstance(item, Values):
                raise FieldUnfit(f"the template joins {attribute} of what is no row")
            value = item.text(attribute)
        texts.append(_plain(value))
    if sum(map(len, texts)) + len(between) * len(texts) > LONGEST:
        raise _too_long()
    return between.join(texts)


def _replaced(text: Any, old: str, new: str) -> str:
    plain = _plain(text)
    if len(plain) + (plain.count(old) if old else len(plain) + 1) * len(new) > LONGEST:
        raise _too_long()
    return plain.replace(old, new)


def _plain(value: Any) -> str:
    """The text of a text or number. Raises UndefinedError for what is not there."""
    if isinstance(value, Undefined) or not isinstance(value, Values | list):
        return str(value)
    raise FieldUnfit("the template shows rows where it needs a text")


def _keep(known: dict[str, Any], names: Iterable[str]) -> None:
    kept = {name: known[name] for name in names}
    known.clear()
    known.update(kept)


def _is_number(value: Any) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _short(text: str) -> str:
    if len(text) > LONGEST:
        raise _too_long()
    return text


def _too_long() -> FieldUnfit:
    return FieldUnfit("an expression of the template grows too long")
