"""Gateway profiles: what each fax service wants, shipped as data or written by the practice."""

import difflib
import tomllib
from collections.abc import Iterator
from importlib import resources
from importlib.resources.abc import Traversable
from pathlib import Path

from faxflow.config.gateway import GatewaySettings
from faxflow.domain.gateway import Profile
from faxflow.errors import ConfigurationProblem

_OWN_FILE = ".toml"
_NEVER = frozenset({"profile", "user", "password"})
"""A profile is shared: whose account it is stands in faxflow.toml alone."""


def shipped_profiles() -> Iterator[Profile]:
    """Every profile that comes with faxflow, by name."""
    for name in _names():
        yield profile_called(name, Path())


def profile_called(name: str, folder: Path) -> Profile:
    """The shipped profile of that name, or the practice's own where `name` ends in .toml.

    A relative path is relative to `folder`. Raises ConfigurationProblem.
    """
    if name.endswith(_OWN_FILE):
        path = folder / Path(name).expanduser()
        return _parsed(path, str(path))
    place = _shipped() / f"{name}{_OWN_FILE}"
    if name in _names():
        return _parsed(place, place.name)
    near = difflib.get_close_matches(name.lower(), _names(), n=3, cutoff=0.5)
    meant = f"Did you mean {' or '.join(near)}? " if near else ""
    raise ConfigurationProblem(
        where=f"gateway profile {name!r}",
        what="faxflow ships none of that name",
        todo=f"{meant}`faxflow gateway list` names them all; your own ends in .toml.",
    )


def _shipped() -> Traversable:
    return resources.files("faxflow.config") / "gateways"


def _names() -> list[str]:
    return sorted(place.name.removesuffix(_OWN_FILE) for place in _shipped().iterdir())


def _parsed(place: Traversable, where: str) -> Profile:
    try:
        values = tomllib.loads(place.read_text(encoding="utf-8"))
    except OSError as error:
        raise _problem(where, f"it cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError) as error:
        raise _problem(where, f"it cannot be read ({error})") from error
    title, evidence = values.pop("title", place.name), values.pop("evidence", "")
    for key in values:
        if key not in GatewaySettings.model_fields or key in _NEVER:
            near = difflib.get_close_matches(key, list(GatewaySettings.model_fields), n=1)
            hint = f" Did you mean {near[0]}?" if near and key not in _NEVER else ""
            raise _problem(where, f"a profile holds no key {key}.{hint}".rstrip("."))
    return Profile(place.name.removesuffix(_OWN_FILE), str(title), str(evidence), values)


def _problem(where: str, what: str) -> ConfigurationProblem:
    return ConfigurationProblem(where=where, what=what, todo="Mend the profile and run again.")
