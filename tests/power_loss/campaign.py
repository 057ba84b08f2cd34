"""Cuts the power at many moments of a recorded day, and looks at what is left."""

import random
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from power_loss.disk_log import Log, Mark
from power_loss.images import Disk
from power_loss.judge import Kept


@dataclass(slots=True)
class Found:
    """How many images were looked at, at how many moments, and what was wrong with which."""

    images: int = 0
    moments: int = 0
    troubles: list[str] = field(default_factory=list)

    def kinds(self) -> Counter[str]:
        """How often each kind of trouble was found."""
        return Counter(one.split(": ")[1] for one in self.troubles)


@dataclass(frozen=True, slots=True)
class Campaign:
    """A recorded log, what it must leave, and a folder for the images."""

    log: Log
    kept: Kept
    folder: Path

    def run(self, seed: int, count: int) -> Found:
        """Looks at `count` images of moments drawn by the seed, every moment in turn."""
        found, disk, done, marks = Found(), Disk(), 0, 0
        for moment, images in self._drawn(seed, count):
            marks += sum(isinstance(step, Mark) for step in self.log[done:moment])
            disk.feed(self.log[done:moment])
            done = moment
            found.moments += 1
            for number in range(images):
                self._look(disk, f"{seed}/{moment}/{number}", marks, found)
        return found

    def _look(self, disk: Disk, name: str, marks: int, found: Found) -> None:
        """One image, which its name alone draws again."""
        image = disk.after_power_loss(random.Random(name))
        found.images += 1
        if trouble := self.kept.trouble(image, self.folder, marks):
            found.troubles.append(f"{name}: {trouble}")

    def _drawn(self, seed: int, count: int) -> Iterator[tuple[int, int]]:
        """Moments in order, each with how many images; none before the store was made."""
        first = next(at for at, step in enumerate(self.log) if isinstance(step, Mark)) + 1
        moments = list(range(first, len(self.log) + 1))
        rounds, rest = divmod(count, len(moments))
        more = set(random.Random(seed).sample(moments, rest))
        for moment in moments:
            if images := rounds + (moment in more):
                yield moment, images
