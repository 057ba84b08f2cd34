"""The rows on the screen: drawn anew only where they have changed, the cursor staying in place."""

from collections.abc import Sequence

from textual.content import Content
from textual.widgets.option_list import Option

from faxflow.cli.board.cursor import CursorList
from faxflow.views.board.screen_text import ScreenLine, Tone

_STYLES = {Tone.HEAD: "bold", Tone.LATE: "bold $text-error", Tone.MORE: "italic", Tone.ROW: ""}


class Rows(CursorList):
    """Lines of which those with an id can be chosen.

    `departed` is the row that went from under the cursor, None where a person knows where that
    is by now.
    """

    DEFAULT_CSS = "Rows { height: 1fr; }"

    def __init__(self, *, read_only: bool) -> None:
        super().__init__(markup=False, id="rows")
        self.can_focus = not read_only
        self._drawn: Sequence[ScreenLine] = ()
        self.departed: str | None = None
        self._stranger: str | None = None

    @property
    def named(self) -> str | None:
        """The id in the line under the cursor."""
        option = self.highlighted_option
        return option.id if option else None

    @property
    def stranger(self) -> str | None:
        """The row under the cursor where it came there by itself."""
        return self._stranger if self._stranger == self.named else None

    def known(self) -> None:
        """From now on a person knows where the cursor is."""
        self.departed = self._stranger = None

    def draw(self, lines: Sequence[ScreenLine], *, others_wanted: bool = False) -> None:
        """Shows these lines; `others_wanted` where a person has asked for other rows."""
        before = self.named or self.departed
        self._show(lines)
        if others_wanted:
            self.known()
        elif before and before != self.named:
            self.departed = self.departed if before == self._stranger else before
            self._stranger = self.named

    def _show(self, lines: Sequence[ScreenLine]) -> None:
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
