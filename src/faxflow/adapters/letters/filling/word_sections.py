"""Word's repeating sections: their first item once for each row of a field."""

from lxml import etree

from faxflow.adapters.letters.filling.tags import BadPlaceholder, Block, Level, Tags, Verb
from faxflow.adapters.letters.filling.word_names import (
    PARAGRAPH,
    PARAGRAPH_LOOK,
    ROW,
    W,
    run_of,
)


def repeat(content: etree._Element, name: str, row: str, tags: Tags) -> None:
    """Encloses the section's content in a loop over the field `name`; `row` names its rows."""
    for item in content.findall(f"{W}sdt")[1:]:
        content.remove(item)
    level = Level.ROW if _holds_rows(content) else Level.PARAGRAPH
    begin = Block(Verb.OPEN, f'for {row} in _rows("{name}")', name, level, frozenset({name}))
    end = Block(Verb.CLOSE, "endfor", name, level)
    enclose = _enclose_rows if level is Level.ROW else _enclose_paragraphs
    enclose(content, tags.add(begin), tags.add(end))


def _holds_rows(content: etree._Element) -> bool:
    """Whether rows of the table around stand in it, not a table of its own."""
    first = next(content.iter(ROW, PARAGRAPH, f"{W}tbl"), None)
    return first is not None and first.tag == ROW


def _enclose_paragraphs(content: etree._Element, begin: str, end: str) -> None:
    for at, mark in ((0, begin), (len(content) + 1, end)):
        paragraph = etree.Element(PARAGRAPH)
        paragraph.append(run_of(mark, None))
        content.insert(at, paragraph)


def _enclose_rows(content: etree._Element, begin: str, end: str) -> None:
    paragraphs = list(content.iter(PARAGRAPH))
    if not paragraphs:
        raise BadPlaceholder("a repeating section without text", "Put a control into it.")
    first, last = paragraphs[0], paragraphs[-1]
    first.insert(0 if first.find(PARAGRAPH_LOOK) is None else 1, run_of(begin, None))
    last.append(run_of(end, None))
