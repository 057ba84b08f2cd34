"""How letters are put into documents for LibreOffice, and taken out of its PDFs again."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Final, Protocol

import pikepdf

from faxflow.adapters.letters.filling.fill import fill_letter, why
from faxflow.adapters.letters.filling.form import Form
from faxflow.adapters.letters.filling.written_value import CannotFill
from faxflow.adapters.letters.office.merging.document import LetterPieces, SharedForm
from faxflow.adapters.letters.office.merging.parting import NotApart, part
from faxflow.domain.letter import LetterOrder, LetterProblem

NOT_APART: Final = "LibreOffice did not keep it apart from other letters"


@dataclass(frozen=True, slots=True)
class Bound:
    """A document with the letters that it holds, and why others are not in it."""

    orders: tuple[LetterOrder, ...]
    document: bytes
    problems: tuple[LetterProblem, ...] = ()


class Binding(Protocol):
    """Puts up to `letters_a_file` letters into a document with the ending `suffix`."""

    @property
    def suffix(self) -> str: ...
    @property
    def letters_a_file(self) -> int: ...
    @property
    def seals(self) -> bool:
        """Whether `unbind` gives PDFs without dates, titles and authors."""

    def bind(self, orders: Sequence[LetterOrder]) -> Bound:
        """The document of these letters; without letters where none can be filled."""

    def unbind(self, pdf: bytes, letters: int) -> list[bytes] | None:
        """Each letter's PDF, or None where they cannot be told apart for certain."""


@dataclass(frozen=True, slots=True)
class Alone:
    """Each letter in a document of its own: nothing of one can stand in another."""

    form: Form

    @property
    def suffix(self) -> str:
        """As the form's."""
        return self.form.suffix

    @property
    def letters_a_file(self) -> int:
        """One."""
        return 1

    @property
    def seals(self) -> bool:
        """No: it gives them as they come."""
        return False

    def bind(self, orders: Sequence[LetterOrder]) -> Bound:
        """The filled form."""
        filled = fill_letter(self.form, orders[0])
        if isinstance(filled, LetterProblem):
            return Bound((), b"", (filled,))
        return Bound((orders[0],), filled)

    def unbind(self, pdf: bytes, letters: int) -> list[bytes]:  # noqa: ARG002 # it is one
        """The PDF as it is."""
        return [pdf]


@dataclass(frozen=True, slots=True)
class Together:
    """Several letters in one document, for templates that were certified for it."""

    form: SharedForm
    letters_a_file: int = 25

    @property
    def suffix(self) -> str:
        """That of OpenDocument texts."""
        return ".odt"

    @property
    def seals(self) -> bool:
        """Yes: each is a new PDF."""
        return True

    def bind(self, orders: Sequence[LetterOrder]) -> Bound:
        """One document of all that can be filled."""
        filled: list[tuple[LetterOrder, LetterPieces]] = []
        problems: list[LetterProblem] = []
        for order in orders:
            try:
                filled.append((order, self.form.pieces(order.fields, len(filled))))
            except CannotFill as error:
                problems.append(LetterProblem(order.case_id, why(error)))
        document = self.form.bound([pieces for _, pieces in filled]) if filled else b""
        return Bound(tuple(order for order, _ in filled), document, tuple(problems))

    def unbind(self, pdf: bytes, letters: int) -> list[bytes] | None:
        """The PDFs, parted at the bookmarks."""
        try:
            return part(pdf, letters)
        # RuntimeError is what qpdf raises over a broken list of pages.
        except (NotApart, pikepdf.PdfError, RuntimeError):
            return None
