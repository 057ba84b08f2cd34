"""Reads faxflow.toml and the environment into one frozen Config.

A key's value comes from `FAXFLOW_SECTION_KEY` in the environment, else from the
file, else from the gateway's profile, else from its default. A table within another has a
section's name with a dot in it, as `report.mail`, and an underscore there in the environment.
"""

import difflib
import tomllib
from collections.abc import Mapping
from pathlib import Path
from types import UnionType
from typing import Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from faxflow.config.merging import fill_gateways
from faxflow.config.model import Config
from faxflow.config.source_faults import belongs_to, kind_fault
from faxflow.domain.plain_words import plain
from faxflow.errors import ConfigurationProblem, FileMissing

_UNKNOWN = "extra_forbidden"
_MISSING = "missing"
_SHOWN = "Add it; faxflow.example.toml shows how."


def load_config(path: Path, environment: Mapping[str, str]) -> Config:
    """The configuration. Raises FileMissing, or ConfigurationProblem for the first fault in it."""
    values = parsed(path)
    for section, keys in overrides(environment).items():
        _fill(values, section.split("."), keys)
    fill_gateways(values, path.parent.absolute())
    try:
        return Config.model_validate(values, context={"folder": path.parent.absolute()})
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        # An unknown key first: it is often the missing one, misspelt.
        raise _problem(path, min(faults, key=lambda one: one["type"] != _UNKNOWN)) from None


def parsed(path: Path) -> dict[str, Any]:
    """faxflow.toml as it is written. Raises FileMissing or ConfigurationProblem."""
    try:
        return tomllib.loads(path.read_text(encoding="utf-8-sig"))
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except OSError as error:
        raise ConfigurationProblem(
            where=path,
            what=f"it cannot be read ({error.strerror})",
            todo="Name the file itself, and let this account read it.",
        ) from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise ConfigurationProblem(
            where=path, what=f"it cannot be read ({error})", todo="Mend the file."
        ) from error


def overrides(environment: Mapping[str, str]) -> dict[str, dict[str, object]]:
    """What the environment says of each section's keys."""
    found: dict[str, dict[str, object]] = {}
    for section, fields in _sections().items():
        for key, field in fields.items():
            text = environment.get(f"FAXFLOW_{section}_{key}".upper().replace(".", "_"))
            if text is not None:
                found.setdefault(section, {})[key] = _listed(text) if _many(field) else text
    return found


def _fill(table: object, path: list[str], keys: Mapping[str, object]) -> None:
    """Puts the keys into the table at the end of the path; what is no table stays as it is."""
    if isinstance(table, dict):
        if path:
            _fill(table.setdefault(path[0], {}), path[1:], keys)
        table.update({} if path else keys)


def _many(field: FieldInfo) -> bool:
    """Whether a key holds several values, be it one that may be left out."""
    kinds = (field.annotation, *get_args(field.annotation))
    return any(tuple in (kind, get_origin(kind)) for kind in kinds)


def _listed(text: str) -> list[str]:
    return [part for one in text.split(",") if (part := one.strip())]


def _sections() -> dict[str, dict[str, FieldInfo]]:
    """The keys of each section; of one that has several kinds, those of all of them."""
    found: dict[str, dict[str, FieldInfo]] = {}
    for name, field in Config.model_fields.items():
        for kind in _tables(field):
            found.setdefault(name, {}).update(kind.model_fields)
            for key, inner in kind.model_fields.items():
                found |= {f"{name}.{key}": table.model_fields for table in _tables(inner)}
    return found


def _tables(field: FieldInfo) -> list[type[BaseModel]]:
    """What a key is where it is a table; one that may be left out is `Model | None`."""
    union = get_origin(field.annotation) in {Union, UnionType}
    kinds = get_args(field.annotation) if union else (field.annotation,)
    return [kind for kind in kinds if isinstance(kind, type) and issubclass(kind, BaseModel)]


def _problem(path: Path, error: ErrorDetails) -> ConfigurationProblem:
    section, *key = [str(part) for part in error["loc"]] or [""]
    if section == "source":
        return _source_problem(f"{path} [source]", error)
    if len(key) > 1 and f"{section}.{key[0]}" in _sections():
        section, key = f"{section}.{key[0]}", key[1:]
    where = f"{path} [{section}] {'.'.join(key)}".rstrip() if section else path
    return _named_problem(where, error, _near(section, key))


def _source_problem(place: str, error: ErrorDetails) -> ConfigurationProblem:
    if what := kind_fault(error["type"]):
        return ConfigurationProblem(where=f"{place} kind", what=what, todo=_SHOWN)
    kind, *key = [str(part) for part in error["loc"][1:]] or [""]
    where = f"{place} {'.'.join(key)}".rstrip()
    if error["type"] == _MISSING:
        what = f'it is missing, and kind = "{kind}" needs it'
        return ConfigurationProblem(where=where, what=what, todo=_SHOWN)
    if error["type"] == _UNKNOWN and (owners := belongs_to(key[0])):
        what = f'it is a key of {" and ".join(owners)}, and this is kind = "{kind}"'
        return ConfigurationProblem(where=where, what=what, todo="Take it out, or mend kind.")
    return _named_problem(where, error, _near("source", key))


def _named_problem(where: str | Path, error: ErrorDetails, near: str) -> ConfigurationProblem:
    if error["type"] == _MISSING:
        return ConfigurationProblem(where=where, what="it is missing", todo=_SHOWN)
    if error["type"] == _UNKNOWN:
        return ConfigurationProblem(where=where, what="faxflow knows no such key", todo=near)
    what = plain(error["msg"])
    return ConfigurationProblem(where=where, what=what, todo="Mend it and run again.")


def _near(section: str, key: list[str]) -> str:
    known = list(_sections()[section]) if key else list(Config.model_fields)
    near = difflib.get_close_matches(key[0] if key else section, known, n=1)
    return f"Did you mean {near[0]}?" if near else f"Known here are: {', '.join(known)}."
