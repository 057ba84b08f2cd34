"""Every command that a page tells a person to type is one that faxflow takes."""

import re
from collections.abc import Iterator
from enum import EnumType
from itertools import pairwise
from pathlib import Path
from typing import get_args

import pytest
import typer
from typer.core import TyperCommand, TyperGroup

from faxflow.cli.app import commands_for

ROOT = Path(__file__).parents[2]
PAGES = sorted(
    page
    for page in (ROOT / "README.md", ROOT / "crontab.example", *ROOT.glob("docs/**/*.md"))
    if page.name != "cli.md"
)
TYPED = re.compile(
    r"`(?:\S*/)?faxflow ([^`]+)`"  # in a sentence
    r"|^(?:    )(?:\$ )?(?:sudo -u faxflow )?(?:\./)?faxflow (.+)$"  # in a block
    r"|(?:\$F|/opt/faxflow/faxflow) ([a-z][^;&|\n]*)",  # in the schedule
    re.MULTILINE,
)
TOP = commands_for()
EVERYWHERE = {"--help", "-h", "--no-system"}
"""The last is for the launcher, not for the program."""


def _typed() -> Iterator[tuple[str, str]]:
    for page in PAGES:
        for found in TYPED.findall(page.read_text(encoding="utf-8")):
            words = next(filter(None, found)).partition("  #")[0].strip()
            if not words.startswith("at "):  # a notice begins with "faxflow at …"
                yield page.name, words


def _unknown(words: str) -> str | None:
    """The first word that faxflow would not take, or None."""
    command, rest = TOP, words.split()
    while isinstance(command, TyperGroup) and rest and not rest[0].startswith("-"):
        name = rest.pop(0)
        found = [command.commands.get(one) for one in name.split("|")]
        if None in found:
            return name
        command = found[0] or command
    options = _options(command)
    for word, value in pairwise([*rest, "…"]):
        for option in word.split("|") if word.startswith("--") else [word]:
            if option.startswith("-") and option not in {*options, *EVERYWHERE, "-"}:
                return option
            listed = options.get(option)
            if listed and value not in {"…", "REASON", *listed}:
                return f"{option} {value}"
    return None


def _options(command: TyperCommand | TyperGroup) -> dict[str, list[str]]:
    """Each option with the values that it takes; none are listed where it takes any."""
    known = {}
    for param in command.get_params(typer.Context(command, **TOP.context_settings)):
        annotation = param.type_descriptor.annotation
        lists = [one for one in (annotation, *get_args(annotation)) if isinstance(one, EnumType)]
        known |= {name: [str(value) for one in lists for value in one] for name in param.opts}
    return known


@pytest.mark.parametrize(("page", "words"), sorted(set(_typed())))
def test_a_command_in_a_page_is_taken(page: str, words: str) -> None:
    assert _unknown(words) is None


def test_the_pages_were_read() -> None:
    typed = list(_typed())

    assert len(typed) > 100
    assert ("crontab.example", "escalate --quiet") in typed


@pytest.mark.parametrize(
    "words", ["case mend FX-000001", "send --now", "case release FX-1 --because so", "mailbox list"]
)
def test_a_word_that_faxflow_does_not_know_is_found(words: str) -> None:
    assert _unknown(words)
