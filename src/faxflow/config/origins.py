"""Where each key of a gateway's settings comes from, for a person who wonders."""

from collections.abc import Mapping
from enum import StrEnum
from pathlib import Path
from typing import Any

from faxflow.config.gateway import GatewaySettings
from faxflow.config.load import parsed
from faxflow.config.overrides import overrides
from faxflow.config.profiles import profile_called


class Origin(StrEnum):
    ENVIRONMENT = "environment"
    FILE = "faxflow.toml"
    PROFILE = "profile"
    FIRST_GATEWAY = "[gateway]"
    PRACTICE = "[practice]"
    DEFAULT = "default"


def origins(
    gateway: GatewaySettings, path: Path, environment: Mapping[str, str]
) -> dict[str, Origin]:
    """The origin of each key of a gateway that was loaded from `path`."""
    section = gateway.section.strip("[]")
    in_environment = overrides(environment).get(section, {})
    in_file = parsed(path).get(section, {})
    in_profile = _profile_keys(gateway, path.parent.absolute())
    found = {}
    for key in type(gateway).model_fields:
        given = _given(key, in_environment, in_file, in_profile)
        found[key] = given or (_filled(key) if key in gateway.model_fields_set else Origin.DEFAULT)
    return found


def _given(
    key: str, in_environment: Mapping[str, object], in_file: Mapping[str, Any], in_profile: set[str]
) -> Origin | None:
    if key in in_environment:
        return Origin.ENVIRONMENT
    if key in in_file:
        return Origin.FILE
    return Origin.PROFILE if key in in_profile else None


def _filled(key: str) -> Origin:
    return Origin.PRACTICE if key == "country" else Origin.FIRST_GATEWAY


def _profile_keys(gateway: GatewaySettings, folder: Path) -> set[str]:
    if gateway.profile is None:
        return set()
    return {"name", *profile_called(gateway.profile, folder).keys}
