"""The log of a program: lines that each begin with an hour and a level, or with a request."""

import re
from typing import Final

_TIME: Final = (
    r"(?:\d{4}[-/]\d\d[-/]\d\d[T ]\d\d:\d\d(?::\d\d)?(?:[.,]\d+)?(?:Z| ?[+-]\d\d:?\d\d)?"
    r"|\d\d:\d\d:\d\d[.,]\d+)"
)
_LEVEL: Final = r"(?:TRACE|DEBUG|INFO|NOTICE|WARN|WARNING|ERROR|SEVERE|FATAL|CRITICAL)"
_LINE: Final = re.compile(
    rf"[\[(]?{_TIME}[\])]? +(?:[\[(][^\])]*[\])] +|[\w-]+\.)?[\[<(]?{_LEVEL}\b"
    rf"|[\[<(]?{_LEVEL}[\])>]?:? +[\[(]?{_TIME}"
    rf'|(?:time|ts)="?{_TIME}"? +level='
    r'|\S+ \S+ \S+ \[\d\d/[A-Z][a-z]{2}/\d{4}:[^\]]+\] "[A-Z]+ '
    r"|(?:<\d+>)?[A-Z][a-z]{2} [ \d]\d \d\d:\d\d:\d\d \S+ [\w./()-]+(?:\[\d+\])?: "
)
_GOES_ON: Final = re.compile(r"\s|#\d+ |Traceback|Caused by|[\w.]+(?:Error|Exception)\b|[})\]]")
"""A line that belongs to the one above it, such as where in the program it was."""
_OF_A_SERVER: Final = re.compile(r"#(?:Software|Version|Fields): ")
_LEAST: Final = 2
_SHARE: Final = 0.5


def is_log(text: str) -> bool:
    """Whether the text begins as a log does and goes on so."""
    lines = [line for line in text.split("\n") if line.strip() and not _GOES_ON.match(line)]
    if not lines or not _LINE.match(lines[0]):
        return bool(lines) and _OF_A_SERVER.match(lines[0]) is not None
    told = sum(map(bool, map(_LINE.match, lines)))
    return told >= max(_LEAST, _SHARE * len(lines))
