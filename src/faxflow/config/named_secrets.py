"""Which secrets a configuration names, and by which of its keys."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import reduce
from typing import Any

from faxflow.config.shape import names_secret, sections
from faxflow.config.values import is_name


@dataclass(frozen=True, slots=True)
class NamedSecret:
    section: str
    key: str
    name: str


def named_secrets(values: Mapping[str, Any]) -> Iterator[NamedSecret]:
    """Those that the values of faxflow.toml name, in the order of its sections.

    What cannot be a name is left out: it may be the secret itself, put there by mistake.
    """
    for section, fields in sections().items():
        table = table_of(values, section)
        for key, field in fields.items():
            if names_secret(field):
                yield from _named(section, key, table.get(key))


def _named(section: str, key: str, value: object) -> Iterator[NamedSecret]:
    """One, or several by name."""
    if isinstance(value, str):
        if is_name(value):
            yield NamedSecret(section, key, value)
    elif isinstance(value, Mapping):
        for inner, name in value.items():
            yield from _named(section, f"{key}.{inner}", name)


def table_of(values: Mapping[str, Any], section: str) -> Mapping[str, Any]:
    """The table of a section, as `report.mail`; empty where there is none."""
    found = reduce(_inner, section.split("."), values)
    return found if isinstance(found, Mapping) else {}


def _inner(table: Any, key: str) -> Any:
    return table.get(key) if isinstance(table, Mapping) else None
