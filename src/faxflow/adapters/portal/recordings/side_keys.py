"""Selenium IDE's `${KEY_…}` places as the signs that WebDriver's standard gives to keys."""

import re

from faxflow.adapters.portal.recordings.unreadable import UnreadableStep

KEY_PLACE = re.compile(r"\$\{KEY_(\w+)\}")

_KEYS = {
    "NULL": 0xE000, "CANCEL": 0xE001, "HELP": 0xE002, "BACKSPACE": 0xE003, "BKSP": 0xE003,
    "TAB": 0xE004, "CLEAR": 0xE005, "RETURN": 0xE007, "ENTER": 0xE007, "SHIFT": 0xE008,
    "CONTROL": 0xE009, "CTRL": 0xE009, "ALT": 0xE00A, "PAUSE": 0xE00B, "ESC": 0xE00C,
    "ESCAPE": 0xE00C, "SPACE": 0xE00D, "PAGE_UP": 0xE00E, "PGUP": 0xE00E, "PAGE_DOWN": 0xE00F,
    "PGDN": 0xE00F, "END": 0xE010, "HOME": 0xE011, "LEFT": 0xE012, "UP": 0xE013,
    "RIGHT": 0xE014, "DOWN": 0xE015, "INSERT": 0xE016, "INS": 0xE016, "DELETE": 0xE017,
    "DEL": 0xE017, "SEMICOLON": 0xE018, "EQUALS": 0xE019, "MUL": 0xE024, "MULTIPLY": 0xE024,
    "ADD": 0xE025, "PLUS": 0xE025, "SEP": 0xE026, "COMMA": 0xE026, "SUB": 0xE027,
    "MINUS": 0xE027, "PERIOD": 0xE028, "DIV": 0xE029, "DIVISION": 0xE029, "META": 0xE03D,
    "COMMAND": 0xE03D,
    **{f"N{digit}": 0xE01A + digit for digit in range(10)},
    **{f"F{number}": 0xE030 + number for number in range(1, 13)},
}  # fmt: skip
"""https://www.w3.org/TR/webdriver2/#keyboard-actions: the table of normalised key values."""


def with_keys(text: str) -> str:
    """The text with a sign for each key. Raises UnreadableStep."""
    return KEY_PLACE.sub(_sign, text)


def _sign(match: re.Match[str]) -> str:
    code = _KEYS.get(match[1].upper())
    if code is None:
        raise UnreadableStep(f"there is no key {match[1]}")
    return chr(code)
