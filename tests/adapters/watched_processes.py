"""Lets tests see which processes live, and wait for their end without sleeping."""

import os
import select
from pathlib import Path


def gone(pid: int, within_seconds: float = 10.0) -> bool:
    """Whether the process ends in time; asks the kernel, a zombie counts as ended."""
    try:
        handle = os.pidfd_open(pid)
    except ProcessLookupError:
        return True
    try:
        return bool(select.select([handle], [], [], within_seconds)[0])
    finally:
        os.close(handle)


def living_with(text: str) -> list[int]:
    """Every process, but for zombies, whose command line holds the text."""
    return [
        int(entry.name)
        for entry in Path("/proc").iterdir()
        if entry.name.isdigit() and text in _command_line(entry)
    ]


def _command_line(entry: Path) -> str:
    """Empty for a zombie and for a process that has just ended."""
    try:
        return (entry / "cmdline").read_text(encoding="utf-8", errors="replace")
    except OSError:
        return ""
