"""Kinds of value that faxflow.toml holds, each checked as it is read."""

import difflib
import re
from pathlib import Path
from typing import Annotated
from zoneinfo import ZoneInfo, available_timezones

from pydantic import AfterValidator, ValidationInfo


def _known_zone(name: str) -> str:
    try:
        ZoneInfo(name)
    except (KeyError, ValueError, OSError) as error:
        raise ValueError(f"no time zone is called {name!r}{_zone_meant(name)}") from error
    return name


def _zone_meant(name: str) -> str:
    near = difflib.get_close_matches(name, sorted(available_timezones()), n=1, cutoff=0.7)
    return f"; did you mean {near[0]}?" if near else ""


def is_beside_file(path: Path, info: ValidationInfo) -> Path:
    """The path, from the folder of the configuration on. Raises ValueError."""
    base = info.context["folder"] if info.context else Path()
    try:
        return Path(base) / path.expanduser()
    except RuntimeError as error:
        raise ValueError("it begins with the home of an account that is not here") from error


def is_name(text: str) -> bool:
    """Whether it can be the name of a secret, and so hardly the secret itself."""
    return re.fullmatch(r"[A-Z][A-Z0-9_]*", text) is not None


def names_a_secret(name: str) -> str:
    """The name as it is. Raises ValueError where it could be the secret itself."""
    # Told in errors; a password put here by mistake, in the file or as
    # FAXFLOW_GATEWAY_PASSWORD in the environment, must not be.
    if not is_name(name):
        raise ValueError("it takes the NAME of a secret, as GATEWAY_PASSWORD, never the secret")
    return name


def _names_a_host(name: str) -> str:
    try:
        if name.encode("idna") and not name.startswith("."):
            return name
    except UnicodeError:
        pass
    raise ValueError("no server has such a name")


def _stands_alone(host: str) -> str:
    if re.fullmatch(r"[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?", host):
        return host
    raise ValueError("a host stands alone, as hooks.slack.com: no https://, no path")


def _is_a_country(code: str) -> str:
    # Only here: it brings the numbering plans of the world, and most commands dial nothing.
    from faxflow.domain.number_place import is_region

    if is_region(code):
        return code
    meant = "; the United Kingdom has GB" if code == "UK" else ""
    raise ValueError(f"it is no country's ISO code, as US{meant}")


PathBesideFile = Annotated[Path, AfterValidator(is_beside_file)]
"""A path; a relative one is relative to the configuration file, never to the current folder."""

CountryCode = Annotated[str, AfterValidator(_is_a_country)]
"""ISO 3166, two letters: where numbers are read and dialled."""

ZoneName = Annotated[str, AfterValidator(_known_zone)]

HostName = Annotated[str, AfterValidator(_names_a_host)]

LoneHost = Annotated[str, AfterValidator(_stands_alone)]
"""A host that an address may lead to."""

SecretName = Annotated[str, AfterValidator(names_a_secret)]
"""Where a secret is to be looked for; see faxflow.config.secrets."""
