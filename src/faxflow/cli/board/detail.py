"""One thing whole, as its command shows it, for as long as somebody is at the keys."""

from textual.app import ComposeResult
from textual.containers import VerticalScroll
from textual.screen import Screen
from textual.widgets import Static

from faxflow.domain.board import Row

_KEYS = "esc back  t take  r release  a advance  c done  x close  n note  ?"


class Detail(Screen[None]):
    """It is gone with its key, and by itself a minute after the last."""

    DEFAULT_CSS = """
    Detail VerticalScroll { height: 1fr; scrollbar-size-vertical: 1; }
    Detail #keys { height: 1; text-style: reverse; }
    """

    def __init__(self, row: Row, text: str) -> None:
        super().__init__()
        self.row = row
        self._text = text

    def compose(self) -> ComposeResult:
        """The text above its id, which stays in sight when the text is scrolled, and the keys."""
        with VerticalScroll():
            yield Static(plain(self._text), markup=False)
        yield Static(f"{self.row.name}  {_KEYS}", id="keys", markup=False)


def plain(text: str) -> str:
    """The text without signs that would steer a terminal: some of it came in by fax and mail."""
    return "".join(
        sign if sign.isprintable() or sign == "\n" else "\N{REPLACEMENT CHARACTER}" for sign in text
    )
