"""Whether a letter's first and last words stand in every letter, under no condition."""

from typing import Final

from faxflow.adapters.letters.filling.form import Part
from faxflow.adapters.letters.filling.tags import Block, Verb
from faxflow.adapters.letters.office.merging.marks import CUT, END, START

BEGINS: Final = "a block that begins the letter"
ENDS: Final = "a block that ends the letter"
_DEEPER: Final = {Verb.OPEN: 1, Verb.TURN: 0, Verb.CLOSE: -1}


def block_at_edge(content: Part, cuts: int) -> str | None:
    """The block in words that some letters would lose their beginning or end with.

    `cuts` is how many there were before the part was cut at its tags.
    """
    always = _outside_blocks(content)
    if f':name="{START}"' not in always:
        return BEGINS
    if f':name="{END}"' not in always or always.count(CUT) != cuts:
        return ENDS
    return None


def _outside_blocks(part: Part) -> str:
    """The XML that is in every letter, once."""
    depth, found = 0, list[str]()
    for piece in part.pieces:
        if isinstance(piece, Block):
            depth += _DEEPER[piece.verb]
        elif isinstance(piece, str) and not depth:
            found.append(piece)
    return "".join(found)
