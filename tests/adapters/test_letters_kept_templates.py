"""A version of a template draws as it was, however its file is edited or lost since."""

import hashlib
import stat
from pathlib import Path

import pytest
from letter_making import letter, order_of, template_of, words_of

from faxflow.adapters.file_vault import FileVault
from faxflow.adapters.letters.builtin import BuiltinEngine
from faxflow.adapters.letters.kept_templates import KeptTemplates
from faxflow.domain.referrals.answer import ANSWER_FIELDS
from faxflow.errors import FileMissing, TemplateProblem
from faxflow.simulator.practice.sample_answer import write_sample_answer


@pytest.fixture
def templates(tmp_path: Path) -> KeptTemplates:
    def choose(path: Path) -> BuiltinEngine:
        return BuiltinEngine(path, scratch=tmp_path / "scratch")

    return KeptTemplates(FileVault(tmp_path / "templates"), choose)


def words_by(templates: KeptTemplates, sha256: str, shown: Path) -> str:
    engine = templates.engine(sha256, shown)
    assert engine is not None
    (drawn,) = engine.render([order_of(1)])
    return words_of(letter(drawn).pdf)


def test_a_kept_version_draws_what_it_said_before_the_edit(
    templates: KeptTemplates, tmp_path: Path
) -> None:
    path = template_of(tmp_path, "{{ case_id }}: before the edit")
    sha256 = templates.keep(templates.present(path))

    template_of(tmp_path, "{{ case_id }}: after it")
    later = templates.keep(templates.present(path))

    assert "before the edit" in words_by(templates, sha256, path)
    assert "after it" in words_by(templates, later, path)


def test_a_copy_is_named_by_its_content_and_readable_by_its_owner_alone(
    templates: KeptTemplates, tmp_path: Path
) -> None:
    path = template_of(tmp_path, "{{ case_id }}")

    sha256 = templates.keep(templates.present(path))

    (copy,) = (tmp_path / "templates").iterdir()
    assert copy.name == f"{hashlib.sha256(path.read_bytes()).hexdigest()}.docx"
    assert copy.name == f"{sha256}.docx"
    assert stat.S_IMODE(copy.stat().st_mode) == 0o600


@pytest.mark.parametrize("content", [b"PK cut off", None], ids=["changed", "gone"])
def test_a_copy_that_is_not_whole_draws_nothing_and_is_kept_anew(
    templates: KeptTemplates, tmp_path: Path, content: bytes | None
) -> None:
    path = template_of(tmp_path, "{{ case_id }}")
    sha256 = templates.keep(path.read_bytes())
    (copy,) = (tmp_path / "templates").iterdir()
    copy.unlink()
    if content is not None:
        copy.write_bytes(content)

    lost = templates.engine(sha256, path)
    templates.keep(path.read_bytes())

    assert lost is None
    assert templates.engine(sha256, path) is not None


def test_a_fault_of_a_copy_is_told_of_the_file_that_people_know(
    templates: KeptTemplates, tmp_path: Path
) -> None:
    path = tmp_path / "urgent.docx"
    engine = templates.engine(templates.keep(b"no Word document"), path)
    assert engine is not None

    with pytest.raises(TemplateProblem) as told:
        engine.template_fields()
    with pytest.raises(TemplateProblem) as told_later:
        list(engine.render([order_of(1)]))

    assert str(told.value).startswith(f"{path}: ")
    assert str(told_later.value) == str(told.value)


def test_a_file_that_is_not_there_is_told_by_its_name(
    templates: KeptTemplates, tmp_path: Path
) -> None:
    with pytest.raises(FileMissing, match=r"none\.docx"):
        templates.present(tmp_path / "none.docx")


def test_a_folder_in_the_place_of_a_template_is_a_problem_of_that_template(
    templates: KeptTemplates, tmp_path: Path
) -> None:
    with pytest.raises(TemplateProblem, match="it cannot be read"):
        templates.present(tmp_path)


def test_the_sample_answer_asks_for_what_every_answer_has(
    templates: KeptTemplates, tmp_path: Path
) -> None:
    write_sample_answer(tmp_path / "answer.docx")

    asked = templates.asks_for(tmp_path / "answer.docx")

    known = ANSWER_FIELDS | {"case_id", "fax_number", "practice_name", "today"}
    assert ANSWER_FIELDS <= asked <= known
