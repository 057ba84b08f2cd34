"""Every command of faxflow stands in a page that a person has written, not in the list alone."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from typer.core import TyperGroup

from faxflow.cli.app import commands_for

ROOT = Path(__file__).parents[2]
MADE = {"cli.md", "doctor.md", "exit-codes.md", "metrics.md", "stages.md", "states.md"}
"""Pages that are made from the code as a whole."""

WRITTEN = "\n".join(
    page.read_text(encoding="utf-8")
    for page in sorted((ROOT / "docs").glob("*.md"))
    if page.name not in MADE
)


def _commands(group: object, path: tuple[str, ...] = ()) -> Iterator[str]:
    """Each as it is typed; a group where it does something by itself."""
    if not isinstance(group, TyperGroup) or (path and group.invoke_without_command):
        yield " ".join(path)
    if isinstance(group, TyperGroup):
        for name, command in group.commands.items():
            yield from _commands(command, (*path, name))


EVERY = sorted(_commands(commands_for()))


def is_told(command: str) -> bool:
    """Whether a page types it, or names it between ticks."""
    return bool(re.search(rf"(?:faxflow |`){re.escape(command)}(?![\w-])", WRITTEN))


@pytest.mark.parametrize("command", EVERY)
def test_a_command_stands_in_a_page_that_somebody_wrote(command: str) -> None:
    assert is_told(command)


def test_all_commands_were_found() -> None:
    assert len(EVERY) > 100
    assert {"undo", "store restore", "report", "referral duplicates distinct"} <= set(EVERY)


def test_a_command_that_no_page_tells_of_is_found() -> None:
    assert not is_told("store polish")
