"""The practice's templates, and a copy of each version that has drawn letters."""

import hashlib
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from faxflow.adapters.file_vault import FileVault
from faxflow.adapters.given_file import read_given
from faxflow.adapters.letters.draws import Draws
from faxflow.domain.letter import LetterOrder, LetterResult
from faxflow.errors import FileMissing, FileUnreadable, TemplateProblem


class KeptTemplates:
    """Copies stay in a vault, named by the sha256 of what is in them; `choose` gives the engine
    of a template at a path."""

    def __init__(self, vault: FileVault, choose: Callable[[Path], Draws]) -> None:
        self._vault = vault
        self._choose = choose

    def present(self, path: Path) -> bytes:
        """The practice's file as it is now. Raises FileMissing or TemplateProblem."""
        try:
            return read_given(path)
        except FileUnreadable as error:
            what = f"it cannot be read ({error.facts['what']})"
            todo = "Let this account read it; no case was changed."
            raise TemplateProblem(template=path, what=what, todo=todo) from error

    def asks_for(self, path: Path) -> frozenset[str]:
        """The fields that it asks for now. Raises TemplateProblem, FileMissing, PartMissing."""
        return self._choose(path).template_fields()

    def keep(self, content: bytes) -> str:
        """Keeps a copy and gives its sha256. Raises StoreFull or StoreForbidden."""
        sha256 = hashlib.sha256(content).hexdigest()
        if not self._is_whole(sha256):
            self._vault.keep(_name(sha256), content)
        return sha256

    def engine(self, sha256: str, shown: Path) -> "NamedEngine | None":
        """What draws by the copy, and calls it `shown`; None where the copy is gone or changed.

        Raises PartMissing.
        """
        if not self._is_whole(sha256):
            return None
        return NamedEngine(self._choose(self._vault.place(_name(sha256))), shown)

    def _is_whole(self, sha256: str) -> bool:
        try:
            return hashlib.sha256(self._vault.read(_name(sha256))).hexdigest() == sha256
        except (FileMissing, FileUnreadable):
            return False


class NamedEngine:
    """An engine of a copy that speaks of the file which people know."""

    def __init__(self, engine: Draws, shown: Path) -> None:
        self.name = engine.name
        self.approximate = engine.approximate
        self._engine = engine
        self._shown = shown

    def template_fields(self) -> frozenset[str]:
        """What the template asks for. Raises TemplateProblem, FileMissing."""
        with _called(self._shown):
            return self._engine.template_fields()

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        """As the engine itself. Raises TemplateProblem, FileMissing, OfficeSilent."""
        with _called(self._shown):
            yield from self._engine.render(orders)


@contextmanager
def _called(shown: Path) -> Iterator[None]:
    try:
        yield
    except TemplateProblem as problem:
        raise TemplateProblem(**{**problem.facts, "template": shown}) from problem


def _name(sha256: str) -> str:
    return f"{sha256}.docx"
