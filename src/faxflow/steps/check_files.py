"""store check: are the files that the store names there, as they were, private, and no others?"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Final, Protocol

from faxflow.domain.ids import CaseId
from faxflow.domain.kept_file import KeptFile, LyingFile
from faxflow.domain.named_file import NamedFile, Shelf
from faxflow.domain.store_finding import Met, StoreFinding
from faxflow.steps.kept_letter import letter_file, letter_name, mark_of, older_name
from faxflow.steps.ports import Progress
from faxflow.steps.work import Work
from faxflow.store import kept_files
from faxflow.store.check import known_names, named_files
from faxflow.store.connection import Connection, Store

MISSING: Final = "files.are-there"
CHANGED: Final = "files.are-as-they-were"
OPEN: Final = "files.are-private"
ORPHANS: Final = "files.are-known"

_BACK = "Put it back from a backup of the data folder; the store's own backup holds no files."
FILE_RULES: Final = {
    MISSING: ("A file that the store names is not there.", _BACK),
    CHANGED: ("A file is not what it was when the store noted it.", f"Keep it aside. {_BACK}"),
    OPEN: (
        "A file is no plain file that this account alone may read.",
        "`chmod 600` it; find out who could read it. A link is replaced by the file itself.",
    ),
    ORPHANS: (
        "A file lies there that the store does not know.",
        (
            "A run that was killed leaves such files: `faxflow prune` removes letters and"
            " templates; look at others before you remove them."
        ),
    ),
}
"""What each rule of the files finds, and what to do."""

_PRIVATE: Final = 0o600
_YOUNG: Final = timedelta(days=1)
"""A file may be written before the store knows of it, but never for so long."""
_A_BLOCK: Final = 500


class Folder(Protocol):
    """A folder of files, looked at only."""

    def lying(self, name: str) -> LyingFile | None:
        """How a file lies there; None where it does not."""

    def sha256(self, name: str) -> str | None:
        """The hash of its content, in hex; None where it cannot be read."""

    def listed(self) -> Iterator[KeptFile]:
        """What is kept there."""


@dataclass(frozen=True, slots=True)
class FileCheck:
    """What is looked at; `hashed` is False where contents are not read. `has_modes` is False on
    systems whose files have none."""

    work: Work
    folders: Mapping[Shelf, Folder]
    progress: Progress
    hashed: bool = True
    has_modes: bool = True


@dataclass(slots=True)
class FilesFound:
    """How many files were looked at, and how many retention or a redraw accounts for."""

    files: int = 0
    let_go: int = 0
    met: Met = field(default_factory=Met)

    def findings(self) -> Iterator[StoreFinding]:
        """All that was met; files that nobody knows are a warning."""
        return self.met.findings(FILE_RULES, {ORPHANS})


def check_files(check: FileCheck) -> FilesFound:
    """Looks at every file. Raises StoreForbidden or StoreUnsteady where a folder is shut."""
    found = FilesFound()
    for one in named(check.work.store):
        _look(check, one, found)
        found.files += 1
        check.progress.advance("files", found.files, max(found.files, 1))
    for shelf, folder in check.folders.items():
        for name in _unknown(check.work, shelf, folder):
            found.met.note(ORPHANS, f"{shelf}/{name}")
    return found


def named(store: Store) -> Iterator[NamedFile]:
    """Every file that the store names."""
    for row in named_files.reports(store):
        yield NamedFile(Shelf.REPORTS, (row.name,), row.sha256, row.about, row.needed)
    for row in named_files.letters(store):
        case_id = CaseId(row.id)
        names = (letter_name(case_id, row.sha256), older_name(case_id))
        yield NamedFile(Shelf.LETTERS, names, row.sha256, row.about, row.needed)
    for row in named_files.incidents(store):
        yield NamedFile(Shelf.LETTERS, (row.name,), row.sha256, row.about, row.needed)
    for row in named_files.templates(store):
        yield NamedFile(Shelf.TEMPLATES, (row.name,), row.sha256, row.about, row.needed)
    for row in named_files.documents(store):
        yield NamedFile(Shelf.DOCUMENTS, (row.name,), row.sha256, row.about, row.needed)


def _look(check: FileCheck, one: NamedFile, found: FilesFound) -> None:
    folder = check.folders[one.shelf]
    name, lying = _place(folder, one.names)
    if lying is None:
        if one.needed:
            found.met.note(MISSING, f"{one.about} ({one.shelf}/{name})")
        found.let_go += not one.needed
        return
    if not lying.plain or (check.has_modes and lying.mode != _PRIVATE):
        found.met.note(OPEN, f"{one.about} ({one.shelf}/{name})")
    if check.hashed and lying.plain and folder.sha256(name) != one.sha256:
        found.met.note(CHANGED, f"{one.about} ({one.shelf}/{name})")


def _place(folder: Folder, names: Sequence[str]) -> tuple[str, LyingFile | None]:
    """The first of the names by which the file lies there; else the usual one."""
    for name in names:
        if lying := folder.lying(name):
            return name, lying
    return names[0], None


def _unknown(work: Work, shelf: Shelf, folder: Folder) -> Iterator[str]:
    """The names of files that no row names, young ones left out."""
    young, block = work.run.now() - _YOUNG, list[str]()
    for one in folder.listed():
        if one.changed_at < young:
            block.append(one.name)
        if len(block) == _A_BLOCK:
            yield from _not_known(work, shelf, block)
            block.clear()
    yield from _not_known(work, shelf, block)


def _not_known(work: Work, shelf: Shelf, names: Sequence[str]) -> Iterator[str]:
    with work.store.read() as tx:
        known = _KNOWN[shelf](tx, names)
    return (name for name in names if name not in known)


def _known_templates(tx: Connection, names: Sequence[str]) -> set[str]:
    found = known_names.templates(tx, [name.removesuffix(_DOCX) for name in names])
    return {f"{sha256}{_DOCX}" for sha256 in found}


def _known_letters(tx: Connection, names: Sequence[str]) -> set[str]:
    """Those that a fax has or an attempt carried; a name before 0.6 says the fax alone."""
    letters = {name: letter for name in names if (letter := letter_file(name))}
    ids = {letter.case_id for letter in letters.values()}
    cases = known_names.cases(tx, ids)
    carried = {(case, mark_of(sha256)) for case, sha256 in kept_files.letters_of(tx, ids)}
    ours = {
        name
        for name, letter in letters.items()
        if (letter.case_id, letter.mark) in carried
        or (letter.mark is None and letter.case_id in cases)
    }
    return ours | known_names.incidents(tx)


_DOCX: Final = ".docx"
_KNOWN: Final[Mapping[Shelf, Callable[[Connection, Sequence[str]], set[str]]]] = {
    Shelf.REPORTS: known_names.reports,
    Shelf.LETTERS: _known_letters,
    Shelf.TEMPLATES: _known_templates,
    Shelf.DOCUMENTS: known_names.documents,
}
