"""The peers of the benchmarks: set up only for the row that needs them, and never in its way."""

import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
_SH = shutil.which("sh") or "/bin/sh"


def _run(root: Path, script: str, **environment: str) -> subprocess.CompletedProcess[str]:
    sourced = f'root="{root}"; . "{ROOT}/setup/python.sh"; . "{ROOT}/setup/peers.sh"; {script}'
    return subprocess.run(
        [_SH, "-c", sourced], env=environment, capture_output=True, text=True, check=False
    )


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [("", True), ("matching", True), ("letters matching", True), ("smtp", False)],
)
def test_they_are_wanted_for_their_row_alone_and_for_all_rows(rows: str, wanted: bool) -> None:
    asked = _run(ROOT, f"wants_peers {rows}")

    assert (asked.returncode == 0) is wanted


def test_where_they_cannot_be_set_up_the_benchmarks_go_on(tmp_path: Path) -> None:
    script = 'ensure_peers || say "they are not there"; say "and on it goes"'

    tried = _run(tmp_path, script, PATH=str(tmp_path))

    assert tried.returncode == 0
    assert "they are not there\nfaxflow: and on it goes" in tried.stderr
    assert not (tmp_path / ".venv-peers").exists()
