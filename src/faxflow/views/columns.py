"""Plain text in columns: whole at any width, on a terminal, in a mail, to a screen reader."""

from collections.abc import Sequence


def columns(rows: Sequence[tuple[str, object]], *, indent: int = 2) -> list[str]:
    """Two columns: words to the left, figures to the right."""
    if not rows:
        return []
    left = max(len(label) for label, _ in rows)
    right = max(len(str(value)) for _, value in rows)
    return [f"{'':{indent}}{label:<{left}}  {value!s:>{right}}" for label, value in rows]


def rule(rows: Sequence[tuple[str, object]], *, indent: int = 2) -> str:
    """The line above a sum, as wide as `columns` of these rows."""
    left = max((len(label) for label, _ in rows), default=0)
    right = max((len(str(value)) for _, value in rows), default=0)
    return " " * indent + "─" * (left + 2 + right)
