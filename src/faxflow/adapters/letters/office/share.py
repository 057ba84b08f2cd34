"""One office call's worth of letters, taken away as they get ready, not when all are."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from faxflow.adapters.letters.filling.fill import fill_letter
from faxflow.adapters.letters.filling.form import Form
from faxflow.adapters.letters.office.conversion import Limits, convert_each, whole_pdfs
from faxflow.adapters.letters.office.program import Office
from faxflow.domain.ids import case_name
from faxflow.domain.letter import LetterOrder, LetterProblem

Raw = tuple[LetterOrder, bytes | LetterProblem]
"""An order with its unchecked PDF, or with the reason why there is none."""


class Share:
    """`draw` runs on a thread of its own; the others belong to the thread that takes away."""

    def __init__(self, orders: Sequence[LetterOrder]) -> None:
        self._orders = orders
        self._by_file: Mapping[Path, LetterOrder] = {}
        self._taken: set[Path] = set()

    def draw(self, office: Office, form: Form, limits: Limits) -> dict[Path, bytes | LetterProblem]:
        """What became of each file, for `rest`. Raises Stopped or PartMissing."""
        with TemporaryDirectory(dir=office.folder) as name:
            folder = Path(name)
            self._by_file = {
                folder / f"{case_name(order.case_id)}-{number}{form.suffix}": order
                for number, order in enumerate(self._orders)
            }
            problems = _write(self._by_file, form)
            files = [file for file in self._by_file if file not in problems]
            made = convert_each(office, files, folder, limits)
        return problems | {file: self._named(file, pdf) for file, pdf in made.items()}

    def ready(self) -> Iterator[Raw]:
        """The letters that were finished since the last look, while others are being drawn."""
        for file, order in self._by_file.items():
            if file not in self._taken and (pdf := whole_pdfs([file], file.parent).get(file)):
                self._taken.add(file)
                yield order, pdf

    def rest(self, made: Mapping[Path, bytes | LetterProblem]) -> Iterator[Raw]:
        """What `draw` made and nobody has taken away yet."""
        return ((self._by_file[file], pdf) for file, pdf in made.items() if file not in self._taken)

    def _named(self, file: Path, made: bytes | str) -> bytes | LetterProblem:
        return made if isinstance(made, bytes) else LetterProblem(self._by_file[file].case_id, made)


def _write(by_file: Mapping[Path, LetterOrder], form: Form) -> dict[Path, bytes | LetterProblem]:
    """Fills each file; gives the problems of those that cannot be filled."""
    problems: dict[Path, bytes | LetterProblem] = {}
    for file, order in by_file.items():
        filled = fill_letter(form, order)
        if isinstance(filled, LetterProblem):
            problems[file] = filled
        else:
            file.write_bytes(filled)
    return problems
