"""Letters by LibreOffice: a compiled template, one letter a file, many files a call."""

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import Final

from faxflow.adapters.letters.filling.form import Form
from faxflow.adapters.letters.filling.template import Template, open_template
from faxflow.adapters.letters.office.compiled import compile_form
from faxflow.adapters.letters.office.conversion import Limits
from faxflow.adapters.letters.office.crew import Crew
from faxflow.adapters.letters.office.program import Office, open_office
from faxflow.adapters.letters.scratch import scratch_for_one_run
from faxflow.domain.letter import LetterOrder, LetterResult

_DEFAULT_LIMITS: Final = Limits()


class LibreOfficeEngine:
    """Fills the template as .odt and lets several LibreOffices draw it at a time."""

    name = "libreoffice"
    approximate = False

    def __init__(
        self,
        template: Path,
        program: Path,
        *,
        workers: int,
        scratch: Path,
        limits: Limits = _DEFAULT_LIMITS,
    ) -> None:
        self._path = template
        self._program = program
        self._workers = workers
        self._scratch = scratch
        self._limits = limits
        self._form: Form | None = None

    @cached_property
    def _template(self) -> Template:
        return open_template(self._path)

    def template_fields(self) -> frozenset[str]:
        """The field names that the template asks for. Raises TemplateProblem, FileMissing."""
        return self._template.form.fields

    def render(self, orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        """One result an order, as they come. Raises TemplateProblem, FileMissing, OfficeSilent."""
        if not orders:
            return
        with scratch_for_one_run(self._scratch) as folder:
            workers = range(min(self._workers, len(orders)))
            offices = [open_office(self._program, folder / f"worker-{n}") for n in workers]
            form = self._compiled(offices[0], folder)
            yield from Crew(offices, form, self._limits).draw(orders)

    def _compiled(self, office: Office, folder: Path) -> Form:
        """The same form for every call: a template edited meanwhile waits for the next run."""
        if self._form is None:
            self._form = compile_form(self._template, office, folder, self._limits)
        return self._form
