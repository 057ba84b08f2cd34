"""Every command that answers in JSON says how, and an answer that strays from it is noticed."""

from collections.abc import Iterator
from typing import Any

import pytest
from typer.core import TyperGroup

from answers_checked import faults
from faxflow.cli.app import commands_for
from faxflow.views.answers.commands import COMMANDS
from faxflow.views.schemas import schemas


def answering(command: Any, path: str = "") -> Iterator[str]:
    if isinstance(command, TyperGroup):
        for name, one in command.commands.items():
            yield from answering(one, f"{path} {name}".strip())
    if any(one.name == "json" for one in command.params):
        yield path


def test_every_command_with_json_names_its_schemas_and_no_other_does() -> None:
    assert sorted(answering(commands_for())) == sorted(COMMANDS)


def test_every_schema_is_that_of_a_command_and_every_name_is_one() -> None:
    named = {name for names in COMMANDS.values() for name in names}

    assert named == set(schemas())


@pytest.mark.parametrize(
    "data",
    [
        {"ready_again": 1},
        {"ready_again": 1, "left": 0, "more": 1},
        {"ready_again": "one", "left": 0},
    ],
)
def test_a_field_that_is_missing_strange_or_of_another_kind_is_noticed(data: Any) -> None:
    assert faults("retry", {"ready_again": 1, "left": 0}) is None
    assert "retry answers as no schema says" in str(faults("retry", data))
