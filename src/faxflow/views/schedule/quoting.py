"""Words as cron and systemd read them: each has a rule of its own for the percent sign."""

import shlex
from collections.abc import Sequence


def cron_words(words: Sequence[str]) -> str:
    """A command of a crontab line: a shell's, and % would end it (crontab(5))."""
    return " ".join(map(shlex.quote, words)).replace("%", r"\%")


def unit_words(words: Sequence[str]) -> str:
    """A command of ExecStart= (systemd.service(5)): % and $ stand for themselves if doubled."""
    return " ".join(map(_unit_word, words)).replace("%", "%%").replace("$", "$$")


def unit_value(text: str) -> str:
    """A path or setting of a unit, with % for itself (systemd.unit(5), specifiers)."""
    return _unit_word(text).replace("%", "%%")


def unit_path(path: str) -> str:
    """A path of WorkingDirectory= and LoadCredential=, which take the line as it stands."""
    return path.replace("%", "%%")


def _unit_word(word: str) -> str:
    plain = word and not any(one.isspace() or one in "\"'\\;" for one in word)
    if plain:
        return word
    escaped = word.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"'
