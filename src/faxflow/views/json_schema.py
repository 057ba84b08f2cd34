"""A typed shape as JSON Schema, draft 2020-12: what an answer in JSON may hold, and no more."""

from collections.abc import Mapping
from enum import EnumMeta
from inspect import cleandoc
from types import NoneType, UnionType
from typing import (
    Annotated,
    Any,
    Literal,
    NewType,
    NotRequired,
    Union,
    get_args,
    get_origin,
    get_type_hints,
)

Schema = dict[str, Any]

_DRAFT = "https://json-schema.org/draft/2020-12/schema"
_PLAIN: Mapping[Any, str] = {
    str: "string",
    int: "integer",
    float: "number",
    bool: "boolean",
    NoneType: "null",
}
_FORMATS = {"Day": "date", "Moment": "date-time"}
"""The formats of texts, by the names of their types."""


def published_schema(shape: type, *, title: str, version: int) -> Schema:
    """The schema of an answer of this shape, with the version that every answer begins with."""
    shapes: dict[str, Schema] = {}
    whole = _object(shape, shapes)
    whole["properties"] = {"schema_version": {"const": version}, **whole["properties"]}
    whole["required"] = ["schema_version", *whole["required"]]
    shared = {name: shapes[name] for name in sorted(shapes)}
    return {"$schema": _DRAFT, "title": title, **whole, "$defs": shared}


def _object(shape: Any, shapes: dict[str, Schema]) -> Schema:
    """Of a TypedDict; the shapes within go to `shapes`."""
    hints = get_type_hints(shape, include_extras=True)
    return {
        "description": cleandoc(shape.__doc__ or ""),
        "type": "object",
        "properties": {name: _schema(_bare(hint), shapes) for name, hint in hints.items()},
        "required": [name for name in hints if name in shape.__required_keys__],
        "additionalProperties": False,
    }


def _bare(hint: Any) -> Any:
    """Without the word that it may be left out, which `required` says."""
    return get_args(hint)[0] if get_origin(hint) is NotRequired else hint


def _schema(hint: Any, shapes: dict[str, Schema]) -> Schema:  # noqa: C901, PLR0911 - a line a kind
    origin, inner = get_origin(hint), get_args(hint)
    if origin is Annotated:
        return {**_schema(inner[0], shapes), "description": inner[1]}
    if origin in {Union, UnionType}:
        return _either([_schema(one, shapes) for one in inner])
    if origin is list:
        return {"type": "array", "items": _schema(inner[0], shapes)}
    if origin is dict:
        return {"type": "object", "additionalProperties": _schema(inner[1], shapes)}
    if origin is Literal:
        return {"enum": list(inner)}
    if hint is object:
        return {}  # whatever JSON can hold
    if isinstance(hint, EnumMeta):
        return {"enum": list(map(str, hint.__members__.values()))}
    if isinstance(hint, NewType):
        return {**_schema(hint.__supertype__, shapes), "format": _FORMATS[hint.__name__]}
    return {"type": _PLAIN[hint]} if hint in _PLAIN else _named(hint, shapes)


def _named(shape: Any, shapes: dict[str, Schema]) -> Schema:
    """A pointer to the shape, which is told once."""
    name = shape.__name__.removesuffix("Data")
    if name not in shapes:
        shapes[name] = {}  # else a shape that holds its like would never end
        shapes[name] = _object(shape, shapes)
    return {"$ref": f"#/$defs/{name}"}


def _either(kinds: list[Schema]) -> Schema:
    """Several plain types as one list, all else as alternatives."""
    if all(kind.keys() == {"type"} for kind in kinds):
        return {"type": [kind["type"] for kind in kinds]}
    return {"anyOf": kinds}
