"""What the board asks a person: to choose, to type a few words, to have read an answer."""

from collections.abc import Mapping, Sequence
from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding, BindingType
from textual.containers import Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, OptionList, Static
from textual.widgets.option_list import Option

from faxflow.cli.board.cursor import CursorList

_BOX = """
    {name} {{ align: center middle; }}
    {name} > #box {{
        width: 76; max-width: 100%; height: auto; max-height: 100%;
        border: solid $foreground; padding: 0 1; background: $background;
    }}
    {name} CursorList {{ height: auto; max-height: 14; }}
"""
_LEAVE = Binding("escape", "leave", "leave")


class Choose(ModalScreen[str]):
    """Gives the key of what was chosen, None where it was left."""

    DEFAULT_CSS = _BOX.format(name="Choose")
    BINDINGS: ClassVar[list[BindingType]] = [_LEAVE]

    def __init__(self, question: str, choices: Mapping[str, str]) -> None:
        super().__init__()
        self._question, self._choices = question, choices

    def compose(self) -> ComposeResult:
        """The question above its answers."""
        options = [Option(Content(label), id=key) for key, label in self._choices.items()]
        with Vertical(id="box"):
            yield Static(f"{self._question}\n", markup=False)
            yield CursorList(*options, markup=False)
            yield Static("\nenter chooses, esc leaves all as it is", markup=False)

    def on_option_list_option_selected(self, chosen: OptionList.OptionSelected) -> None:
        """Gives it."""
        self.dismiss(chosen.option_id)

    def action_leave(self) -> None:
        """Gives nothing."""
        self.dismiss(None)


class Ask(ModalScreen[str]):
    """Gives the words that were typed, None where it was left or nothing was typed."""

    DEFAULT_CSS = _BOX.format(name="Ask")
    BINDINGS: ClassVar[list[BindingType]] = [_LEAVE]

    def __init__(self, question: str) -> None:
        super().__init__()
        self._question = question

    def compose(self) -> ComposeResult:
        """The question above the line to type in."""
        with Vertical(id="box"):
            yield Static(self._question, markup=False)
            yield Input(compact=True)
            yield Static("enter keeps it, esc leaves all as it is", markup=False)

    def on_input_submitted(self, typed: Input.Submitted) -> None:
        """Gives them."""
        self.dismiss(typed.value.strip() or None)

    def action_leave(self) -> None:
        """Gives nothing."""
        self.dismiss(None)


class Tell(ModalScreen[str]):
    """Shows an answer until it is read; gives the key of the offer that was taken, or None."""

    DEFAULT_CSS = _BOX.format(name="Tell")
    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,enter,space,q", "leave", "leave")]

    def __init__(self, text: str, offers: Mapping[str, str] | None = None) -> None:
        super().__init__()
        self._text, self._offers = text, offers or {}

    def compose(self) -> ComposeResult:
        """The text above the keys."""
        keys: Sequence[str] = [f"{key} {does}" for key, does in self._offers.items()]
        with VerticalScroll(id="box"):
            yield Static(f"{self._text}\n", markup=False)
            yield Static("   ".join([*keys, "esc leaves"]), markup=False)

    def on_mount(self) -> None:
        """Each offer has its key."""
        for key in self._offers:
            self._bindings.bind(key, f"take('{key}')")

    def action_take(self, key: str) -> None:
        """Gives it."""
        self.dismiss(key)

    def action_leave(self) -> None:
        """Gives nothing."""
        self.dismiss(None)
