"""The columns of a sheet of rejects: which row each line is, then the row as its report has it."""

from typing import Final

LEADING: Final = ("batch", "line", "column", "reason")
"""Stand before the report's own columns, and are not read back but for the first two."""


def beyond(count: int) -> tuple[str, ...]:
    """The names of as many cells that stand beyond the header."""
    return tuple(f"(beyond the header {at})" for at in range(1, count + 1))


def is_beyond(name: str) -> bool:
    """Whether a column holds what stands beyond the header."""
    return name.startswith("(beyond the header")
