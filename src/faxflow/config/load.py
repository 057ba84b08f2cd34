"""Reads faxflow.toml and the environment into one frozen Config.

A key's value comes from `FAXFLOW_SECTION_KEY` in the environment, else from the
file, else from the gateway's profile, else from its default. A table within another has a
section's name with a dot in it, as `report.mail`, and an underscore there in the environment.
"""

import tomllib
from collections.abc import Mapping
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError

from faxflow.config.faults import fault_of, is_unknown
from faxflow.config.merging import fill_gateways
from faxflow.config.model import Config
from faxflow.config.overrides import overrides
from faxflow.config.section import Section
from faxflow.errors import ConfigurationProblem, FileMissing

S = TypeVar("S", bound=Section)


def load_config(path: Path, environment: Mapping[str, str]) -> Config:
    """The configuration. Raises FileMissing, or ConfigurationProblem for the first fault in it."""
    values = with_overrides(parsed(path), environment)
    fill_gateways(values, path.parent.absolute())
    return validated(Config, values, path)


def validated(kind: type[S], values: dict[str, Any], path: Path) -> S:
    """The values as that kind. Raises ConfigurationProblem for the first fault in them."""
    try:
        return kind.model_validate(values, context={"folder": path.parent.absolute()})
    except ValidationError as error:
        faults = error.errors(include_url=False, include_input=False)
        # An unknown key first: it is often the missing one, misspelt.
        raise fault_of(min(faults, key=lambda one: not is_unknown(one))).problem(path) from None


def with_overrides(values: dict[str, Any], environment: Mapping[str, str]) -> dict[str, Any]:
    """The file's values with what the environment says in their place."""
    for section, keys in overrides(environment).items():
        _fill(values, section.split("."), keys)
    return values


def parsed(path: Path) -> dict[str, Any]:
    """faxflow.toml as it is written. Raises FileMissing or ConfigurationProblem."""
    try:
        return tomllib.loads(read_text(path))
    except tomllib.TOMLDecodeError as error:
        raise _unreadable(path, error) from error


def read_text(path: Path) -> str:
    """The file's text. Raises FileMissing or ConfigurationProblem."""
    try:
        return path.read_text(encoding="utf-8-sig")
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except UnicodeDecodeError as error:
        raise _unreadable(path, error) from error
    except OSError as error:
        raise ConfigurationProblem(
            where=path,
            what=f"it cannot be read ({error.strerror})",
            todo="Name the file itself, and let this account read it.",
        ) from error


def _unreadable(path: Path, error: ValueError) -> ConfigurationProblem:
    what = f"it cannot be read ({error})"
    return ConfigurationProblem(where=path, what=what, todo="Mend the file.")


def _fill(table: object, path: list[str], keys: Mapping[str, object]) -> None:
    """Puts the keys into the table at the end of the path; what is no table stays as it is."""
    if isinstance(table, dict):
        if path:
            _fill(table.setdefault(path[0], {}), path[1:], keys)
        table.update({} if path else keys)
