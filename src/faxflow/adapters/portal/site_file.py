"""Reads a site TOML, with the recording that it names, into a Site."""

import tomllib
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from faxflow.adapters.portal.recordings.file import read_recording
from faxflow.adapters.portal.site import SignedIn, Site
from faxflow.config.section import MOST_SECONDS, Section
from faxflow.domain.place import is_day, places_in
from faxflow.domain.recorded_action import Navigate, NotReplayed, WaitForExpression
from faxflow.domain.recording import Recording
from faxflow.errors import ConfigurationProblem, FileMissing

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails


class _SiteFile(Section):
    """The shape of a site TOML; `recording` is relative to the file itself."""

    recording: Path
    base_url: str | None = Field(default=None, pattern=r"^https?://[^/]+/?$")
    step_timeout_seconds: float = Field(default=15.0, gt=0, le=MOST_SECONDS)
    download_pattern: str = "*"
    download_timeout_seconds: float = Field(default=120.0, gt=0, le=MOST_SECONDS)
    allow_javascript: bool = False
    variables: dict[str, str] = Field(default={})
    secrets: dict[str, str] = Field(default={})
    signed_in: SignedIn = SignedIn()


def load_site(path: Path) -> Site:
    """The site in `path`. Raises FileMissing, ConfigurationProblem."""
    read = _read(path)
    recording_path = path.parent / read.recording
    site = Site(
        path=path,
        recording_path=recording_path,
        recording=read_recording(recording_path),
        base_url=read.base_url,
        variables=read.variables,
        secrets=read.secrets,
        signed_in=read.signed_in,
        download_pattern=read.download_pattern,
        download_timeout_seconds=read.download_timeout_seconds,
        step_timeout_seconds=read.step_timeout_seconds,
    )
    _check(site, read)
    return site


def _read(path: Path) -> _SiteFile:
    try:
        return _SiteFile.model_validate(tomllib.loads(path.read_text(encoding="utf-8")))
    except FileNotFoundError as error:
        raise FileMissing(path=path) from error
    except ValidationError as error:
        raise _shape_problem(path, error.errors()[0]) from error
    except (OSError, ValueError) as error:
        raise _problem(path.name, f"it is not TOML ({error})", "Mend the line.") from error


def _check(site: Site, read: _SiteFile) -> None:
    """Raises ConfigurationProblem where site and recording do not fit together."""
    _check_addresses(site.recording, site.recording_path.name)
    _check_replayable(site.recording, site.recording_path.name)
    if not read.allow_javascript:
        _check_no_javascript(site.recording, site.recording_path.name)
    _check_places(site)
    if site.sign_in_step and not (site.signed_in.text or site.signed_in.selector):
        what = "nothing says how to know that the sign-in worked"
        todo = "Set text or selector in [signed_in] to what is seen after signing in."
        raise _problem(site.path.name, what, todo)


def _check_addresses(recording: Recording, name: str) -> None:
    if not any(isinstance(step.action, Navigate) for step in recording.steps):
        raise _problem(name, "no step opens an address", "Record again from the sign-in page.")


def _check_replayable(recording: Recording, name: str) -> None:
    for step in recording.steps:
        if isinstance(step.action, NotReplayed) and step.action.stops:
            where = f"{name}, step {step.number} ({step.action.words()})"
            what = f"it cannot be replayed: {step.action.why}"
            raise _problem(where, what, "Record the walk again without it, or take it out.")


def _check_no_javascript(recording: Recording, name: str) -> None:
    for step in recording.steps:
        if isinstance(step.action, WaitForExpression):
            todo = "Read the script; if it is harmless, set allow_javascript = true in the site."
            raise _problem(f"{name}, step {step.number}", "it runs JavaScript", todo)


def _check_places(site: Site) -> None:
    known = [*site.variables, *site.secrets]
    for step, text in site.recording.texts():
        for place in places_in(text):
            if place not in known and not is_day(place):
                where = f"{site.recording_path.name}, step {step.number}"
                todo = _near(place, [*known, "today:%m/%d/%Y"])
                raise _problem(where, f"nothing fills ${{{place}}}", todo)


def _shape_problem(path: Path, found: "ErrorDetails") -> ConfigurationProblem:
    """What pydantic found, by the key's place and never by its value."""
    keys = [str(key) for key in found["loc"]]
    where = f"{path.name}, {'.'.join(keys)}"
    if found["type"] != "extra_forbidden":
        return _problem(where, found["msg"].lower(), "Mend the key.")
    table = SignedIn if len(keys) > 1 else _SiteFile
    return _problem(where, "there is no such key", _near(keys[-1], list(table.model_fields)))


def _near(word: str, known: list[str]) -> str:
    close = get_close_matches(word, known, n=1)
    return f"Did you mean {close[0]}?" if close else f"Known here: {', '.join(known)}."


def _problem(where: str, what: str, todo: str) -> ConfigurationProblem:
    return ConfigurationProblem(where=where, what=what, todo=todo)
