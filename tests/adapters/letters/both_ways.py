"""A template's letters drawn compiled and drawn the usual way, unchecked and unstamped."""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from faxflow.adapters.letters.filling.template import Template, open_template
from faxflow.adapters.letters.office.compiled import compile_form
from faxflow.adapters.letters.office.conversion import Limits, convert_each
from faxflow.adapters.letters.office.pixels import reference_pdf, reference_pdfs
from faxflow.adapters.letters.office.program import Office, find_office, open_office

Fields = Mapping[str, str]


@dataclass(frozen=True, slots=True)
class TwoWays:
    """`usual` is the filled .docx through soffice, `ours` the compiled template."""

    usual: list[bytes]
    ours: list[bytes]
    compiled: bool


@contextmanager
def real_office() -> Iterator[Office]:
    """A LibreOffice with a profile of its own."""
    program = find_office()
    assert program is not None, "soffice is not installed"
    with TemporaryDirectory() as name:
        yield open_office(program, Path(name) / "private")


def opened(content: bytes, folder: Path) -> Template:
    """The template of a .docx's bytes."""
    path = folder / "template.docx"
    path.write_bytes(content)
    return open_template(path)


def both_ways(
    template: Template, letters: Sequence[Fields], office: Office, *, one_call_each: bool = False
) -> TwoWays:
    """Every letter drawn twice; `one_call_each` gives each usual one a call of its own."""
    filled = [template.form.fill(fields) for fields in letters]
    if one_call_each:
        usual = [reference_pdf(office, each) for each in filled]
    else:
        usual = reference_pdfs(office, filled)
    with TemporaryDirectory(dir=office.folder) as name:
        folder = Path(name)
        form = compile_form(template, office, folder, Limits()).form
        files = [folder / f"letter-{at}{form.suffix}" for at in range(len(letters))]
        for file, fields in zip(files, letters, strict=True):
            file.write_bytes(form.fill(fields))
        made = convert_each(office, files, folder, Limits())
    return TwoWays(_pdfs(usual), _pdfs(list(made.values())), form.suffix == ".odt")


def _pdfs(made: Sequence[bytes | str]) -> list[bytes]:
    pdfs = [each for each in made if isinstance(each, bytes)]
    assert len(pdfs) == len(made), [each for each in made if isinstance(each, str)]
    return pdfs
