"""Room between blocks that is left out where a sheet begins or ends."""

from reportlab.platypus import Flowable


class Gap(Flowable):  # type: ignore[misc] # reportlab has no types
    """So many points of nothing."""

    def __init__(self, points: float) -> None:
        super().__init__()
        self._points = points

    def wrap(self, _width: float, room: float) -> tuple[float, float]:
        """No more than there is left; none at the top."""
        frame = getattr(self, "_frame", None)
        at_top = frame is not None and frame._atTop
        self.height = 0 if at_top else min(self._points, room)
        return 0, self.height

    def draw(self) -> None:
        """Nothing."""
