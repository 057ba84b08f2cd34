"""Every answer that a test gets from a command is held against the command's published schema.

Whether the test asked for JSON or not: the answer is the same, and a field that was renamed,
added or left out shows wherever it happens.
"""

import json
from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from faxflow.cli import session
from faxflow.views.answers.commands import COMMANDS
from faxflow.views.schemas import schemas

_VERSION = 1


@cache
def _validators() -> dict[str, Draft202012Validator]:
    return {name: Draft202012Validator(schema) for name, schema in schemas().items()}


def faults(command: str, data: Mapping[str, object]) -> str | None:
    """Why the answer follows none of the command's schemas; None where it follows one."""
    if command not in COMMANDS:
        return None
    told = json.loads(json.dumps({"schema_version": _VERSION, **data}))
    found = []
    for name in COMMANDS[command]:
        against = _validators()[name].iter_errors(told)
        errors = [f"{one.json_path}: {one.message}" for one in against]
        if not errors:
            return None
        found.append(f"{name}: {'; '.join(errors[:3])}")
    return f"{command} answers as no schema says: {' | '.join(found)}"


@pytest.fixture(autouse=True)
def answers_follow_their_schemas(monkeypatch: pytest.MonkeyPatch) -> Iterator[list[str]]:
    """What did not, once the test is over; the command itself goes on as it does in production."""
    wrong: list[str] = []
    real = session.perform

    def perform(command: str, *given: Any, **named: Any) -> Any:
        code, answer = real(command, *given, **named)
        if answer.data and (why := faults(command, answer.data)):
            wrong.append(why)
        return code, answer

    monkeypatch.setattr(session, "perform", perform)
    yield wrong
    assert wrong == []
