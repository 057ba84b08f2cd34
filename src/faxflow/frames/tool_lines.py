"""The lines that a database tool prints around a table: its prompts, counts and times."""

import re
from typing import Final

_PROMPT: Final = re.compile(
    r"(?i:SQL|mysql|MariaDB \[[^\]]*\]|sqlite|duckdb|hive|presto|trino(?::\w+)?|db2 =|\d{1,3})>"
    r"\s*[\w\\.!;@/]"
    r"|\w+(?:\([^)]*\))?[=-][>#]\s*[\w\\]"  # that of psql
    r"|\[\w+@[^\]]+\][#$]|\w+@[\w.-]+:\S*[$#]\s|[A-Za-z]:\\\S*>"  # those of shells
)
_ROWS: Final = r"(?:rows?|records?|tuples?|documents?)(?:\(s\))?"
_CLOSING: Final = re.compile(
    rf"\W?(?:\d[\d,]*|no|zero) {_ROWS}(?: (?:in set|affected|selected|returned|fetched)\b.*)?[).]*"
    rf"|fetched \d[\d,]* {_ROWS}.*|query (?:ok|took|returned)\b.*|bye"
    r"|(?:PL/SQL )?procedure successfully completed\.?"
    r"|(?:elapsed|(?:run|completion|(?:total )?execution)[ -]?time|time)\s*:\s*[\d:.,T-]+\W*\w{0,7}"
    r"|(?:dis)?connected (?:from|to):? .*\b(?:database|server|oracle|sql)\b.*",
    re.IGNORECASE,
)


def is_tool_line(text: str) -> bool:
    """Whether a line's text is a prompt with its command, or what a tool says when it is done."""
    return bool(_PROMPT.match(text) or _CLOSING.fullmatch(text))
