"""A command that a sentence tells can be copied: the program's name here, and the same
configuration."""

from datetime import UTC, datetime
from pathlib import Path

import pytest

from faxflow.cli.typed_commands import as_typed
from faxflow.cli.world import World

CONFIG = Path("/srv/clinic one/faxflow.toml")


def world(**environment: str) -> World:
    return World(environment, lambda: datetime(2026, 11, 23, tzinfo=UTC), "tester", lambda: "a")


@pytest.mark.parametrize(
    ("told", "typed"),
    [
        ("Run: faxflow store create", "Run: ./f store create -c '/srv/clinic one/faxflow.toml'"),
        (
            "`faxflow prune --dry-run`.",
            "`./f prune -c '/srv/clinic one/faxflow.toml' --dry-run`.",
        ),
        (
            "Run: sudo -u fax faxflow doctor. Else",
            "Run: sudo -u fax ./f doctor -c '/srv/clinic one/faxflow.toml'. Else",
        ),
        ("Make one with `faxflow init`.", "Make one with `./f init`."),
        ("as the account that faxflow runs as", "as the account that faxflow runs as"),
        ("faxflow knows no such key", "faxflow knows no such key"),
        ("faxflow store", "faxflow store"),
    ],
)
def test_commands_are_told_as_they_can_be_typed_and_other_words_stay(told: str, typed: str) -> None:
    assert as_typed(told, CONFIG, world(FAXFLOW_COMMAND="./f")) == typed


def test_where_the_configuration_is_found_by_itself_it_is_not_named() -> None:
    here = world(FAXFLOW_CONFIG=str(CONFIG))

    assert as_typed("Run: faxflow store create", CONFIG, here) == "Run: faxflow store create"
