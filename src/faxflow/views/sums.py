"""A table of figures with its sums: to the right of each row, and below each column."""

from collections.abc import Sequence

Row = tuple[str, Sequence[int]]
"""What is counted, and its figures in the order of the heads."""

_BETWEEN = "  "


def sums(heads: Sequence[str], rows: Sequence[Row], *, indent: int = 2) -> list[str]:
    """The lines, the heads first; columns in which nothing was counted are left out."""
    kept = [place for place in range(len(heads)) if any(row[place] for _, row in rows)]
    counted = [(label, [row[place] for place in kept]) for label, row in rows]
    whole = ("all", [sum(row[place] for _, row in counted) for place in range(len(kept))])
    every = [(label, [*row, sum(row)]) for label, row in (*counted, whole)]
    names = [*(heads[place] for place in kept), "in all"]
    left = max(len(label) for label, _ in every)
    widths = [max(len(name), len(str(every[-1][1][at]))) for at, name in enumerate(names)]
    lines = [_line("", names, left, widths), *(_line(*one, left, widths) for one in every)]
    lines.insert(-1, "─" * len(lines[-1]))
    return [f"{'':{indent}}{line}" for line in lines]


def _line(label: str, cells: Sequence[object], left: int, widths: Sequence[int]) -> str:
    shown = (f"{cell!s:>{width}}" for cell, width in zip(cells, widths, strict=True))
    return _BETWEEN.join([f"{label:<{left}}", *shown])
