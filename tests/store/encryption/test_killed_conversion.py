"""A conversion that is killed leaves the store whole, and the next removes what it left."""

import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing, suppress
from pathlib import Path

import pytest
from encrypted_stores import CANARY, KEY, OTHER, stocked_plain

from faxflow.errors import BadUsage, StoreLocked
from faxflow.store import conversion, driver
from faxflow.store.conversion import convert
from faxflow.store.leftovers import leftovers
from making import MORNING

pytest.importorskip("sqlcipher3")

SOURCES = Path(conversion.__file__).parents[2]
CHILD = """
import os, signal, sqlite3, sys
from datetime import UTC, datetime
from pathlib import Path
import sqlcipher3.dbapi2
from faxflow.store.conversion import convert
from faxflow.store.driver import use_key
ACTS = {"open", "os.rename", "os.link", "os.remove", "sqlite3.connect"}
left = int(sys.argv[1])
def strike(event, _):
    global left
    left -= event in ACTS
    if left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
was, becomes = (key or None for key in sys.argv[2:])
use_key(was)
sys.addaudithook(strike)
convert(Path("faxflow.db"), was=was, becomes=becomes, now=datetime.now(UTC))
os._exit(0)
"""
WAYS = {"encrypt": (None, KEY), "decrypt": (KEY, None), "rekey": (KEY, OTHER)}
SAMPLE = (4, 12, 15)
EVERY = range(1, 30)
MOMENTS = EVERY if os.environ.get("FAXFLOW_FULL") == "1" else SAMPLE


@pytest.fixture(autouse=True)
def no_key_is_left() -> Iterator[None]:
    yield
    driver.use_key(None)


def killed_at(moment: int, folder: Path, was: str | None, becomes: str | None) -> bool:
    """Whether it was killed before its end."""
    words = [sys.executable, "-c", CHILD, str(moment), was or "", becomes or ""]
    environment = {**os.environ, "PYTHONPATH": str(SOURCES)}
    return subprocess.run(words, cwd=folder, env=environment, check=False).returncode != 0


def again(path: Path, was: str | None, becomes: str | None) -> None:
    """A person gives the command once more, which may say that it is done."""
    driver.use_key(was)
    with suppress(BadUsage):
        convert(path, was=was, becomes=becomes, now=MORNING)


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("moment", MOMENTS)
def test_killed_at_any_moment_it_is_finished_by_the_next(
    tmp_path: Path, way: str, moment: int
) -> None:
    was, becomes = WAYS[way]
    path = stocked_plain(tmp_path)
    if was:
        convert(path, was=None, becomes=was, now=MORNING)

    killed = killed_at(moment, tmp_path, was, becomes)
    again(path, was, becomes)

    assert killed or moment > SAMPLE[-1]
    assert [one.name for one in tmp_path.glob(".*") if one.is_file()] == []
    assert (CANARY.encode() in path.read_bytes()) is (becomes is None)
    with closing(driver.connect(path, key=becomes)) as opened:
        assert opened.execute("SELECT count(*) FROM cases").fetchone()[0] == 2


def test_whoever_is_told_that_it_is_encrypted_already_has_no_plain_copy_left(
    tmp_path: Path,
) -> None:
    path = stocked_plain(tmp_path)
    plain = path.read_bytes()
    convert(path, was=None, becomes=KEY, now=MORNING)
    path.with_name(f".{path.name}.before-4711").write_bytes(plain)

    with pytest.raises(BadUsage, match=r"encrypted already.*interrupted command had left was"):
        convert(path, was=None, becomes=KEY, now=MORNING)

    assert leftovers(path) == 0
    assert not any(CANARY.encode() in one.read_bytes() for one in tmp_path.glob(".*"))


def test_where_the_store_is_away_a_copy_may_be_all_there_is_and_stays(tmp_path: Path) -> None:
    path = stocked_plain(tmp_path)
    copy = path.rename(path.with_name(f".{path.name}.before-4711"))

    assert leftovers(path) == 0
    assert copy.exists()


def test_what_is_written_at_the_last_moment_stops_it_before_the_files_are_exchanged(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = stocked_plain(tmp_path)
    export = driver.export

    def exported_while_somebody_writes(source: Path, target: Path, **keys: str | None) -> None:
        export(source, target, **keys)
        with closing(driver.connect(source)) as writer:
            writer.execute("UPDATE store_info SET last_event_hash = 'newer'")

    monkeypatch.setattr(conversion, "export", exported_while_somebody_writes)
    monkeypatch.setattr(conversion, "_check_nothing_was_added", lambda *_, **__: None)

    with pytest.raises(StoreLocked):
        convert(path, was=None, becomes=KEY, now=MORNING)

    assert driver.is_plain(path)
