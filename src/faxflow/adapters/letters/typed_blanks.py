"""A letter's blanks, [Patient Name] and the like, found and made into placeholders."""

import io
from collections.abc import Callable, Iterator
from typing import Final

import docx
from lxml import etree

from faxflow.adapters.letters.filling.unreadable import UNREADABLE
from faxflow.adapters.letters.filling.word_names import PARAGRAPH, W
from faxflow.adapters.letters.filling.word_parts import text_parts
from faxflow.adapters.letters.filling.word_stretches import Stretch, reading, replace
from faxflow.adapters.letters.table_blanks import empty_cells
from faxflow.domain.typed_blank import Blank, blanks_in

Choose = Callable[[Blank], str | None]
"""The field that is to stand in a blank's place; None leaves it as it is."""
_FIELDS: Final = (f"{W}fldSimple", f"{W}sdt")
_MARK: Final = f"{W}fldChar"


def with_placeholders(letter: bytes, choose: Choose) -> bytes:
    """The Word file with {{ field }} for each blank for which one is chosen.

    It is given back as it was where there is none. What a merge field or a content control shows
    is no blank: that has its own name. Raises nothing for a file that is no letter.
    """
    try:
        document = docx.Document(io.BytesIO(letter))
    except UNREADABLE:  # opening it as a template tells why
        return letter
    roots = [part.element for part in text_parts(document) if hasattr(part, "element")]
    changed = [_change_part(root, choose) for root in roots]
    if not any(changed):
        return letter
    file = io.BytesIO()
    document.save(file)
    return file.getvalue()


def typed_blanks(letter: bytes) -> list[Blank]:
    """Those that stand in it, in their order."""
    found: list[Blank] = []
    with_placeholders(letter, found.append)
    return found


def _change_part(root: etree._Element, choose: Choose) -> bool:
    # The cells first: what is put into them is no blank any more.
    changed = False
    for one in list(empty_cells(root)):
        field = choose(one.blank)
        if field is not None:
            one.fill(f"{{{{ {field} }}}}")
            changed = True
    for paragraph in list(root.iter(PARAGRAPH)):
        changed = _change(paragraph, choose) or changed
    return changed


def _change(paragraph: etree._Element, choose: Choose) -> bool:
    text, stretches = reading(paragraph)
    typed = _without_fields(text, stretches, paragraph)
    chosen = [(one, choose(one)) for one in blanks_in(typed)]
    # From the last to the first: so that places further on stay where they were.
    for blank, field in reversed(chosen):
        if field is not None:
            replace(stretches, blank.start, blank.end, f"{{{{ {field} }}}}")
    return any(field for _, field in chosen)


def _without_fields(text: str, stretches: list[Stretch], paragraph: etree._Element) -> str:
    """The text, with what Word's own fields show cut out, every other sign in its place."""
    shown = {id(one) for one in _shown_by_fields(paragraph)}
    for one in stretches:
        if id(one.element) in shown:
            text = f"{text[: one.start]}{chr(10) * (one.end - one.start)}{text[one.end :]}"
    return text


def _shown_by_fields(paragraph: etree._Element) -> Iterator[etree._Element]:
    depth = 0
    for element in paragraph.iter(f"{W}t", _MARK):
        if element.tag == _MARK:
            kind = element.get(f"{W}fldCharType")
            depth += {"begin": 1, "end": -1}.get(kind or "", 0)
        elif depth > 0 or _is_within(element, paragraph):
            yield element


def _is_within(element: etree._Element, paragraph: etree._Element) -> bool:
    for above in element.iterancestors():
        if above is paragraph:
            return False
        if above.tag in _FIELDS:
            return True
    return False
