"""A backup of every earlier version, restored by the command, is guarded and sound."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest
from aged_store import FILES, unpack

from faxflow.cli.main import main
from faxflow.cli.world import World
from making import MORNING, REHEARSAL_TEXT

DONE, PERSON = 0, 3

_GOES_BY_ITSELF = "SELECT count(*) FROM cases WHERE state IN ('ready', 'waiting', 'sending')"
_GUARDED = "SELECT count(*) FROM restores WHERE lifted_at IS NULL"
_BEHIND = "SELECT name FROM sqlite_sequence WHERE seq < 100000"


@pytest.mark.parametrize("file", FILES, ids=lambda file: file.name[:5])
def test_it_is_restored_with_its_guard_on_and_every_id_ahead(
    file: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    old = unpack(file, tmp_path)
    config = tmp_path / "here" / "faxflow.toml"
    config.parent.mkdir()
    config.write_text(REHEARSAL_TEXT)
    tokens = iter(range(99))
    world = World({}, lambda: MORNING, "tester", lambda: f"{next(tokens):06x}")

    codes = [
        main([*command, "--config", str(config)], world)
        for command in (
            ("store", "restore", str(old)),
            ("store", "check"),
            ("audit", "verify"),
        )
    ]

    told = [line for line in capsys.readouterr().out.splitlines() if line.startswith("WRONG")]
    assert (codes[0], codes[2]) == (PERSON, DONE)
    assert [line.split()[1] for line in told] == ["files.are-there:"]
    with closing(sqlite3.connect(tmp_path / "here" / "data" / "faxflow.db")) as store:
        found = [store.execute(sql).fetchall() for sql in (_GOES_BY_ITSELF, _GUARDED, _BEHIND)]
    assert found == [[(0,)], [(1,)], []]
