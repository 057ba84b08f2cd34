"""Bookmarks of a PDF."""

from reportlab.platypus import Flowable


class Bookmark(Flowable):  # type: ignore[misc] # reportlab has no types
    """A place that the outline and links lead to; it takes no room."""

    _ZEROSIZE = 1

    def __init__(self, title: str, key: str) -> None:
        super().__init__()
        self._title, self._key = title, key

    def wrap(self, *_room: float) -> tuple[float, float]:
        """No room."""
        return 0, 0

    def draw(self) -> None:
        """Notes the place."""
        self.canv.bookmarkHorizontal(self._key, 0, 24)
        self.canv.addOutlineEntry(self._title, self._key, 0)
