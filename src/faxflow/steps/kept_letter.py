"""Where a letter's PDF lies: a file for each case and content, so that none is drawn over.

What an attempt carried can be shown as long as its file is kept, whatever was drawn since.
"""

import hashlib
import re
from dataclasses import dataclass

from faxflow.domain.ids import CaseId, case_name, parse_case
from faxflow.errors import FileMissing, FileUnreadable
from faxflow.steps.ports import Vault

_MARK_LENGTH = 12
"""Enough to tell the few letters of one case apart; the store knows all of the hash."""

_NAME = re.compile(rf"(FX-\d+)(?:-([0-9a-f]{{{_MARK_LENGTH}}}))?\.pdf")


@dataclass(frozen=True, slots=True)
class LetterFile:
    """Whose letter a file is; `mark` begins its sha256, None in names before 0.6."""

    case_id: CaseId
    mark: str | None


def letter_name(case_id: CaseId, sha256: str) -> str:
    """The vault's name for a case's letter of that content."""
    return f"{case_name(case_id)}-{mark_of(sha256)}.pdf"


def older_name(case_id: CaseId) -> str:
    """The name that a case's newest letter had when each was drawn over the one before."""
    return f"{case_name(case_id)}.pdf"


def mark_of(sha256: str) -> str:
    """What names show of a hash."""
    return sha256[:_MARK_LENGTH]


def letter_file(name: str) -> LetterFile | None:
    """What the vault's name says, or None where it is no letter's."""
    found = _NAME.fullmatch(name)
    case_id = parse_case(found[1]) if found else None
    return LetterFile(case_id, found[2]) if found and case_id is not None else None


def kept_letter(vault: Vault, case_id: CaseId, sha256: str | None) -> bytes | None:
    """The PDF of that content; None where it is gone, unreadable, or another one by now."""
    if sha256 is None:
        return None
    for name in (letter_name(case_id, sha256), older_name(case_id)):
        try:
            pdf = vault.read(name)
        except (FileMissing, FileUnreadable):
            continue
        if hashlib.sha256(pdf).hexdigest() == sha256:
            return pdf
    return None
