"""Blocks put where their tags mean: within a paragraph, around paragraphs, around rows.

Works on any document's XML; a `Grammar` says which of its elements are what.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import Enum
from typing import Final

from faxflow.adapters.letters.filling.grammar import Element, Grammar, is_blank
from faxflow.adapters.letters.filling.placing import placed
from faxflow.adapters.letters.filling.splitting import split_up_to
from faxflow.adapters.letters.filling.tags import BadPlaceholder, Block, Level, Tags, Verb

_ACROSS: Final = (
    "Begin and end it in one paragraph, in paragraphs of their own, or in the rows of one table."
)


class Where(Enum):
    """Where a tag goes, seen from the element that holds it."""

    BEFORE = "before"
    AFTER = "after"
    INSTEAD = "instead"


Move = tuple[Element, Element, Where]
"""A tag, the paragraph or row that holds it, and where it goes."""


def lift(root: Element, tags: Tags, grammar: Grammar) -> bool:
    """Puts every block's tags in place; whether there are any. Raises BadPlaceholder."""
    places = placed(root, tags)
    blocks = list(_blocks([(place, _block(place, tags)) for place in places]))
    moves = [move for block in blocks for move in _moves(_group(block, tags), grammar)]
    # In the order of the text, not of the blocks: several may stand in one paragraph.
    order = {id(place): number for number, place in enumerate(places)}
    for held in {id(holder): holder for _, holder, _ in moves}.values():
        mine = sorted((m for m in moves if m[1] is held), key=lambda move: order[id(move[0])])
        _move(held, mine)
    return bool(places)


def _block(place: Element, tags: Tags) -> Block:
    tag = tags[int(str(place.text))]
    if not isinstance(tag, Block):
        raise TypeError
    return tag


def _blocks(placed: list[tuple[Element, Block]]) -> Iterator[list[Element]]:
    """The tags that belong together. Raises BadPlaceholder."""
    open_blocks: list[tuple[str, list[Element]]] = []
    for place, tag in placed:
        if tag.verb is Verb.OPEN:
            open_blocks.append((tag.words, [place]))
            continue
        if not open_blocks:
            raise BadPlaceholder(tag.words, "Its beginning is missing.")
        open_blocks[-1][1].append(place)
        if tag.verb is Verb.CLOSE:
            yield open_blocks.pop()[1]
    if open_blocks:
        raise BadPlaceholder(open_blocks[-1][0], "Its end is missing.")


@dataclass(frozen=True, slots=True)
class _Group:
    """The tags of one block, from its beginning to its end."""

    places: list[Element]
    words: str
    level: Level


def _group(places: list[Element], tags: Tags) -> _Group:
    levels = [_block(place, tags).level for place in places]
    level = max(levels, key=lambda one: one.value)
    return _Group(places, _block(places[0], tags).words, level)


def _moves(group: _Group, grammar: Grammar) -> list[Move]:
    common = _common(group.places)
    while (kind := _kind(common, grammar)) < group.level.value:
        above = common.getparent()
        if above is None:
            raise BadPlaceholder(group.words, _ACROSS)
        common = above
    if kind == 0:
        for place in group.places:
            split_up_to(place, common, group.words, grammar)
        return []
    if common.tag in grammar.rows:
        return _around_row(group, common, grammar)
    return [_one_move(place, common, group.words, grammar) for place in group.places]


def _kind(common: Element, grammar: Grammar) -> int:
    """0 within a paragraph, 1 between paragraphs, 2 between the rows of a table."""
    for element in (common, *common.iterancestors()):
        if element.tag in grammar.paragraphs:
            return 0
        if element.tag in grammar.rows or element.tag in grammar.tables:
            return 2
        if element.tag in grammar.containers:
            return 1
    return 1


def _common(block: list[Element]) -> Element:
    """The innermost element that holds all of them."""
    lines = [list(place.iterancestors())[::-1] for place in block]
    common = lines[0][0]
    for level in zip(*lines, strict=False):
        if any(element is not level[0] for element in level):
            break
        common = level[0]
    return common


def _around_row(group: _Group, row: Element, grammar: Grammar) -> list[Move]:
    """The whole row, where its first cell begins the block and its last one ends it."""
    first, last = group.places[0], group.places[-1]
    fits = group.level is Level.ROW or (
        is_blank(first, row, grammar)[0] and is_blank(last, row, grammar)[1]
    )
    if len(group.places) != len((first, last)) or not fits:
        raise BadPlaceholder(group.words, _ACROSS)
    return [(first, row, Where.BEFORE), (last, row, Where.AFTER)]


def _one_move(place: Element, common: Element, words: str, grammar: Grammar) -> Move:
    holder = next(e for e in (place, *place.iterancestors()) if e.getparent() is common)
    movable = grammar.paragraphs | grammar.rows | grammar.containers
    if holder.tag not in movable or common.tag not in grammar.containers | grammar.tables:
        raise BadPlaceholder(words, _ACROSS)
    before, behind = is_blank(place, holder, grammar)
    if before and behind:
        if grammar.keeps(holder):
            raise BadPlaceholder(words, "It stands alone in a paragraph that ends a section.")
        return place, holder, Where.INSTEAD
    if before or behind:
        return place, holder, Where.BEFORE if before else Where.AFTER
    raise BadPlaceholder(words, _ACROSS)


def _move(holder: Element, moves: list[Move]) -> None:
    behind = holder
    for place, _, where in moves:
        _taken_out(place)
        if where is Where.AFTER:
            behind.addnext(place)
            behind = place
        else:
            holder.addprevious(place)
    parent = holder.getparent()
    if parent is not None and any(where is Where.INSTEAD for *_, where in moves):
        parent.remove(holder)


def _taken_out(place: Element) -> None:
    """Out of its text, which closes behind it."""
    parent, before = place.getparent(), place.getprevious()
    if parent is None:
        return
    if before is not None:
        before.tail = (before.tail or "") + (place.tail or "")
    else:
        parent.text = (parent.text or "") + (place.tail or "")
    place.tail = None
    parent.remove(place)
