"""The demo's folder is new, or is refused in one line before anything is made."""

from pathlib import Path

import pytest

from faxflow.cli.main import main
from faxflow.errors import ExitCode


def test_a_folder_that_cannot_be_used_is_a_usage_error_in_one_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "file").touch()
    full = tmp_path / "full"
    full.mkdir()
    (full / "mine").touch()
    places = [tmp_path / "file", tmp_path / "file" / "below", full]

    codes = [main(["demo", "--faxes", "1", "--keep", str(place)]) for place in places]

    assert codes == [ExitCode.USAGE] * 3
    assert capsys.readouterr().err.splitlines() == [
        f"faxflow: {places[0]} cannot be used: File exists. Name a new folder with --keep.",
        f"faxflow: {places[1]} cannot be used: Not a directory. Name a new folder with --keep.",
        f"faxflow: {full} is not empty. Name a new folder.",
    ]
    assert [entry.name for entry in full.iterdir()] == ["mine"]
