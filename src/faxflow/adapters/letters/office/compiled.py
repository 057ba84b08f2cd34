"""The template as LibreOffice fills it fastest: turned into .odt once, for all letters."""

import zipfile
from pathlib import Path

from lxml import etree

from faxflow.adapters.letters.filling.form import Form
from faxflow.adapters.letters.filling.odt_text import odt_form
from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.office.conversion import Limits
from faxflow.adapters.letters.office.odt_mending import mended
from faxflow.adapters.letters.office.program import Office
from faxflow.errors import OfficeSilent, TemplateProblem


def compile_form(template: Template, office: Office, folder: Path, limits: Limits) -> Form:
    """The form in .odt, or in .docx where a field got lost on the way.

    Raises OfficeSilent or TemplateProblem.
    """
    gathered = folder / "template.docx"
    fields = template.form.fields
    gathered.write_bytes(template.form.fill({name: f"{{{{ {name} }}}}" for name in fields}))
    if not office.to_odt(gathered, folder, timeout_seconds=limits.seconds_for(1)):
        raise OfficeSilent(seconds=f"{limits.seconds_for(1):.0f}")
    form = _form(template, folder / "template.odt")
    return form if form.fields == fields else template.form


def _form(template: Template, compiled: Path) -> Form:
    try:
        return odt_form(mended(compiled.read_bytes()))
    except (OSError, zipfile.BadZipFile, etree.LxmlError, KeyError) as error:
        raise TemplateProblem(
            template=template.path,
            what="LibreOffice cannot open it",
            todo="Save it again in Word; if LibreOffice opens nothing else either, reinstall it.",
        ) from error
