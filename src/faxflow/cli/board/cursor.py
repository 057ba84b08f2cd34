"""A list whose cursor shows without any colour."""

from rich.style import Style
from textual.strip import Strip
from textual.widgets import OptionList

_REVERSED = Style(reverse=True)


class CursorList(OptionList):
    """The line under the cursor is reversed whole, which every terminal can show."""

    DEFAULT_CSS = """
    CursorList, CursorList:focus {
        border: none; padding: 0; background: $background; background-tint: transparent 0%;
        scrollbar-size-vertical: 1;
    }
    CursorList > .option-list--option-disabled { color: $foreground; }
    CursorList > .option-list--option-highlighted,
    CursorList:focus > .option-list--option-highlighted {
        color: $foreground; background: $background; text-style: none;
    }
    """

    def render_line(self, y: int) -> Strip:
        """The line; Textual itself drops what CSS says of reversing an option."""
        strip = super().render_line(y)
        place = next((part.style.meta.get("option") for part in strip if part.style), None)
        here = place is not None and place == self.highlighted and self.can_focus
        return strip.apply_style(_REVERSED) if here else strip
