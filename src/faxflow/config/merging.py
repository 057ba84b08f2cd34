"""Fills the gateways' tables from their profiles, and the second's from the first's."""

from collections.abc import MutableMapping
from pathlib import Path
from typing import Any

from faxflow.config.profiles import profile_called
from faxflow.config.server import Server

Tables = MutableMapping[str, Any]

_SERVER_KEYS = frozenset(Server.model_fields)


def fill_gateways(values: Tables, folder: Path) -> None:
    """Adds what faxflow.toml leaves out; a key that it gives always wins.

    Raises ConfigurationProblem for a profile that is not there or cannot be read.
    """
    first, second = values.get("gateway"), values.get("second_gateway")
    for table in (first, second):
        if isinstance(table, dict):
            _fill_from_profile(table, folder)
            _fill_country(table, values.get("practice"))
    if isinstance(first, dict) and isinstance(second, dict):
        _fill_from_first(second, first)


def _fill_from_profile(table: dict[str, Any], folder: Path) -> None:
    name = table.get("profile")
    if isinstance(name, str):
        profile = profile_called(name, folder)
        for key, value in {"name": profile.name, **profile.keys}.items():
            table.setdefault(key, value)


def _fill_country(table: dict[str, Any], practice: object) -> None:
    if isinstance(practice, dict) and "country" in practice:
        table.setdefault("country", practice["country"])


def _fill_from_first(second: dict[str, Any], first: dict[str, Any]) -> None:
    """One mail server may serve both; an account is never shown to another server.

    Quiet hours are the recipients', whoever rings; the rate and the limits are the service's own.
    """
    inherited = {"sender", "caller_id", "quiet_hours"}
    if "host" not in second:
        inherited |= _SERVER_KEYS
    for key in inherited & first.keys():
        second.setdefault(key, first[key])
