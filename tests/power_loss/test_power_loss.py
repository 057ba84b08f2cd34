"""No acknowledged transaction is lost when the power goes, and no store is corrupt afterwards.

Everything that SQLite does to the files of a store at work is recorded; then the power goes at
each moment of it, and the disk keeps any part of what had not been synced. That the images can
show a loss is shown by stores that are opened to sync less.
"""

import os
import secrets
from pathlib import Path

import pytest

from power_loss.campaign import Campaign, Found
from power_loss.disk_log import Entry, Log, Resize, Sync, SyncFolder, Write, acknowledged
from power_loss.judge import Kept, broken, kept
from power_loss.morning import Setting, a_morning
from power_loss.recorder import record
from proof.figures import FULL
from proof.system_calls import can_announce

IMAGES = 10_000 if FULL else 200
SEED = int(os.environ.get("FAXFLOW_SEED") or (secrets.randbelow(10**6) if FULL else 20_261_123))
"""Any other draws other images; a full run takes a new one, and says which."""

pytestmark = [
    pytest.mark.skipif(not can_announce(), reason="this kernel announces no system calls"),
    pytest.mark.timeout(1800 if FULL else 120),
]


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("power")


@pytest.fixture(scope="module")
def log(folder: Path) -> Log:
    return record(folder / "day", a_morning(Setting()))


@pytest.fixture(scope="module")
def whole(log: Log, folder: Path) -> Kept:
    """What the store held after each transaction."""
    return kept(log, folder / "images")


def lazy(folder: Path, synchronous: str) -> Found:
    """What is found of a store that syncs less than ours do."""
    log, images = record(folder / synchronous, a_morning(Setting(synchronous))), folder / "images"
    return Campaign(log, kept(log, images), images).run(SEED, 120)


def test_no_acknowledged_transaction_is_lost_whatever_the_disk_has_kept(
    log: Log, whole: Kept, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    found = Campaign(log, whole, folder / "images").run(SEED, IMAGES)

    told = f"{found.images} images of {found.moments} moments, seed {SEED}"
    if FULL:
        with capsys.disabled():
            print(f" {told}: {len(found.troubles)} troubles")
    assert found.troubles == [], told
    assert found.images == IMAGES


def test_after_every_transaction_the_store_keeps_every_promise(log: Log, folder: Path) -> None:
    assert broken(log, folder / "images") == []


def test_the_recorded_day_has_every_kind_of_moment(log: Log) -> None:
    made = [one.file for one in log if isinstance(one, Entry) and one.file is not None]
    headers = [one.file for one in log if isinstance(one, Write) and one.offset == 0]
    store, logs = made[0], made[1:]

    assert acknowledged(log) > 100
    assert any(isinstance(one, SyncFolder) for one in log)
    assert any(isinstance(one, Entry) and one.file is None for one in log), "no log was removed"
    assert any(headers.count(one) > 1 for one in logs), "no log was begun anew"
    assert any(isinstance(one, Resize) and one.file in logs for one in log), "none was emptied"
    assert sum(isinstance(one, Sync) and one.file == store for one in log) > 20, "no checkpoints"


def test_a_store_that_syncs_at_checkpoints_alone_is_found_to_lose(folder: Path) -> None:
    found = lazy(folder, "NORMAL")

    assert found.kinds()["lost"] > 10
    assert set(found.kinds()) == {"lost"}, "it may lose the newest, but is never corrupt"


def test_a_store_that_never_syncs_is_found_to_break(folder: Path) -> None:
    found = lazy(folder, "OFF")

    assert found.kinds()["lost"] > 10
    assert set(found.kinds()) & {"_Unsound", "StoreDamaged", "mixed"}


def test_a_disk_that_says_it_has_synced_and_has_not_is_found(
    log: Log, whole: Kept, folder: Path
) -> None:
    lying = [one for one in log if not isinstance(one, Sync | SyncFolder)]

    found = Campaign(lying, whole, folder / "images").run(SEED, 60)

    assert found.troubles
