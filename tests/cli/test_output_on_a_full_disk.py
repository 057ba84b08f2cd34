"""An answer that cannot be written out, as to a log on a full disk, is told as such."""

import errno
import io
import sys
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from rehearsing import practice


class FullDisk(io.StringIO):
    """A file that takes no more."""

    def write(self, _: str) -> int:
        raise OSError(errno.ENOSPC, "No space left on device")


def test_an_answer_that_finds_no_room_is_no_bug_and_undoes_nothing(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path) as here:
        monkeypatch.setattr(sys, "stdout", FullDisk())

        code = here.run("run-morning")

        monkeypatch.undo()
        said = capsys.readouterr().err
        assert code == ExitCode.TRY_LATER
        assert "The work is done" in said
        assert "No space left on device" in said
        assert len(here.gateway.taken) == 5
