"""Which engine draws the letters here."""

from importlib.util import find_spec
from pathlib import Path
from typing import Final

from faxflow.adapters.letters.builtin import BuiltinEngine
from faxflow.adapters.letters.office.certifying import Certifying
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.program import OFFICE_PACKAGES, find_office
from faxflow.adapters.letters.word import WordEngine, has_word, word_converter
from faxflow.config.letter import EngineName
from faxflow.errors import PartMissing

Engine = LibreOfficeEngine | WordEngine | BuiltinEngine

_INSTALL_OFFICE: Final = (
    f"Install it: apt-get install --no-install-recommends {' '.join(OFFICE_PACKAGES)}"
)


def choose_engine(
    name: EngineName,
    template: Path,
    *,
    workers: int,
    scratch: Path,
    certifying: Certifying | None = None,
) -> Engine:
    """The engine of that name; `auto` takes the best that is here. Raises PartMissing.

    Only the engine may use `scratch`: it empties it before it draws. Letters share documents only
    where `certifying` finds a proof that they may.
    """
    wanted = _best_here() if name is EngineName.AUTO else name
    if wanted is EngineName.LIBREOFFICE:
        return LibreOfficeEngine(
            template, installed_office(), workers=workers, scratch=scratch, certifying=certifying
        )
    if wanted is EngineName.WORD:
        return WordEngine(template, word_converter(), scratch=scratch)
    return BuiltinEngine(template, scratch=scratch)


def _best_here() -> EngineName:
    """Word draws its own documents best, LibreOffice nearly so."""
    if has_word() and find_spec("docx2pdf") is not None:
        return EngineName.WORD
    return EngineName.BUILTIN if find_office() is None else EngineName.LIBREOFFICE


def installed_office() -> Path:
    """LibreOffice's program. Raises PartMissing."""
    office = find_office()
    if office is None:
        raise PartMissing(part="LibreOffice", todo=_INSTALL_OFFICE)
    return office
