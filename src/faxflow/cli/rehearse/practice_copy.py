"""The practice's configuration, copied so that it reaches nothing but this machine's simulator.

Sections are taken by name: one that is new to faxflow is left out until it stands here, so that
nothing that speaks to the world slips into a rehearsal.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from faxflow.config.load import load_config, parsed, with_overrides
from faxflow.config.merging import fill_gateways
from faxflow.config.model import Config
from faxflow.config.plain_value import plain_value
from faxflow.simulator.practice.folder import Servers
from faxflow.views.toml_value import toml_value

PASSWORD_NAME: Final = "REHEARSAL_PASSWORD"  # noqa: S105 - the name of a secret
DROP: Final = "drop"

_AS_THEY_ARE: Final = ("retry", "pacing", "numbers", "hours", "alarms", "follow_up", "scorecard")
_SIGN_IN: Final = frozenset({"host", "port", "security", "auth", "user", "password"})
_ELSEWHERE: Final = {
    "gateway": _SIGN_IN | {"profile"},  # what the profile says stands among the values already
    "second_gateway": _SIGN_IN | {"profile"},
    "mailbox": _SIGN_IN | {"folder", "sent_folder", "rules"},
    "notices": _SIGN_IN | {"webhook", "webhook_style", "webhook_hosts", "command"},
}
"""What is not taken of a section that speaks to a server."""

Values = Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class Practice:
    """A practice's configuration: as faxflow reads it, and its values as they count, with those of
    the environment and of its gateway's profile."""

    config: Config
    values: Values


def practice_at(path: Path, environment: Mapping[str, str]) -> Practice:
    """Raises FileMissing, or ConfigurationProblem for the first fault in it."""
    config = load_config(path, environment)
    values = with_overrides(parsed(path), environment)
    fill_gateways(values, path.parent.absolute())
    return Practice(config, values)


def write_copy(practice: Practice, folder: Path, servers: Servers) -> Path:
    """Writes the rehearsal's faxflow.toml into its folder, and gives its path."""
    path = folder / "faxflow.toml"
    lines = ["# A rehearsal's copy: every server is a simulator on this machine."]
    for name, table in _sections(practice, servers):
        lines += ["", f"[{name}]", *(f"{key} = {toml_value(one)}" for key, one in table.items())]
    path.write_text("\n".join([*lines, ""]), encoding="utf-8")
    return path


def _sections(practice: Practice, servers: Servers) -> Iterator[tuple[str, dict[str, Any]]]:
    config, values = practice.config, practice.values
    yield "practice", {**_table(values["practice"]), "environment": "rehearsal"}
    yield "paths", {"data": "data"}
    yield "source", {"kind": "drop-folder", "folder": DROP, "settle_seconds": 0}
    yield "report", {"mapping": str(config.report.mapping)}
    yield "letter", {**_table(values["letter"]), **_templates(config)}
    for name in ("gateway", "second_gateway"):
        if name in values:
            yield name, {**_taken(values, name), **_signed_in(servers.smtp_port)}
    yield "mailbox", {**_taken(values, "mailbox"), **_mailbox(config, servers)}
    yield "notices", {**_taken(values, "notices"), **_server(servers.office_port)}
    for name in _AS_THEY_ARE:
        if name in values:
            yield name, _table(values[name])


def _taken(values: Values, name: str) -> dict[str, Any]:
    return {key: one for key, one in _table(values[name]).items() if key not in _ELSEWHERE[name]}


def _templates(config: Config) -> dict[str, Any]:
    """By their whole paths: the practice's own files, which are only read."""
    own = {name: str(path) for name, path in config.letter.templates.items()}
    return {"template": str(config.letter.template), "templates": own}


def _mailbox(config: Config, servers: Servers) -> dict[str, Any]:
    # The simulator keeps no copies of what was sent.
    found = {**_signed_in(servers.imap_port), "sent_folder": ""}
    rules = config.mailbox.rules
    return {**found, "rules": str(rules)} if rules else found


def _server(port: int) -> dict[str, Any]:
    return {"host": "127.0.0.1", "port": port, "security": "none"}


def _signed_in(port: int) -> dict[str, Any]:
    return {**_server(port), "user": "service", "password": PASSWORD_NAME}


def _table(values: Values) -> dict[str, Any]:
    """A section with days and times as texts, which the configuration reads as well."""
    return {key: plain_value(one) for key, one in values.items()}
