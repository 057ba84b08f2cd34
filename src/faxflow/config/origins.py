"""Where each key of the configuration comes from, for a person who wonders."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from functools import reduce
from pathlib import Path
from typing import Any

from pydantic import BaseModel

from faxflow.config.gateway import GatewaySettings
from faxflow.config.lines import lines_of
from faxflow.config.load import parsed, read_text
from faxflow.config.model import Config
from faxflow.config.named_secrets import table_of
from faxflow.config.overrides import overrides, variable
from faxflow.config.profiles import profile_called
from faxflow.config.shape import sections


class Origin(StrEnum):
    ENVIRONMENT = "environment"
    FILE = "faxflow.toml"
    PROFILE = "profile"
    FIRST_GATEWAY = "[gateway]"
    PRACTICE = "[practice]"
    DEFAULT = "default"


@dataclass(frozen=True, slots=True)
class Setting:
    """A key and its value, as the program holds it. `named` is the variable or the profile that
    gave it, `line` where it stands in faxflow.toml."""

    section: str
    key: str
    value: object
    origin: Origin
    named: str = ""
    line: int | None = None


@dataclass(frozen=True, slots=True)
class _Sources:
    """What each source says: of all sections the file and the environment, and of the gateway at
    hand its profile."""

    in_file: Mapping[str, Any]
    in_environment: Mapping[str, Mapping[str, object]]
    lines: Mapping[tuple[str, ...], int]
    folder: Path


def settings(config: Config, path: Path, environment: Mapping[str, str]) -> Iterator[Setting]:
    """Every key of the sections in use, of a configuration that was loaded from `path`."""
    text = read_text(path)
    folder = path.parent.absolute()
    sources = _Sources(parsed(path), overrides(environment), lines_of(text), folder)
    for section, known in sections().items():
        table = reduce(getattr, section.split("."), config)
        if isinstance(table, BaseModel):
            inner = [key for key in known if f"{section}.{key}" in sections()]
            keys = [key for key in known if hasattr(table, key) and key not in inner]
            yield from (_setting(sources, table, section, key) for key in keys)


def origins(
    gateway: GatewaySettings, path: Path, environment: Mapping[str, str]
) -> dict[str, Origin]:
    """The origin of each key of a gateway that was loaded from `path`."""
    sources = _Sources(parsed(path), overrides(environment), {}, path.parent.absolute())
    section = gateway.section.strip("[]")
    keys = type(gateway).model_fields
    return {key: _setting(sources, gateway, section, key).origin for key in keys}


def _setting(sources: _Sources, table: BaseModel, section: str, key: str) -> Setting:
    value = getattr(table, key)
    if key in sources.in_environment.get(section, {}):
        named = variable(section, key)
        return Setting(section, key, value, Origin.ENVIRONMENT, named)
    if key in table_of(sources.in_file, section):
        line = sources.lines.get((*section.split("."), key))
        return Setting(section, key, value, Origin.FILE, line=line)
    if not isinstance(table, GatewaySettings) or key not in table.model_fields_set:
        return Setting(section, key, value, Origin.DEFAULT)
    if table.profile is not None and key in _profile_keys(table.profile, sources.folder):
        return Setting(section, key, value, Origin.PROFILE, table.profile)
    origin = Origin.PRACTICE if key == "country" else Origin.FIRST_GATEWAY
    return Setting(section, key, value, origin)


def _profile_keys(profile: str, folder: Path) -> set[str]:
    return {"name", *profile_called(profile, folder).keys}
