"""The lines for sudoers that pages show are right, and let the desk do its work and no more."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest

from faxflow.cli.app import commands_for

DOCS = Path(__file__).parents[2] / "docs"
ROLES = (DOCS / "roles.md").read_text(encoding="utf-8")
NOT_THE_DESKS = {"store", "prune", "init", "schedule", "config", "sign-in", "audit", "simulate"}


def blocks(page: str) -> list[str]:
    """The indented blocks of a page with lines for sudoers."""
    text = (DOCS / page).read_text(encoding="utf-8")
    found = re.findall(r"(?:^    .+\n)+", text, re.MULTILINE)
    return [re.sub(r"^    ", "", one, flags=re.M) for one in found if "ALL=(" in one]


def of_the_desk() -> re.Pattern[str]:
    """The pattern of arguments that the desk may give."""
    found = re.search(r"%fax-desk .*/usr/local/bin/faxflow (\^.*\$)$", ROLES, re.MULTILINE)
    assert found
    return re.compile(found[1])


def test_the_desk_may_type_what_its_day_needs() -> None:
    needed = ("report", "task list", "case show FX-000001", "undo --yes", "rejects fix --from -")

    assert [one for one in needed if not of_the_desk().search(one)] == []


def test_the_desk_may_not_touch_the_store_or_the_set_up() -> None:
    pattern = of_the_desk()

    tried = (
        *NOT_THE_DESKS,
        "store restore x",
        "--no-system store lift",
        "reports",
        "-- store check",
    )

    assert [one for one in tried if pattern.search(one)] == []


def test_every_word_of_the_pattern_is_a_command() -> None:
    words = re.search(r"\((.+?)\)", of_the_desk().pattern)
    assert words

    assert set(words[1].split("|")) - set(commands_for().commands) == set()


@pytest.mark.skipif(shutil.which("visudo") is None, reason="sudo is not installed here")
@pytest.mark.parametrize("page", ["roles.md", "hardening.md"])
def test_visudo_takes_each_file(page: str, tmp_path: Path) -> None:
    lines = blocks(page)
    assert lines
    for number, block in enumerate(lines):
        file = tmp_path / f"sudoers-{number}"
        file.write_text(block, encoding="utf-8")

        checked = subprocess.run(["visudo", "-cf", file], capture_output=True, check=False)

        assert checked.returncode == 0, checked.stderr
