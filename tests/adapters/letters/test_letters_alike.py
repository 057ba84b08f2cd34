"""A template whose letters would look different compiled is filled as .docx, by itself."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from adapters.letters.both_ways import opened, real_office
from adapters.letters.making.every_template import TEMPLATES
from faxflow.adapters.file_vault import FileVault
from faxflow.adapters.letters.filling.form import Form, Part
from faxflow.adapters.letters.filling.template import Template
from faxflow.adapters.letters.office import compiled_alike
from faxflow.adapters.letters.office.compiled import Compiled, compile_form
from faxflow.adapters.letters.office.compiled_alike import compile_alike
from faxflow.adapters.letters.office.conversion import Limits
from faxflow.adapters.letters.office.likeness import unlike
from faxflow.adapters.letters.office.program import Office
from faxflow.adapters.letters.office.verdict import Verdicts


@pytest.fixture(scope="module")
def office() -> Iterator[Office]:
    with real_office() as found:
        yield found


@pytest.fixture
def template(tmp_path: Path) -> Template:
    return opened(TEMPLATES["lists"](), tmp_path)


@pytest.fixture
def verdicts(tmp_path: Path) -> Verdicts:
    return Verdicts(FileVault(tmp_path / "verdicts"))


def spoilt(template: Template, office: Office, folder: Path, limits: Limits) -> Compiled:
    """As compiling would be if LibreOffice set headings otherwise in its own format."""
    compiled = compile_form(template, office, folder, limits)
    styles = compiled.form.parts["styles.xml"]
    wider = compiled.form.parts | {"styles.xml": with_wider_headings(styles)}
    form = Form(compiled.form.suffix, compiled.form.fixed, wider)
    return Compiled(form, compiled.tags, compiled.package)


def with_wider_headings(part: Part) -> Part:
    pieces = [one.replace("16pt", "17pt") if isinstance(one, str) else one for one in part.pieces]
    return Part(tuple(pieces), part.reckoning, part.mend)


def test_one_that_looks_the_same_is_compiled_and_tried_once(
    template: Template,
    office: Office,
    verdicts: Verdicts,
    tmp_path: Path,
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    tried: list[object] = []
    monkeypatch.setattr(
        compiled_alike, "unlike", lambda *given: tried.append(given) or unlike(*given)
    )

    forms = [
        compile_alike(template, office, tmp_path, Limits(), verdicts=verdicts).form
        for _ in range(2)
    ]

    assert [form.suffix for form in forms] == [".odt", ".odt"]
    assert len(tried) == 1


def test_one_that_looks_different_is_filled_as_docx_and_that_is_remembered(
    template: Template,
    office: Office,
    verdicts: Verdicts,
    tmp_path: Path,
    *,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(compiled_alike, "compile_form", spoilt)

    first = compile_alike(template, office, tmp_path, Limits(), verdicts=verdicts)

    monkeypatch.undo()
    second = compile_alike(template, office, tmp_path, Limits(), verdicts=verdicts)
    assert first.form.suffix == second.form.suffix == ".docx"


def test_another_libreoffice_asks_for_another_trial(
    template: Template, office: Office, verdicts: Verdicts, tmp_path: Path
) -> None:
    compile_alike(template, office, tmp_path, Limits(), verdicts=verdicts)
    version = office.version()

    assert verdicts.find(compiled_alike.sha256_of(template.content), version) is not None
    assert verdicts.find(compiled_alike.sha256_of(template.content), f"{version}1") is None
