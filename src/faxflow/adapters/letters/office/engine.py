"""Letters by LibreOffice: a compiled template, many letters a call, and in a file where proved."""

import math
from collections.abc import Generator, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Final

from faxflow.adapters.letters.checking.expectation import expectation_of
from faxflow.adapters.letters.checking.font_cover import fonts_here
from faxflow.adapters.letters.filling.form import Form
from faxflow.adapters.letters.filling.template import Template, open_template
from faxflow.adapters.letters.office.binding import Alone, Together
from faxflow.adapters.letters.office.certificate import Certified, sha256_of
from faxflow.adapters.letters.office.certifying import Certifying, certify
from faxflow.adapters.letters.office.compiled import Compiled, compiled_from
from faxflow.adapters.letters.office.compiled_alike import compile_alike
from faxflow.adapters.letters.office.conversion import Limits
from faxflow.adapters.letters.office.crew import Crew
from faxflow.adapters.letters.office.program import Office, open_office
from faxflow.adapters.letters.scratch import scratch_for_one_run
from faxflow.domain.letter import Letter, LetterOrder, LetterResult

_DEFAULT_LIMITS: Final = Limits()
_WORTH_CERTIFYING: Final = 300
"""Letters; to certify takes as long as some two hundred of them, drawn alone."""


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
        certifying: Certifying | None = None,
    ) -> None:
        self._path = template
        self._program = program
        self._workers = workers
        self._scratch = scratch
        self._limits = limits
        self._certifying = certifying
        self._drawing: Drawing | None = None

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
            drawing = self._drawing or self._prepared(folder, len(orders))
            self._drawing = drawing
            left: Sequence[LetterOrder] = orders
            if drawing.together is not None and len(orders) > 1:
                left = yield from self._together(folder, orders, drawing.together)
            yield from self._drawn(folder / "alone", left, Alone(drawing.form))

    def _together(
        self, folder: Path, orders: Sequence[LetterOrder], binding: Together
    ) -> Generator[LetterResult, None, list[LetterOrder]]:
        """The letters that came out well; gives those that are to be drawn alone."""
        left = {order.case_id: order for order in orders}
        for result in self._drawn(folder / "together", orders, binding):
            if isinstance(result, Letter):
                del left[result.case_id]
                yield result
        return list(left.values())

    def _drawn(
        self, folder: Path, orders: Sequence[LetterOrder], binding: Alone | Together
    ) -> Iterator[LetterResult]:
        if not orders:
            return
        files = math.ceil(len(orders) / binding.letters_a_file)
        workers = range(min(self._workers, files))
        offices = [open_office(self._program, folder / f"worker-{n}") for n in workers]
        expected = expectation_of(self._template.form, orders, fonts=fonts_here())
        yield from Crew(offices, binding, expected, self._limits).draw(orders)

    def _prepared(self, folder: Path, letters: int) -> "Drawing":
        """The same for every call: a template edited meanwhile waits for the next run."""
        office = open_office(self._program, folder / "compiling")
        certified = self._certified(office, folder, letters)
        if certified is None or not certified.compiled:
            return Drawing(self._compiled(office, folder).form)
        # What was certified is what is used: the very same .odt.
        compiled = compiled_from(certified.compiled, self._template)
        together = Together(compiled.shared()) if certified.certificate.holds else None
        return Drawing(compiled.form, together)

    def _compiled(self, office: Office, folder: Path) -> Compiled:
        verdicts = None if self._certifying is None else self._certifying.certificates.verdicts
        return compile_alike(self._template, office, folder, self._limits, verdicts=verdicts)

    def _certified(self, office: Office, folder: Path, letters: int) -> Certified | None:
        """The proof for this template and LibreOffice, made anew where one of them has changed.

        That is done only where a person has certified a template before, and for so many letters
        that it saves time.
        """
        if self._certifying is None or not self._certifying.certificates.wanted():
            return None
        sha256, version = sha256_of(self._template.content), office.version()
        known = self._certifying.certificates.find(sha256, version)
        if known is not None or letters < _WORTH_CERTIFYING:
            return known
        return certify(self._template, office, folder, self._certifying)


@dataclass(frozen=True, slots=True)
class Drawing:
    """The form of a letter alone, and how several go into a document where they may."""

    form: Form
    together: Together | None = None
