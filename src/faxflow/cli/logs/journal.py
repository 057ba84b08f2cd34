"""Whether standard error is systemd's journal, as systemd.exec(5) says how to find out."""

import os
import sys
from collections.abc import Mapping
from contextlib import suppress


def goes_to_journal(environment: Mapping[str, str]) -> bool:
    """True where $JOURNAL_STREAM names the very stream: programs below hand the variable on."""
    stream = environment.get("JOURNAL_STREAM", "")
    with suppress(OSError, ValueError, AttributeError):
        found = os.fstat(sys.stderr.fileno())
        return stream == f"{found.st_dev}:{found.st_ino}"
    return False
