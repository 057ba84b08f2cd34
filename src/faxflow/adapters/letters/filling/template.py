"""The practice's Word template: opened, checked, and cut into a form to fill."""

import io
import zipfile
import zlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final, NoReturn

import docx
from docx.opc.exceptions import OpcError
from lxml import etree

from faxflow.adapters.letters.filling.form import Form, form_of, members_of
from faxflow.adapters.letters.filling.word_parts import text_parts
from faxflow.adapters.letters.filling.word_text import BadPlaceholder, cut_word_part
from faxflow.errors import FileMissing, TemplateProblem

_OLD_OFFICE: Final = b"\xd0\xcf\x11\xe0"
"""The first bytes of .doc, and of a .docx with a password ([MS-CFB] 2.2)."""
_UNREADABLE: Final = (
    zipfile.BadZipFile,
    zlib.error,
    OpcError,
    etree.LxmlError,
    KeyError,
    ValueError,
    RuntimeError,
)
"""What a broken package raises: cut, encrypted, without its parts, or with broken XML."""
_SAVE_AS: Final = "Open it in Word and save it as a Word document (.docx)."


@dataclass(frozen=True, slots=True)
class Template:
    """A template as it was when it was opened; a later edit of the file changes nothing."""

    path: Path
    content: bytes
    form: Form


def open_template(path: Path) -> Template:
    """The template at `path`. Raises FileMissing or TemplateProblem."""
    content = _content(path)
    if content.startswith(_OLD_OFFICE):
        _refuse(path, "it has a password or is in Word's old format (.doc)")
    try:
        members = members_of(content)
        _refuse_macros(path, members)
        form = form_of(".docx", members, _text_members(content), cut_word_part)
    except BadPlaceholder as error:
        raise TemplateProblem(
            template=path,
            what=f"“{error}” cannot be filled",
            todo="Write placeholders as {{ name }} in plain text, of small letters, digits and _.",
        ) from error
    except _UNREADABLE as error:
        raise _problem(path, "it is not a Word document (.docx)") from error
    return Template(path, content, form)


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
