"""A compiled template made into one that holds any number of letters."""

from collections.abc import Callable, Iterator, Mapping, Sequence, Set
from dataclasses import dataclass
from itertools import chain

from lxml import etree

from faxflow.adapters.letters.filling.form import Part, members_of, package_of
from faxflow.adapters.letters.filling.odt_lines import styles_of_one_paragraph
from faxflow.adapters.letters.filling.tags import BadPlaceholder
from faxflow.adapters.letters.filling.word_text import parse, serialised
from faxflow.adapters.letters.office.merging.edges import BEGINS, block_at_edge
from faxflow.adapters.letters.office.merging.ends import bookmark_ends, own_first_style
from faxflow.adapters.letters.office.merging.marks import CUT, NOTE, OWN, numbered
from faxflow.adapters.letters.office.merging.obstacles import obstacles
from faxflow.adapters.letters.office.merging.odf import odf
from faxflow.adapters.letters.office.merging.own_names import make_names_own
from faxflow.adapters.letters.office.merging.own_pages import (
    count_own_pages,
    enclose,
    own_masters,
    own_page_styles,
)
from faxflow.domain.letter import FieldValue

_DECLARATIONS = (
    *("text:variable-decls", "text:sequence-decls", "text:user-field-decls"),
    *("office:forms", "text:dde-connection-decls"),
)


def make_content_shared(content: etree._Element) -> None:
    """Cuts a content.xml into what stands there once and what each letter brings.

    Raises NoPlace.
    """
    text = next(content.iter(odf("office:text")))
    automatic = next(content.iter(odf("office:automatic-styles")))
    first = own_first_style(automatic, text)
    styles = own_page_styles(automatic, text)
    make_names_own(text)
    bookmark_ends(text)
    count_own_pages(text)
    _number_notes(text)
    enclose(automatic, [first, *styles])
    _enclose_text(text)


def _number_notes(text: etree._Element) -> None:
    """Numbers the footnotes by label: by themselves they would run on from letter to letter."""
    for citation in text.iter(odf("text:note-citation")):
        if citation.get(odf("text:label")) is None:
            citation.set(odf("text:label"), NOTE)


def _enclose_text(text: etree._Element) -> None:
    """Cuts before and after the body, and around what declares its counters."""
    heads = [child for child in text if child.tag in set(map(odf, _DECLARATIONS))]
    for head in heads:
        declared = list(head)
        for one in declared:
            head.remove(one)
        enclose(head, declared)
    body = [child for child in text if child not in heads]
    for one in body:
        text.remove(one)
    if body:
        enclose(text, body)


Cut = Callable[[etree._Element, Set[str]], Part]
"""Cuts a part at its tags; the set holds the styles whose paragraphs cannot be doubled."""


def shared_form(package: bytes, cut: Cut) -> "SharedForm":
    """The form of a compiled .odt that several letters share.

    Raises NoPlace, CannotShare, zipfile.BadZipFile, KeyError or etree.XMLSyntaxError.
    """
    members = members_of(package)
    content, styles = parse(members.pop("content.xml")), parse(members.pop("styles.xml"))
    if found := list(obstacles(content, styles)):
        raise CannotShare(found)
    once = styles_of_one_paragraph(styles)
    make_content_shared(content)
    own_masters(styles)
    cuts = serialised(content).count(CUT)
    try:
        form = SharedForm(members, cut(content, once), cut(styles, once))
    except BadPlaceholder as error:
        # The first paragraph begins a page now: a tag cannot take it away.
        raise CannotShare([BEGINS]) from error
    if at_edge := block_at_edge(form.content, cuts):
        raise CannotShare([at_edge])
    return form


class CannotShare(ValueError):
    """What the template holds belongs to a document as a whole; `obstacles` says it in words."""

    def __init__(self, found: Sequence[str]) -> None:
        super().__init__(", ".join(found))
        self.obstacles = tuple(found)


@dataclass(frozen=True, slots=True)
class SharedForm:
    """A document for several letters: `fixed` members as they are, two parts to be filled."""

    fixed: Mapping[str, bytes]
    content: Part
    styles: Part

    def pieces(self, values: Mapping[str, FieldValue], number: int) -> "LetterPieces":
        """What the letter at `number` brings. Raises as Part.filled does."""
        parts = (self.content, self.styles)
        return LetterPieces(*(_own(part.filled(values).split(CUT), number) for part in parts))

    def bound(self, letters: Sequence["LetterPieces"]) -> bytes:
        """The document that holds these letters, at least one."""
        content = _joined([letter.content for letter in letters])
        styles = _joined([letter.styles for letter in letters])
        parts = {"content.xml": content.encode(), "styles.xml": styles.encode()}
        return package_of({**self.fixed, **parts})


@dataclass(frozen=True, slots=True)
class LetterPieces:
    """One letter's XML, parted: shared and own pieces in turn, a shared one first and last."""

    content: Sequence[str]
    styles: Sequence[str]


def _own(pieces: list[str], number: int) -> list[str]:
    return [_numbered(piece.replace(OWN, numbered(number))) for piece in pieces]


def _numbered(piece: str) -> str:
    """The piece with its footnotes numbered from 1."""
    first, *others = piece.split(NOTE)
    return first + "".join(f"{at}{text}" for at, text in enumerate(others, start=1))


def _joined(letters: Sequence[Sequence[str]]) -> str:
    return "".join(chain.from_iterable(_turns(letters)))


def _turns(letters: Sequence[Sequence[str]]) -> Iterator[Iterator[str]]:
    """The shared pieces of the first letter, and between them the own ones of all."""
    for at, shared in enumerate(letters[0]):
        yield (letter[at] for letter in letters) if at % 2 else iter((shared,))
