"""Reads a site TOML, with the recording that it names, into a Site."""

import tomllib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from pydantic import Field, ValidationError

from faxflow.adapters.portal.page_rules import PageRule
from faxflow.adapters.portal.recordings.file import read_recording
from faxflow.adapters.portal.site import Screenshots, SignedIn, Site
from faxflow.adapters.portal.site_checks import check_site, check_typed, near, problem
from faxflow.adapters.portal.typed import retyped
from faxflow.config.section import MOST_SECONDS, Section
from faxflow.errors import ConfigurationProblem, FaxflowError, FileMissing

if TYPE_CHECKING:
    from pydantic_core import ErrorDetails

_TABLES: Mapping[str, type[Section]] = {
    "signed_in": SignedIn,
    "pages": PageRule,
    "screenshots": Screenshots,
}


class _SiteFile(Section):
    """The shape of a site TOML; `recording` is relative to the file itself.

    `typed` has texts for steps of the recording, by their number. `one_time_codes` names, for
    places of the recording, the secrets that their codes are made of.
    """

    recording: Path
    base_url: str | None = Field(default=None, pattern=r"^https?://[^/]+/?$")
    step_timeout_seconds: float = Field(default=15.0, gt=0, le=MOST_SECONDS)
    report_is_page: bool = False
    download_pattern: str = "*"
    download_timeout_seconds: float = Field(default=120.0, gt=0, le=MOST_SECONDS)
    allow_javascript: bool = False
    variables: dict[str, str] = Field(default={})
    secrets: dict[str, str] = Field(default={})
    one_time_codes: dict[str, str] = Field(default={})
    typed: dict[int, str] = Field(default={})
    signed_in: SignedIn = SignedIn()
    pages: tuple[PageRule, ...] = ()
    screenshots: Screenshots | None = None


_TABLE_KEYS = {*_TABLES, "variables", "secrets", "one_time_codes", "typed"}
_TOP_KEYS = frozenset(_SiteFile.model_fields) - _TABLE_KEYS
"""What stands above the first [table]; written below one, TOML takes it for a part of that."""


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
        codes=read.one_time_codes,
        signed_in=read.signed_in,
        pages=read.pages,
        screenshots=read.screenshots,
        report_is_page=read.report_is_page,
        download_pattern=read.download_pattern,
        download_timeout_seconds=read.download_timeout_seconds,
        step_timeout_seconds=read.step_timeout_seconds,
    )
    check_site(site, allow_javascript=read.allow_javascript)
    return site


def site_problems(path: Path) -> Sequence[FaxflowError]:
    """Every fault of its keys; of what is told only by the whole, the first."""
    try:
        load_site(path)
    except FaxflowError as found:
        of_keys = found.__cause__
        if isinstance(of_keys, ValidationError):
            return [_shape_problem(path, one) for one in of_keys.errors()]
        return [found]
    return []


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
    # A person counts rules from 1.
    keys = [str(key + 1) if isinstance(key, int) else key for key in found["loc"]]
    where = f"{path.name}, {'.'.join(keys)}"
    if _TOP_KEYS.intersection(keys[1:]):
        todo = "Move it to the top of the file, above the first [table]."
        return problem(where, "it stands below a [table] and belongs to none", todo)
    if found["type"] != "extra_forbidden":
        what = found["msg"].removeprefix("Value error, ")
        return problem(where, what[:1].lower() + what[1:], "Mend the key.")
    return problem(where, "there is no such key", near(keys[-1], _keys_of(keys[0], len(keys))))


def _keys_of(table: str, depth: int) -> list[str]:
    """The keys that may stand in the table that holds an unknown one."""
    model = _TABLES.get(table, _SiteFile) if depth > 1 else _SiteFile
    return [field.alias or name for name, field in model.model_fields.items()]
