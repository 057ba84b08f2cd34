"""What in a template belongs to a document as a whole, so that letters cannot share one."""

from collections.abc import Iterator
from typing import Final

from lxml import etree

from faxflow.adapters.letters.office.merging.ends import first_style_name
from faxflow.adapters.letters.office.merging.odf import MASTER, PAGE_NUMBER, STYLE_NAME, odf

_WHOLE: Final = {
    odf("text:table-of-content"): "a table of contents",
    odf("text:illustration-index"): "a table of figures",
    odf("text:table-index"): "a table of tables",
    odf("text:user-index"): "an index",
    odf("text:alphabetical-index"): "an index",
    odf("text:bibliography"): "a bibliography",
    odf("text:tracked-changes"): "tracked changes",
    odf("form:form"): "a form",
    odf("text:chapter"): "a heading that is repeated elsewhere",
    odf("text:style-ref"): "a heading that is repeated elsewhere",
    odf("draw:object"): "an embedded object",
    odf("draw:object-ole"): "an embedded object",
}
_NOTE, _CLASS = odf("text:note"), odf("text:note-class")
_ANCHOR, _COUNT = odf("text:anchor-type"), odf("text:page-count")
_NUMBERING, _FORMAT = odf("text:start-numbering-at"), odf("style:num-format")
_LINE_NUMBERS = odf("text:linenumbering-configuration")
_LINES = odf("text:number-lines")
_NOTES = odf("text:notes-configuration")


def obstacles(content: etree._Element, styles: etree._Element) -> Iterator[str]:
    """Each kind once, in words; nothing where the letters may be merged. Raises NoPlace."""
    yield from sorted(
        {_WHOLE[str(found.tag)] for root in (content, styles) for found in root.iter(*_WHOLE)}
    )
    if any(note.get(_CLASS) == "endnote" for note in content.iter(_NOTE)):
        yield "endnotes"
    if any(shape.get(_ANCHOR) == "page" for root in (content, styles) for shape in root.iter()):
        yield "a picture or box fixed to a page"
    if any(style.get(MASTER) for style in _named(styles)):
        yield "a style that begins a page"
    if _counts_pages(content, styles) and _restarts(content):
        yield "page numbers that begin anew beside the number of pages"
    if any(lines.get(_LINES, "true") == "true" for lines in styles.iter(_LINE_NUMBERS)):
        yield "line numbers"
    if any(not _plain(notes) for notes in styles.iter(_NOTES)):
        yield "footnotes that are not numbered 1, 2, 3"


def _named(styles: etree._Element) -> Iterator[etree._Element]:
    """The styles with a name of the author's; a letter cannot have its own."""
    for group in styles.iter(odf("office:styles")):
        yield from group.iter(odf("style:style"))


def _counts_pages(*roots: etree._Element) -> bool:
    return any(next(root.iter(_COUNT), None) is not None for root in roots)


def _restarts(content: etree._Element) -> bool:
    """Whether a page inside the letter gets another number than its place.

    The number of its first page may be told: it is 1 anyway, where it is.
    """
    first = first_style_name(next(content.iter(odf("office:text"))))
    for style in content.iter(odf("style:style")):
        numbers = {found.get(PAGE_NUMBER, "auto") for found in style} - {"auto", "0"}
        if numbers - ({"1"} if style.get(STYLE_NAME) == first else set()):
            return True
    return False


def _plain(notes: etree._Element) -> bool:
    if notes.get(_CLASS) != "footnote":
        return True
    return notes.get(_FORMAT, "1") == "1" and notes.get(_NUMBERING, "document") == "document"
