"""Reads a site TOML, with the recording that it names, into a Site."""

import tomllib
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from faxflow.adapters.portal.recordings.file import read_recording
from faxflow.adapters.portal.site import SignedIn, Site
from faxflow.adapters.portal.site_checks import check_site, check_typed, near, problem
from faxflow.adapters.portal.typed import retyped
from faxflow.config.section import MOST_SECONDS, Section
from faxflow.errors import ConfigurationProblem, FileMissing

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class _SiteFile(Section):
    """The shape of a site TOML; `recording` is relative to the file itself.

    `typed` has texts for steps of the recording, by their number.
    """

    recording: Path
    base_url: str | None = Field(default=None, pattern=r"^https?://[^/]+/?$")
    step_timeout_seconds: float = Field(default=15.0, gt=0, le=MOST_SECONDS)
    download_pattern: str = "*"
    download_timeout_seconds: float = Field(default=120.0, gt=0, le=MOST_SECONDS)
    allow_javascript: bool = False
    variables: dict[str, str] = Field(default={})
    secrets: dict[str, str] = Field(default={})
    typed: dict[int, str] = Field(default={})
    signed_in: SignedIn = SignedIn()


def load_site(path: Path) -> Site:
    """The site in `path`. Raises FileMissing, ConfigurationProblem."""
    read = _read(path)
    recording_path = path.parent / read.recording
    recording = read_recording(recording_path)
    check_typed(read.typed, recording, site=path.name, name=recording_path.name)
    site = Site(
        path=path,
        recording_path=recording_path,
        recording=retyped(recording, read.typed),
        base_url=read.base_url,
        variables=read.variables,
        secrets=read.secrets,
        signed_in=read.signed_in,
        download_pattern=read.download_pattern,
        download_timeout_seconds=read.download_timeout_seconds,
        step_timeout_seconds=read.step_timeout_seconds,
    )
    check_site(site, allow_javascript=read.allow_javascript)
    return site


def _read(path: Path) -> _SiteFile:
    try:
        return _SiteFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except ValidationError as error:
        raise _shape_problem(path, error.errors()[0]) from error
    except (OSError, ValueError) as error:
        raise problem(path.name, f"it is not TOML ({error})", "Mend the line.") from error


def _shape_problem(path: Path, found: "ErrorDetails") -> ConfigurationProblem:
    """What pydantic found, by the key's place and never by its value."""
    keys = [str(key) for key in found["loc"]]
    where = f"{path.name}, {'.'.join(keys)}"
    if found["type"] != "extra_forbidden":
        return problem(where, found["msg"].lower(), "Mend the key.")
    table = SignedIn if len(keys) > 1 else _SiteFile
    return problem(where, "there is no such key", near(keys[-1], table.model_fields))
