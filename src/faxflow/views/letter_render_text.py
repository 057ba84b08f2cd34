"""What is said of one letter that was drawn on request."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

from faxflow.domain.counted import counted
from faxflow.domain.letter_row import Row

_ENGINES: Final = {
    "libreoffice": "LibreOffice",
    "word": "Microsoft Word",
    "builtin": "the built-in engine",
}


@dataclass(frozen=True, slots=True)
class Drawn:
    """Which letter, by which engine, from what row."""

    case: str
    engine: str
    approximate: bool
    row: Row


def drawn_text(drawn: Drawn, output: str, pages: int) -> str:
    """For a person, with what they may not have meant."""
    layout = ", in approximate layout" if drawn.approximate else ""
    by = _ENGINES.get(drawn.engine, drawn.engine)
    lines = [f"{output}: {drawn.case}, {counted(pages, 'page')}, drawn by {by}{layout}."]
    if drawn.row.assumed:
        lines.append(f"Filled in by itself: {', '.join(drawn.row.assumed)}.")
    if unused := len(drawn.row.unused):
        which = "it" if unused == 1 else "them"
        told = f"{counted(unused, 'field')} of the data"
        lines.append(f"{told}: the template does not ask for {which}.")
    return "\n".join(lines)


def drawn_data(drawn: Drawn) -> Mapping[str, object]:
    """For programs."""
    return {
        "case": drawn.case,
        "engine": drawn.engine,
        "approximate": drawn.approximate,
        "assumed": list(drawn.row.assumed),
        "unused": list(drawn.row.unused),
    }
