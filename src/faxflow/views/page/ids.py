"""Ids that stand once in a page, in the order in which they are asked for."""

from collections import Counter

from faxflow.views.page.html import id_of


class Ids:
    """The ids of one page."""

    def __init__(self) -> None:
        self._given: Counter[str] = Counter()

    def next(self, kind: str, key: str) -> str:
        """An id that has not been given yet: that of the key, with a number where it is taken."""
        wanted = id_of(kind, key)
        self._given[wanted] += 1
        times = self._given[wanted]
        return wanted if times == 1 else f"{wanted}--{times}"
