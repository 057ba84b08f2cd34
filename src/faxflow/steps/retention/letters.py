"""Letters of faxes that are over, and copies of templates that no letter needs."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from typing import Final

from faxflow.domain.ids import CaseId
from faxflow.domain.kept_file import KeptFile
from faxflow.steps.kept_letter import LetterFile, letter_file, mark_of
from faxflow.steps.ports import Vault
from faxflow.steps.work import Work
from faxflow.store import kept_files
from faxflow.store.retention.over import Limit

_A_BLOCK: Final = 500
_YOUNG: Final = timedelta(days=1)
"""A file may be written before the store knows of it, but never for so long."""


def old_letters(work: Work, vault: Vault, limit: Limit | None) -> Iterator[tuple[str, bool]]:
    """The letters to remove, and whether each is one of a fax that is over.

    Without a limit only those that no fax has.
    """
    found = [(one, letter) for one in vault.listed() if (letter := letter_file(one.name))]
    for start in range(0, len(found), _A_BLOCK):
        block = found[start : start + _A_BLOCK]
        ids = {letter.case_id for _, letter in block}
        with work.store.read() as tx:
            over = kept_files.over(tx, ids, limit) if limit else set()
            carried = {(n, mark_of(sha)) for n, sha in kept_files.letters_of(tx, ids)}
        for one, letter in block:
            if letter.case_id in over:
                yield one.name, True
            elif _is_stray(work.run.now(), one, letter, carried):
                yield one.name, False


def old_templates(work: Work, vault: Vault, limit: Limit | None) -> Iterator[str]:
    """The copies of templates by which no letter may be drawn again."""
    with work.store.read() as tx:
        needed = kept_files.templates_needed(tx, limit)
    young = work.run.now() - _YOUNG
    for one in list(vault.listed()):
        if one.name.removesuffix(".docx") not in needed and one.changed_at < young:
            yield one.name


def _is_stray(
    now: datetime, one: KeptFile, letter: LetterFile, carried: set[tuple[CaseId, str]]
) -> bool:
    """A run was killed between the file and the store, or the letter was drawn anew unsent."""
    if letter.mark is None or (letter.case_id, letter.mark) in carried:
        return False
    return one.changed_at < now - _YOUNG
