"""Lines of a crontab that somebody wrote by hand, and that run faxflow for one configuration."""

import re
from collections.abc import Iterable, Iterator
from typing import Final

_CALL: Final = re.compile(r"(?:^|[\s/;&|(])(?:faxflow|-m\s+faxflow)\s+[a-z]")
_SETTING: Final = re.compile(r"\s*FAXFLOW_CONFIG\s*=\s*[\"']?([^\"'\s]+)")
_OPTION: Final = re.compile(r"(?:--config|-c)[\s=]+[\"']?([^\"'\s;&|]+)")


def lines_for(config: str, lines: Iterable[tuple[int, str]]) -> Iterator[int]:
    """The numbers of the lines that run faxflow for this configuration, or do not say for which."""
    counts = ""
    for number, line in lines:
        if line.lstrip().startswith("#"):
            continue
        if setting := _SETTING.match(line):
            counts = setting[1]
        elif _CALL.search(line):
            named = _OPTION.search(line)
            if (named[1] if named else counts) in {"", config}:
                yield number
