"""What keys faxflow.toml may have, read off the model: by section, and by what they hold."""

from collections.abc import Callable, Iterator, Mapping
from functools import lru_cache
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import AfterValidator, BaseModel
from pydantic.fields import FieldInfo

from faxflow.config.model import Config
from faxflow.config.values import is_beside_file, names_a_secret

Sections = Mapping[str, Mapping[str, FieldInfo]]


@lru_cache
def sections() -> Sections:
    """The keys of each section, in the order of the file; of one that has several kinds, those
    of all of them. A table within another has a name of its own, as `report.mail`."""
    found: dict[str, dict[str, FieldInfo]] = {}
    for name, field in Config.model_fields.items():
        for kind in tables(field):
            found.setdefault(name, {}).update(kind.model_fields)
            for key, inner in kind.model_fields.items():
                found |= {f"{name}.{key}": dict(one.model_fields) for one in tables(inner)}
    return found


def tables(field: FieldInfo) -> list[type[BaseModel]]:
    """What a key is where it is a table; one that may be left out is `Model | None`."""
    union = get_origin(field.annotation) in {Union, UnionType}
    kinds = get_args(field.annotation) if union else (field.annotation,)
    return [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]


def holds_several(field: FieldInfo) -> bool:
    """Whether a key holds several values, be it one that may be left out."""
    kinds = (field.annotation, *get_args(field.annotation))
    return any(tuple in (kind, get_origin(kind)) for kind in kinds)


def names_secret(field: FieldInfo) -> bool:
    """Whether a key holds the name of a secret."""
    return names_a_secret in set(_checks(field))


def names_path(field: FieldInfo) -> bool:
    """Whether a key holds a path, or several by name."""
    return is_beside_file in set(_checks(field))


def _checks(field: FieldInfo) -> Iterator[Callable[..., Any]]:
    """The functions that look at a key's values, wherever they stand in its type."""
    yield from _functions(field.metadata)
    yield from _within(field.annotation)


def _within(annotation: Any) -> Iterator[Callable[..., Any]]:
    if get_origin(annotation) is Annotated:
        yield from _functions(annotation.__metadata__)
    for part in get_args(annotation):
        if not isinstance(part, type):
            yield from _within(part)


def _functions(metadata: Any) -> Iterator[Callable[..., Any]]:
    return (one.func for one in metadata if isinstance(one, AfterValidator))
