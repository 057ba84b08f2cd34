"""Running text, such as a letter: lines of sentences, and no columns in them."""

import re
from typing import Final

_LOOKED_AT: Final = 20_000
_LEAST_WORDS: Final = 6
_SMALL_SHARE: Final = 0.4
"""Of the words of a sentence, that begin with a small letter in any tongue."""
_MOST, _SOME = 0.5, 0.3
_COLUMNS: Final = re.compile(r'[\t|"]|[,;]\S|\S {2,}\S')
_GREETING: Final = re.compile(
    r"^\s*(?:dear|hello|hi|to whom|sehr geehrte[rs]?|liebe[rs]?|guten tag|estimad[oa]s?"
    r"|querid[oa]s?|prezad[oa]s?|gentile|madame|monsieur|chers?|chère|geachte|beste)\b[^,:!]{0,60}[,:!]\s*$",
    re.IGNORECASE | re.MULTILINE,
)


def is_running_text(words: str) -> bool:
    """Whether most of what is written are sentences, or some of it below a greeting."""
    words = words[:_LOOKED_AT]
    lines = [line.strip() for line in words.split("\n") if line.strip()]
    running = sum(len(line) for line in lines if _is_sentence(line))
    least = _SOME if _GREETING.search(words) else _MOST
    return running > least * sum(map(len, lines))


def _is_sentence(line: str) -> bool:
    words = line.split()
    small = sum(word[0].islower() for word in words)
    return (
        len(words) >= _LEAST_WORDS
        and small >= _SMALL_SHARE * len(words)
        and not _COLUMNS.search(line)
    )
