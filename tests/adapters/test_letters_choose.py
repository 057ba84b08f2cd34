"""The engine that was asked for is taken, or the part that it lacks is named."""

from pathlib import Path

import pytest

from faxflow.adapters.letters.choose import choose_engine
from faxflow.config.letter import EngineName
from faxflow.errors import PartMissing


@pytest.fixture
def no_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.fixture
def fake_office(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "soffice").write_text("#!/bin/sh\n")
    (tmp_path / "soffice").chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))


@pytest.mark.usefixtures("fake_office")
def test_auto_takes_libreoffice_where_it_is(tmp_path: Path) -> None:
    engine = choose_engine(
        EngineName.AUTO, tmp_path / "t.docx", workers=2, scratch=tmp_path / "scratch"
    )

    assert engine.name == "libreoffice"


@pytest.mark.usefixtures("no_office")
def test_auto_draws_by_itself_where_there_is_no_office(tmp_path: Path) -> None:
    engine = choose_engine(
        EngineName.AUTO, tmp_path / "t.docx", workers=2, scratch=tmp_path / "scratch"
    )

    assert engine.name == "builtin"


@pytest.mark.usefixtures("no_office")
def test_a_libreoffice_that_was_asked_for_and_is_missing_is_named(tmp_path: Path) -> None:
    with pytest.raises(PartMissing) as raised:
        choose_engine(
            EngineName.LIBREOFFICE, tmp_path / "t.docx", workers=2, scratch=tmp_path / "scratch"
        )

    assert "apt-get install --no-install-recommends libreoffice-writer-nogui" in str(raised.value)


@pytest.mark.usefixtures("fake_office")
def test_the_built_in_engine_is_taken_when_asked_for(tmp_path: Path) -> None:
    engine = choose_engine(
        EngineName.BUILTIN, tmp_path / "t.docx", workers=2, scratch=tmp_path / "scratch"
    )

    assert engine.name == "builtin"
