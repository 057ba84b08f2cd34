"""The template compiled where that changes no dot of its letters, and left as .docx elsewhere."""

from pathlib import Path
from typing import Final

from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.office.certificate import sha256_of
from faxflow.adapters.letters.office.compiled import Compiled, compile_form
from faxflow.adapters.letters.office.conversion import Limits
from faxflow.adapters.letters.office.likeness import TwoForms, unlike
from faxflow.adapters.letters.office.program import Office
from faxflow.adapters.letters.office.sample_orders import sample_orders
from faxflow.adapters.letters.office.verdict import Verdict, Verdicts
from faxflow.domain.letter_variety import KINDS

_LETTERS: Final = 2 * KINDS
"""One of each kind, and one of each that gives the conditions what they ask for."""


def compile_alike(
    template: Template, office: Office, folder: Path, limits: Limits, *, verdicts: Verdicts | None
) -> Compiled:
    """The form in .odt where its letters look as those of the .docx, else the one in .docx.

    That is tried with sample letters, once for each template and LibreOffice where `verdicts`
    are kept. Raises OfficeSilent, TemplateProblem, StoreForbidden or StoreFull.
    """
    sha256 = sha256_of(template.content)
    version = "" if verdicts is None else office.version()
    known = None if verdicts is None else verdicts.find(sha256, version)
    if known is not None and known.difference is not None:
        return Compiled(template.form, template.tags)
    compiled = compile_form(template, office, folder, limits)
    if known is not None or not compiled.package:
        return compiled
    forms = TwoForms(template.form, compiled.form)
    difference = unlike(forms, sample_orders(template, _LETTERS), office, limits)
    if verdicts is not None:
        kept = Verdict(template_sha256=sha256, office=version, difference=difference)
        verdicts.keep(kept)
    return compiled if difference is None else Compiled(template.form, template.tags)
