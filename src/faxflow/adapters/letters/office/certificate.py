"""The proof that letters of one template may share a document, kept beside the store."""

import hashlib
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from faxflow.adapters.file_vault import FileVault
from faxflow.adapters.letters.office.verdict import Verdicts
from faxflow.errors import FileMissing, FileUnreadable, StoreForbidden

RULES: Final = 2
"""Goes up when letters are merged or tried another way: what was proved before counts no more."""

_ENDING: Final = ".json"


class Certificate(BaseModel):
    """What was tried, and what came of it; `differences` is empty where the proof succeeded.

    `certified_at` is UTC, ISO 8601; `compiled_sha256` is of the very .odt that was tried.
    """

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = 1
    rules: int = RULES
    template_sha256: str
    office: str
    compiled_sha256: str
    certified_at: str
    letters: int
    pages: int
    differences: tuple[str, ...] = ()

    @property
    def holds(self) -> bool:
        """Whether the letters may be merged."""
        return not self.differences


@dataclass(frozen=True, slots=True)
class Certified:
    """A certificate with the compiled template that it is about."""

    certificate: Certificate
    compiled: bytes


class Certificates:
    """A folder of them, one for each template and LibreOffice."""

    def __init__(self, folder: Path) -> None:
        self._vault = FileVault(folder)
        self.verdicts = Verdicts(self._vault)

    def find(self, template_sha256: str, office: str) -> Certified | None:
        """The certificate of that very template and LibreOffice, whatever it says."""
        name = _name(template_sha256, office)
        try:
            certificate = Certificate.model_validate_json(self._vault.read(f"{name}{_ENDING}"))
            compiled = self._vault.read(f"{name}.odt")
        except (FileMissing, FileUnreadable, ValidationError):
            return None
        told = (template_sha256, office, sha256_of(compiled), RULES)
        meant = (certificate.template_sha256, certificate.office, certificate.compiled_sha256)
        return Certified(certificate, compiled) if told == (*meant, certificate.rules) else None

    def wanted(self) -> bool:
        """Whether somebody has certified a template here, with whatever office."""
        try:
            return any(one.name.endswith(_ENDING) for one in self._vault.listed())
        except StoreForbidden:
            # Made by another account: without its proofs letters are drawn alone.
            return False

    def keep(self, certified: Certified) -> None:
        """Keeps it in place of a former one. Raises StoreForbidden or StoreFull."""
        certificate = certified.certificate
        name = _name(certificate.template_sha256, certificate.office)
        # The document first: a certificate that names another one counts for nothing.
        self._vault.keep(f"{name}.odt", certified.compiled)
        self._vault.keep(f"{name}{_ENDING}", certificate.model_dump_json(indent=2).encode())


def sha256_of(content: bytes) -> str:
    """In hex."""
    return hashlib.sha256(content).hexdigest()


def _name(template_sha256: str, office: str) -> str:
    return f"{template_sha256[:32]}-{sha256_of(office.encode())[:8]}"
