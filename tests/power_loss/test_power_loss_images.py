"""An image holds what was synced, and of the rest any part: by sectors, sizes and names."""

import random

from power_loss.disk_log import Entry, Resize, Step, Sync, SyncFolder, Write
from power_loss.images import Image, disk_after

MADE: list[Step] = [Entry("a", 1), SyncFolder()]


def images(log: list[Step], count: int = 400) -> list[Image]:
    disk = disk_after(log)
    return [disk.after_power_loss(random.Random(seed)) for seed in range(count)]


def contents(log: list[Step]) -> set[bytes]:
    return {image["a"] for image in images([*MADE, *log])}


def test_what_was_synced_is_always_there() -> None:
    found = contents([Write(1, 0, b"kept"), Sync(1)])

    assert found == {b"kept"}


def test_what_was_not_synced_may_be_there_or_not_or_its_size_alone() -> None:
    found = contents([Write(1, 0, b"kept"), Sync(1), Write(1, 4, b"more")])

    assert {b"kept", b"keptmore", b"kept\0\0\0\0"} <= found
    assert all(one.startswith(b"kept") for one in found)


def test_a_later_write_may_be_there_without_an_earlier_one() -> None:
    found = contents([Write(1, 0, b"...."), Sync(1), Write(1, 0, b"a"), Write(1, 3, b"b")])

    assert found == {b"....", b"a...", b"...b", b"a..b"}


def test_a_write_over_two_sectors_may_be_torn_between_them() -> None:
    found = contents([Write(1, 0, bytes(1024)), Sync(1), Write(1, 500, b"x" * 24)])

    torn = {(one[500:512], one[512:524]) for one in found}
    old, new = bytes(12), b"x" * 12
    assert torn == {(old, old), (new, new), (new, old), (old, new)}


def test_a_cut_may_have_happened_or_not() -> None:
    found = contents([Write(1, 0, b"kept"), Sync(1), Resize(1, 0)])

    assert {b"kept", b""} <= found


def test_a_new_name_may_be_missing_until_the_folder_is_synced() -> None:
    unsynced: list[Step] = [*MADE, Entry("b", 2), Write(2, 0, b"x"), Sync(2)]

    assert {"b" in one for one in images(unsynced)} == {True, False}
    assert {one.get("b") for one in images([*unsynced, SyncFolder()])} == {b"x"}


def test_a_removed_name_may_lead_to_the_old_file_or_a_newer_one_or_none() -> None:
    log: list[Step] = [*MADE, Write(1, 0, b"old"), Sync(1), Entry("a", None), Entry("a", 2)]

    found = {one.get("a") for one in images([*log, Write(2, 0, b"new"), Sync(2)])}

    assert found == {b"old", None, b"new"}


def test_the_program_itself_sees_everything() -> None:
    disk = disk_after([*MADE, Write(1, 0, b"abc"), Resize(1, 2), Entry("b", 2)])

    assert disk.as_the_program_sees_it() == {"a": b"ab", "b": b""}
