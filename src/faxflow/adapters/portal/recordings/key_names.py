"""Names of keys as recordings have them, as those that a replayed keyboard has."""

import re

_SIDED = re.compile(r"(Shift|Control|Alt|Meta)(Left|Right)")
_LETTERED = re.compile(r"Key([A-Z])|(?:Digit|Numpad)(\d)")
_OTHERS = {"Space": " ", "Spacebar": " ", "Esc": "Escape", "Del": "Delete", "OS": "Meta"}
_NAMED = frozenset({
    "Enter", "NumpadEnter", "Tab", "Escape", "Backspace", "Delete", "Insert", "Home", "End",
    "PageUp", "PageDown", "ArrowLeft", "ArrowRight", "ArrowUp", "ArrowDown", "Shift", "Control",
    "Alt", "Meta", "Pause", "Help", "Cancel", "Clear", *(f"F{number}" for number in range(1, 13)),
})  # fmt: skip


def key_name(recorded: str) -> str | None:
    """The key's name, or the sign that it types; None where no replay can press it."""
    sided, lettered = _SIDED.fullmatch(recorded), _LETTERED.fullmatch(recorded)
    name = _OTHERS.get(recorded, recorded)
    if sided:
        name = sided[1]
    elif lettered:
        name = (lettered[1] or lettered[2]).lower()
    return name if len(name) == 1 or name in _NAMED else None
