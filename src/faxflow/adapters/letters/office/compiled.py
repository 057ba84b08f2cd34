"""The template as LibreOffice fills it fastest: turned into .odt once, for all letters."""

import zipfile
from dataclasses import dataclass
from pathlib import Path

from lxml import etree

from faxflow.adapters.letters.filling.form import Form
from faxflow.adapters.letters.filling.odt_text import cut_odt_root, odt_form
from faxflow.adapters.letters.filling.tags import BadPlaceholder, Tags
from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.filling.tokens import is_same
from faxflow.adapters.letters.office.conversion import Limits
from faxflow.adapters.letters.office.merging.document import (
    CannotShare,
    SharedForm,
    shared_form,
)
from faxflow.adapters.letters.office.odt_mending import mended
from faxflow.adapters.letters.office.odt_slimming import slimmed
from faxflow.adapters.letters.office.program import Office
from faxflow.errors import OfficeSilent, TemplateProblem


@dataclass(frozen=True, slots=True)
class Compiled:
    """`package` is the .odt with a token for each of `tags`, empty where the .docx is filled."""

    form: Form
    tags: Tags
    package: bytes = b""

    def shared(self) -> SharedForm:
        """The form of documents that hold several letters. Raises CannotShare."""
        if not self.package:
            raise CannotShare(["what LibreOffice does not keep in its own format"])
        return shared_form(self.package, lambda root, once: cut_odt_root(root, self.tags, once))


def compile_form(template: Template, office: Office, folder: Path, limits: Limits) -> Compiled:
    """The form in .odt, or in .docx where a tag got lost on the way.

    Raises OfficeSilent or TemplateProblem.
    """
    gathered = folder / "template.docx"
    gathered.write_bytes(template.with_tokens())
    _compile(office, gathered, limits)
    try:
        made = (folder / "template.odt").read_bytes()
        return compiled_from(slimmed(mended(made)), template)
    except (OSError, zipfile.BadZipFile, etree.LxmlError, KeyError) as error:
        raise TemplateProblem(
            template=template.path,
            what="LibreOffice cannot open it",
            todo="Save it again in Word; if LibreOffice opens nothing else either, reinstall it.",
        ) from error


def _compile(office: Office, gathered: Path, limits: Limits) -> None:
    """Tries twice: an office may end its very first start without having done anything."""
    made, seconds = gathered.with_suffix(".odt"), limits.seconds_for(1)
    for _ in range(2):
        if not office.to_odt(gathered, gathered.parent, timeout_seconds=seconds):
            raise OfficeSilent(seconds=f"{seconds:.0f}")
        if made.exists():
            return


def compiled_from(package: bytes, template: Template) -> Compiled:
    """The compiled template of an .odt that was made of it.

    Raises zipfile.BadZipFile, KeyError or etree.XMLSyntaxError.
    """
    try:
        form = odt_form(package, template.tags)
    except BadPlaceholder:
        # LibreOffice put the tags of one block into different places.
        return Compiled(template.form, template.tags)
    if is_same(form, template.form, spare=template.spare_tags()):
        return Compiled(form, template.tags, package)
    return Compiled(template.form, template.tags)
