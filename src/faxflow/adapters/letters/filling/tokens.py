"""Words that stand for a template's tags while LibreOffice turns it into .odt.

Short, of plain letters and without spaces: nothing parts, hyphenates or corrects them.
"""

import re
import zlib
from collections import Counter
from collections.abc import Iterable, Mapping
from typing import Final

from faxflow.adapters.letters.filling.form import Form, Part
from faxflow.adapters.letters.filling.slots import MARK, Slot
from faxflow.adapters.letters.filling.tags import BadPlaceholder, Block, Tag, Tags, Verb

TOKEN: Final = re.compile(r"\{(?:\{f|%b)([0-9]+)x([0-9a-f]+)(?:\}\}|%\})")

Path = tuple[int, ...]
"""The numbers of the tags, from the outermost, between which a tag stands."""


def with_tokens(marked_xml: str, tags: Tags) -> str:
    """The marked XML with a word in each tag's place."""

    def token(found: re.Match[str]) -> str:
        tag = tags[int(found[1])]
        word = f"{found[1]}x{_meaning(tag)}"
        return f"{{%b{word}%}}" if isinstance(tag, Block) else f"{{{{f{word}}}}}"

    return MARK.sub(token, marked_xml)


def number_of(token: re.Match[str], tags: Tags) -> int:
    """The number of the tag that the word stands for. Raises BadPlaceholder for a strange one.

    A compiled template may be older than this program, which may count tags in another way.
    """
    number = int(token[1])
    if number >= len(tags) or _meaning(tags[number]) != token[2]:
        raise BadPlaceholder(token[0])
    return number


def _meaning(tag: Tag) -> str:
    return f"{zlib.crc32(repr(tag).encode()):x}"


def is_same(compiled: Form, original: Form, *, spare: Iterable[int]) -> bool:
    """Whether every tag came through, between the tags where it was; `spare` may be lost.

    Margins are written once for each kind of page, so what stands there may have doubled.
    """
    wanted = _paths(original.parts.values())
    found = _paths(compiled.parts.values())
    doubled = Counter(_numbers(compiled.parts.get("content.xml")))
    return (
        wanted.keys() - found.keys() <= set(spare)
        and all(len(found[number]) == 1 and found[number] == wanted[number] for number in found)
        and all(count == 1 for count in doubled.values())
    )


def _paths(parts: Iterable[Part]) -> Mapping[int, set[Path]]:
    paths: dict[int, set[Path]] = {}
    for part in parts:
        path: Path = ()
        for piece in part.pieces:
            if isinstance(piece, Block) and piece.verb is not Verb.OPEN:
                path = path[:-1]
            if isinstance(piece, Block | Slot):
                paths.setdefault(piece.number, set()).add(path)
            if isinstance(piece, Block) and piece.verb is not Verb.CLOSE:
                path = (*path, piece.number)
    return paths


def _numbers(part: Part | None) -> list[int]:
    pieces = () if part is None else part.pieces
    return [piece.number for piece in pieces if isinstance(piece, Block | Slot)]
