"""The practice's Word template: opened, checked, and cut into a form to fill."""

import io
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import docx

from faxflow.adapters.letters.filling.form import Form, members_of, package_of
from faxflow.adapters.letters.filling.slots import MARK
from faxflow.adapters.letters.filling.tags import BadPlaceholder, Tags
from faxflow.adapters.letters.filling.tokens import with_tokens
from faxflow.adapters.letters.filling.unreadable import UNREADABLE
from faxflow.adapters.letters.filling.word_parts import hidden_parts, text_parts
from faxflow.adapters.letters.filling.word_settings import without_merge
from faxflow.adapters.letters.filling.word_styles import styles_of_one_paragraph
from faxflow.adapters.letters.filling.word_text import (
    MarkedWord,
    cut_word_part,
    marked_word,
    parse,
    serialised,
)
from faxflow.errors import FileMissing, TemplateProblem

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
"""The first bytes of .doc, and of a .docx with a password ([MS-CFB] 2.2)."""
_STYLES: Final = "word/styles.xml"
_WRITE: Final = (
    "Write {{ name }}, {% if name %} or {% for row in rows %}, or use a control or a MERGEFIELD."
)
_SAVE_AS: Final = "Open it in Word and save it as a Word document (.docx)."


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it was when it was opened; a later edit of the file changes nothing.

    `marked` are its parts with a mark in each tag's place, `fixed` all other members.
    """

    path: Path
    content: bytes
    form: Form
    tags: Tags
    marked: Mapping[str, MarkedWord]
    fixed: Mapping[str, bytes]

    def with_tokens(self) -> bytes:
        """The template with a word for each tag, to be turned into another format."""
        texts = {
            name: with_tokens(serialised(part.root), self.tags).encode()
            for name, part in self.marked.items()
        }
        return package_of({**self.fixed, **texts})

    def spare_tags(self) -> frozenset[int]:
        """Tags that no page shows: written for older versions of Word, or for no page at all."""
        hidden = hidden_parts(docx.Document(io.BytesIO(self.content)))
        texts = [serialised(part.root) for name, part in self.marked.items() if name in hidden]
        unseen = {int(number) for text in texts for number in MARK.findall(text)}
        return frozenset(unseen.union(*(part.doubles for part in self.marked.values())))


def open_template(path: Path) -> Template:
    """The template at `path`. Raises FileMissing or TemplateProblem."""
    content = _content(path)
    if content.startswith(_OLD_OFFICE):
        _refuse(path, "it has a password or is in Word's old format (.doc)")
    try:
        members = members_of(content)
        _refuse_macros(path, members)
        return _cut(path, content, without_merge(members))
    except BadPlaceholder as error:
        what, todo = f"“{error}” cannot be filled", error.todo or _WRITE
        raise TemplateProblem(template=path, what=what, todo=todo) from error
    except UNREADABLE as error:
        raise _problem(path, "it is not a Word document (.docx)") from error


def _cut(path: Path, content: bytes, members: Mapping[str, bytes]) -> Template:
    tags, names = Tags(), _text_members(content)
    once = styles_of_one_paragraph(parse(members[_STYLES]) if _STYLES in members else None)
    marked = {name: marked_word(members[name], tags) for name in members if name in names}
    fixed = {name: member for name, member in members.items() if name not in marked}
    parts = {name: cut_word_part(part, tags, once) for name, part in marked.items()}
    return Template(path, content, Form(".docx", fixed, parts), tags, marked, fixed)


def _content(path: Path) -> bytes:
    try:
        return path.read_bytes()
    except (FileNotFoundError, IsADirectoryError, NotADirectoryError) as error:
        raise FileMissing(path=path) from error
    except OSError as error:
        raise _problem(path, f"it cannot be read ({error.strerror})") from error


def _refuse_macros(path: Path, members: dict[str, bytes]) -> None:
    """A template that could run code is no template for unattended work."""
    kinds = members.get("[Content_Types].xml", b"")
    if b"macroEnabled" in kinds or b"vbaProject" in kinds:
        _refuse(path, "it holds macros")


def _text_members(content: bytes) -> frozenset[str]:
    """The members whose text people see."""
    document = docx.Document(io.BytesIO(content))
    return frozenset(str(part.partname).removeprefix("/") for part in text_parts(document))


def _refuse(path: Path, what: str) -> NoReturn:
    raise _problem(path, what)


def _problem(path: Path, what: str) -> TemplateProblem:
    return TemplateProblem(template=path, what=what, todo=_SAVE_AS)
