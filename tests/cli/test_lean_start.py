"""A look at the day is there at once: commands that only look load nothing that takes long."""

import json
import subprocess
import sys
from pathlib import Path

import pytest

from faxflow.simulator.practice.folder import Servers, write_practice
from making import new_store

HEAVY = (
    *("polars", "phonenumbers", "sqlite_utils", "rapidfuzz", "numpy", "tenacity", "imapclient"),
    *("reportlab", "docx", "PIL", "pypdfium2", "selenium", "textual", "rich", "asyncio"),
)
PROGRAM = f"""
import json, sys
from faxflow.cli.main import main
code = main(sys.argv[1:])
print(json.dumps([code, sorted(set(sys.modules) & {set(HEAVY)!r})]), file=sys.stderr)
"""


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The configuration of a practice whose store is empty."""
    folder = tmp_path_factory.mktemp("lean")
    config = write_practice(folder, Servers(1, 1, 1, None))
    data = folder / "data"
    data.mkdir(exist_ok=True)
    new_store(data).close()
    return config


def loaded(config: Path, *arguments: str) -> list[object]:
    """The exit code, and what of the heavy libraries a command has loaded."""
    done = subprocess.run(
        [sys.executable, "-c", PROGRAM, *arguments, "--config", str(config)],
        capture_output=True,
        text=True,
        check=True,
    )
    found: list[object] = json.loads(done.stderr.splitlines()[-1])
    return found


@pytest.mark.parametrize(
    "asked",
    [
        ["report"],
        ["report", "--week", "--json"],
        ["report", "--plain"],
        ["scorecard"],
        ["scorecard", "--json"],
    ],
    ids=" ".join,
)
def test_a_command_that_looks_loads_no_heavy_library(practice: Path, asked: list[str]) -> None:
    assert loaded(practice, *asked) == [0, []]
