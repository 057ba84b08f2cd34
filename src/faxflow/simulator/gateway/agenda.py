"""What the gateway has still to say, and when; safe for several threads."""

import heapq
import itertools
import threading
from datetime import datetime
from typing import Generic, TypeVar

T = TypeVar("T")


class Agenda(Generic[T]):
    """Items in the order of their moments, first come first where moments are the same."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._order = itertools.count()
        self._items: list[tuple[datetime, int, T]] = []

    def add(self, due: datetime, item: T) -> None:
        """Notes `item` for `due`."""
        with self._lock:
            heapq.heappush(self._items, (due, next(self._order), item))

    def take_due(self, now: datetime) -> list[tuple[datetime, T]]:
        """All whose moment has come, each given out once."""
        taken: list[tuple[datetime, T]] = []
        with self._lock:
            while self._items and self._items[0][0] <= now:
                due, _, item = heapq.heappop(self._items)
                taken.append((due, item))
        return taken

    def next_due(self) -> datetime | None:
        """The earliest moment that is noted, or None."""
        with self._lock:
            return self._items[0][0] if self._items else None
