"""Tables of phrases as fast patterns."""

import re
from collections.abc import Iterator


def phrases(words: str, *, anywhere: str = "") -> re.Pattern[str]:
    """A pattern for lower-case text that finds any phrase, each a small regular expression.

    Phrases stand one a line or parted by " | ". Those in `words` begin where a word begins;
    those in `anywhere` need not (languages written without spaces).
    """
    starting = "|".join(_parted(words))
    patterns = [rf"\b(?:{starting})" if starting else "", *_parted(anywhere)]
    return re.compile("|".join(filter(None, patterns)))


def _parted(words: str) -> Iterator[str]:
    for line in words.splitlines():
        yield from (phrase.strip() for phrase in line.split(" | ") if phrase.strip(" |"))
