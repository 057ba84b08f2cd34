"""A template's expressions and block tags read on their own: harmless, or refused in words."""

from collections.abc import Callable, Iterator, Mapping
from typing import Any, Final

from jinja2 import TemplateError, nodes

from faxflow.adapters.letters.filling.sandbox import BLOCK, SHOW, TEXT_METHODS, Sandbox, sandbox
from faxflow.adapters.letters.filling.tags import BadPlaceholder

_ENVIRONMENT: Final[Sandbox] = sandbox()
_KNOWN: Final = (
    *(nodes.Template, nodes.Output, nodes.TemplateData, nodes.If, nodes.For),
    *(nodes.Name, nodes.Const, nodes.Getattr, nodes.Getitem, nodes.Slice, nodes.List, nodes.Tuple),
    *(nodes.Filter, nodes.Test, nodes.Compare, nodes.Operand, nodes.CondExpr, nodes.Keyword),
    *(nodes.And, nodes.Or, nodes.Not, nodes.Neg, nodes.Pos, nodes.Concat),
    *(nodes.Add, nodes.Sub, nodes.Mul, nodes.Div, nodes.FloorDiv, nodes.Mod, nodes.Call),
)
_UNREADABLE: Final = (TemplateError, RecursionError)
"""What the parser raises; the second for thousands of brackets within each other."""
_TODO: Final = "Templates know fields, rows, filters and comparisons, and if and for around them."
_WHOLE: Final = {
    "if": "{} endif",
    "elif": "if 1 {} endif",
    "else": "if 1 {} endif",
    "for": "{} endfor",
    "endif": "if 1 {}",
    "endfor": "for a in b {}",
}
"""Around each block tag, what makes it whole."""
BLOCK_WORDS: Final = frozenset(_WHOLE)


def tree_of(code: str) -> nodes.Template:
    """What an expression or a block's tag says; empty where it cannot be read."""
    is_block = code.partition(" ")[0] in BLOCK_WORDS
    source = _made_whole(code) if is_block else f"{SHOW[0]}{code}{SHOW[1]}"
    try:
        return _ENVIRONMENT.parse(source)
    except _UNREADABLE:
        return nodes.Template([])


def is_expression(code: str) -> bool:
    """Whether it can be read as one expression."""
    try:
        tree = _ENVIRONMENT.parse(f"{SHOW[0]}{code}{SHOW[1]}")
    except _UNREADABLE:
        return False
    return _is_one(tree)


def check_expression(code: str, words: str) -> None:
    """Raises BadPlaceholder where `code` is no harmless expression."""
    if not is_expression(code):
        raise BadPlaceholder(words)
    _check(_ENVIRONMENT.parse(f"{SHOW[0]}{code}{SHOW[1]}"), words)


def check_block(code: str, words: str) -> None:
    """Raises BadPlaceholder where `code` is no whole, harmless tag of a block."""
    try:
        tree = _ENVIRONMENT.parse(_made_whole(code))
    except _UNREADABLE as error:
        raise BadPlaceholder(words) from error
    _check(tree, words)


def _made_whole(code: str) -> str:
    before, after = _WHOLE[code.split(maxsplit=1)[0]].split("{}")
    return "".join(f"{BLOCK[0]}{tag}{BLOCK[1]}" for tag in (before, code, after) if tag)


def name_of(code: str) -> str | None:
    """The name that the expression consists of, or None."""
    try:
        tree = _ENVIRONMENT.parse(f"{SHOW[0]}{code}{SHOW[1]}")
    except _UNREADABLE:
        return None
    found = list(tree.find_all(nodes.Output))
    lone = found[0].nodes[0] if _is_one(tree) else None
    return lone.name if isinstance(lone, nodes.Name) else None


def _is_one(tree: nodes.Template) -> bool:
    return len(tree.body) == 1 and (
        isinstance(tree.body[0], nodes.Output) and len(tree.body[0].nodes) == 1
    )


def _check(tree: nodes.Template, words: str) -> None:
    if any(map(_is_harmful, _all_nodes(tree))):
        raise BadPlaceholder(words, _TODO)


def _all_nodes(node: nodes.Node) -> Iterator[nodes.Node]:
    yield node
    for child in node.iter_child_nodes():
        yield from _all_nodes(child)


def _is_harmful(node: nodes.Node) -> bool:
    """Whether it could reach beyond the letter's fields, or run without end."""
    return not isinstance(node, _KNOWN) or any(
        isinstance(node, kind) and harms(node) for kind, harms in _HARMS.items()
    )


def _calls(node: Any) -> bool:
    method = node.node
    return not (isinstance(method, nodes.Getattr) and method.attr in TEXT_METHODS)


def _is_text(node: nodes.Node) -> bool:
    return isinstance(node, nodes.List | nodes.Tuple) or (
        isinstance(node, nodes.Const) and not isinstance(node.value, int | float)
    )


_HARMS: Final[Mapping[type[nodes.Node], Callable[[Any], bool]]] = {
    nodes.Name: lambda node: node.name.startswith("_"),
    nodes.Getattr: lambda node: node.attr.startswith("_"),
    nodes.Const: lambda node: isinstance(node.value, str) and node.value.startswith("__"),
    nodes.Call: _calls,
    nodes.Filter: lambda node: node.name.startswith("_") or node.name not in _ENVIRONMENT.filters,
    nodes.Test: lambda node: node.name not in _ENVIRONMENT.tests,
    nodes.Mul: lambda node: _is_text(node.left) or _is_text(node.right),
    nodes.For: lambda node: node.recursive,
}
