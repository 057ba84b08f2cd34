"""Decodes JSON as people save it: with comments and commas too many, which recorders write not."""

import json
import re

_SKIPPED = re.compile(
    r'"(?:[^"\\]|\\.)*"'  # a text: what looks like a comment in it is none
    r"|(?P<comment>//[^\n]*|/\*.*?\*/)"
    r"|(?P<comma>,)(?=(?:\s|//[^\n]*|/\*.*?\*/)*[\]}])",
    re.DOTALL,
)


def decode(text: str) -> object:
    """What the text says. Raises ValueError, whose words hold none of the text."""
    try:
        return json.loads(text)
    except ValueError:
        pass
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error
    try:
        return json.loads(plain(text))
    except json.JSONDecodeError as error:
        raise ValueError(f"line {error.lineno}, column {error.colno}: {error.msg}") from error
    except RecursionError as error:
        raise ValueError("it is nested too deeply") from error


def plain(text: str) -> str:
    """The text with spaces, as many, in the place of comments and of commas before an end."""
    return _SKIPPED.sub(_blanked, text)


def _blanked(match: re.Match[str]) -> str:
    if match["comment"] or match["comma"]:
        return re.sub(r"[^\n]", " ", match[0])
    return match[0]
