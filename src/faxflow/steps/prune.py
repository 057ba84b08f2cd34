"""prune: removes letters whose faxes are over, and copies of templates that no letter needs.

The store keeps their hashes, so that what was sent can still be told from what was not.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta

from faxflow.domain.counted import counted
from faxflow.domain.ids import CaseId
from faxflow.domain.kept_file import KeptFile
from faxflow.steps.kept_letter import LetterFile, letter_file, mark_of
from faxflow.steps.ports import Vault
from faxflow.steps.work import Work
from faxflow.store import events, kept_files

PRUNED = "pruned"
STORE = "store"

_A_BLOCK = 500
_YOUNG = timedelta(days=1)
"""A file may be written before the store knows of it, but never for so long."""


@dataclass(slots=True)
class Pruned:
    """What was removed; `stray` are letters that no fax has, and that no attempt carried.

    `letters_days` is the setting, None where letters are kept.
    """

    letters_days: int | None
    letters: int = 0
    stray: int = 0
    templates: int = 0

    def told(self) -> str:
        """What was removed, in words; empty where it was nothing."""
        parts = (
            (self.letters, "letter of a fax that is over", "letters of faxes that are over"),
            (self.stray, "letter that no fax has", "letters that no fax has"),
            (self.templates, "copy of a template", "copies of templates"),
        )
        return ", ".join(counted(count, one, many) for count, one, many in parts if count)


@dataclass(frozen=True, slots=True)
class Folders:
    """The vaults that are looked through."""

    letters: Vault
    templates: Vault


def prune(work: Work, folders: Folders, *, dry_run: bool = False) -> Pruned:
    """Removes what is not needed any more; the caller holds the outbound lock.

    Raises StoreFull or StoreForbidden; what was removed by then is in the history.
    """
    days = work.config.retention.letters_days
    before = work.run.now() - timedelta(days=days) if days is not None else None
    done = Pruned(days)
    try:
        for name, of_fax in _letters(work, folders.letters, before):
            if not dry_run:
                folders.letters.remove(name)
            done.letters += of_fax
            done.stray += not of_fax
        for name in _templates(work, folders.templates, before):
            if not dry_run:
                folders.templates.remove(name)
            done.templates += 1
    finally:
        if not dry_run:
            _note(work, done)
    return done


def _note(work: Work, done: Pruned) -> None:
    if told := done.told():
        with work.store.write() as tx:
            events.record(tx, work.run, [events.Event(STORE, PRUNED, detail=told)])


def _letters(work: Work, vault: Vault, before: datetime | None) -> Iterator[tuple[str, bool]]:
    """The letters to remove, and whether each is one of a fax that is over."""
    found = [(one, letter) for one in vault.listed() if (letter := letter_file(one.name))]
    for start in range(0, len(found), _A_BLOCK):
        block = found[start : start + _A_BLOCK]
        ids = {letter.case_id for _, letter in block}
        with work.store.read() as tx:
            over = kept_files.over(tx, ids, before)
            carried = {(n, mark_of(sha)) for n, sha in kept_files.letters_of(tx, ids)}
        for one, letter in block:
            if letter.case_id in over:
                yield one.name, True
            elif _is_stray(work, one, letter, carried):
                yield one.name, False


def _is_stray(
    work: Work, one: KeptFile, letter: LetterFile, carried: set[tuple[CaseId, str]]
) -> bool:
    """A run was killed between the file and the store, or the letter was drawn anew unsent."""
    if letter.mark is None or (letter.case_id, letter.mark) in carried:
        return False
    return one.changed_at < work.run.now() - _YOUNG


def _templates(work: Work, vault: Vault, before: datetime | None) -> Iterator[str]:
    with work.store.read() as tx:
        needed = kept_files.templates_needed(tx, before)
    young = work.run.now() - _YOUNG
    for one in list(vault.listed()):
        if one.name.removesuffix(".docx") not in needed and one.changed_at < young:
            yield one.name
