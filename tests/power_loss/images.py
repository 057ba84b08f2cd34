"""What a disk may hold after the power went: every choice that the writes before it leave open.

What was synced is there. Of the rest each sector may be there or not, whatever came before or
after it; a file may have grown without its data; a name may lead to the file, or to none.
"""

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import Enum
from itertools import pairwise

from power_loss.disk_log import Entry, Log, Mark, Resize, Step, Sync, SyncFolder, Write

SECTORS = (512, 4096)
"""Octets that a disk writes whole or not at all."""

_SHARES = (0.05, 0.5, 0.95)

Image = Mapping[str, bytes]
"""The files of the folder by their names."""


class Fate(Enum):
    """What becomes of the sectors that were not synced."""

    NONE = "none is there"
    ALL = "all are there"
    SOME = "some are there"
    ALL_BUT_ONE = "all but one"
    ONLY_ONE = "one alone"
    FIRST = "the first ones"


@dataclass(slots=True)
class _File:
    """What is surely on the disk, and what was done since."""

    content: bytearray = field(default_factory=bytearray)
    pending: list[Write | Resize] = field(default_factory=list)

    def sync(self) -> None:
        for step in self.pending:
            _apply(self.content, step)
        self.pending.clear()


@dataclass(slots=True)
class Disk:
    """A folder's disk as it is fed the steps of a log."""

    files: dict[int, _File] = field(default_factory=dict)
    entries: dict[str, int] = field(default_factory=dict)
    pending: list[Entry] = field(default_factory=list)

    def feed(self, steps: Iterable[Step]) -> None:
        """Goes on by these steps."""
        for step in steps:
            match step:
                case Write() | Resize():
                    self.files[step.file].pending.append(step)
                case Sync():
                    self.files[step.file].sync()
                case Entry():
                    self.pending.append(step)
                    if step.file is not None:
                        self.files[step.file] = _File()
                case SyncFolder():
                    _put(self.entries, self.pending)
                    self.pending.clear()
                case Mark():
                    pass

    def after_power_loss(self, chance: random.Random) -> Image:
        """One of the images that this disk may hold if the power goes now."""
        entries = dict(self.entries)
        _put(entries, _kept_entries(self.pending, chance))
        fate, sector = chance.choice(list(Fate)), chance.choice(SECTORS)
        pieces = {file: _pieces(self.files[file].pending, sector) for file in entries.values()}
        kept = _kept(pieces, fate, chance)
        return {
            name: _built(self.files[file], kept[file], chance) for name, file in entries.items()
        }

    def as_the_program_sees_it(self) -> Image:
        """The files with all that was done to them."""
        entries = dict(self.entries)
        _put(entries, self.pending)
        seen = {}
        for name, file in entries.items():
            content = bytearray(self.files[file].content)
            for step in self.files[file].pending:
                _apply(content, step)
            seen[name] = bytes(content)
        return seen


def disk_after(log: Log) -> Disk:
    """The disk when all of this was done."""
    disk = Disk()
    disk.feed(log)
    return disk


def _kept_entries(pending: Sequence[Entry], chance: random.Random) -> list[Entry]:
    """Of each name's changes so many of the first: a name is not made before it was removed."""
    most = {name: chance.randint(0, len(pending)) for name in {one.name: 0 for one in pending}}
    return [one for at, one in enumerate(pending) if at < most[one.name]]


def _put(entries: dict[str, int], changes: Iterable[Entry]) -> None:
    for change in changes:
        if change.file is None:
            entries.pop(change.name, None)
        else:
            entries[change.name] = change.file


def _pieces(pending: Sequence[Write | Resize], sector: int) -> list[Write | Resize]:
    """The same, each write in pieces that lie in one sector."""
    pieces: list[Write | Resize] = []
    for step in pending:
        pieces += [step] if isinstance(step, Resize) else _cut(step, sector)
    return pieces


def _cut(write: Write, sector: int) -> list[Write | Resize]:
    end = write.offset + len(write.data)
    edges = [write.offset, *range(write.offset // sector * sector + sector, end, sector), end]
    return [
        Write(write.file, start, write.data[start - write.offset : stop - write.offset])
        for start, stop in pairwise(edges)
    ]


_Pieces = dict[int, list[Write | Resize]]


def _kept(pieces: _Pieces, fate: Fate, chance: random.Random) -> _Pieces:
    """The pieces of each file that are there, in the order in which they came there."""
    every = [(file, at) for file, ones in pieces.items() for at in range(len(ones))]
    kept = set(_chosen(every, fate, chance))
    found = {
        file: [one for at, one in enumerate(ones) if (file, at) in kept]
        for file, ones in pieces.items()
    }
    if chance.random() < 0.5:
        for ones in found.values():
            chance.shuffle(ones)
    return found


def _chosen(
    every: list[tuple[int, int]], fate: Fate, chance: random.Random
) -> list[tuple[int, int]]:
    if not every or fate is Fate.NONE:
        return []
    if fate is Fate.ALL:
        return every
    if fate is Fate.FIRST:
        return every[: chance.randint(0, len(every))]
    if fate is Fate.SOME:
        share = chance.choice(_SHARES)
        return [one for one in every if chance.random() < share]
    one = chance.choice(every)
    return [one] if fate is Fate.ONLY_ONE else [other for other in every if other != one]


def _built(file: _File, kept: Iterable[Write | Resize], chance: random.Random) -> bytes:
    content = bytearray(file.content)
    for step in kept:
        _apply(content, step)
    if chance.random() < 0.25:
        _grow(content, _longest(file), chance)
    return bytes(content)


def _grow(content: bytearray, size: int, chance: random.Random) -> None:
    """The new size reached the disk, and the data did not: zeros, or what was there before."""
    missing = size - len(content)
    if missing > 0:
        content += bytes(missing) if chance.random() < 0.5 else chance.randbytes(missing)


def _longest(file: _File) -> int:
    ends = [
        step.size if isinstance(step, Resize) else step.offset + len(step.data)
        for step in file.pending
    ]
    return max([len(file.content), *ends])


def _apply(content: bytearray, step: Write | Resize) -> None:
    size = step.size if isinstance(step, Resize) else step.offset + len(step.data)
    if size > len(content):
        content += bytes(size - len(content))
    if isinstance(step, Resize):
        del content[step.size :]
    else:
        content[step.offset : size] = step.data
