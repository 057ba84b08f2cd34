"""The rows on the screen: drawn anew only where they have changed, the cursor staying in place."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from faxflow.cli.board.cursor import CursorList
from faxflow.views.board.screen_text import ScreenLine, Tone

_STYLES = {Tone.HEAD: "bold", Tone.LATE: "bold $text-error", Tone.MORE: "italic", Tone.ROW: ""}


class Rows(CursorList):
    """Lines of which those with an id can be chosen."""

    DEFAULT_CSS = "Rows { height: 1fr; }"

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(markup=False, id="rows")
        self.can_focus = not read_only
        self._drawn: Sequence[ScreenLine] = ()

    @property
    def named(self) -> str | None:
        """The id in the line under the cursor."""
        option = self.highlighted_option
        return option.id if option else None

    def draw(self, lines: Sequence[ScreenLine]) -> None:
        """Shows these lines."""
        if lines == self._drawn:
            return
        if [one.name for one in lines] == [one.name for one in self._drawn]:
            self._draw_changes(lines)
        else:
            self._draw_all(lines)
        self._drawn = lines

    def _draw_changes(self, lines: Sequence[ScreenLine]) -> None:
        for place, (old, new) in enumerate(zip(self._drawn, lines, strict=True)):
            if old != new:
                self.replace_option_prompt_at_index(place, _content(new))

    def _draw_all(self, lines: Sequence[ScreenLine]) -> None:
        place, top = self._place(lines), self.scroll_offset.y
        self.set_options(
            Option(_content(one), id=one.name or None, disabled=not one.name) for one in lines
        )
        self.scroll_to(y=top, animate=False, force=True)
        if self.can_focus:
            self.highlighted = place

    def _place(self, lines: Sequence[ScreenLine]) -> int | None:
        """Where the cursor was by its id; where that is gone, by its place."""
        names = [one.name for one in lines]
        if self.named and self.named in names:
            return names.index(self.named)
        chosen = [place for place, name in enumerate(names) if name]
        was = self.highlighted or 0
        return min(chosen, key=lambda place: abs(place - was), default=None)


def _content(line: ScreenLine) -> Content:
    return Content.styled(line.text or " ", _STYLES[line.tone])
