"""What a person sees of templates, versions and kept letters, through the door."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import docx
import pytest

from faxflow.errors import ExitCode
from rehearsing import Practice, practice

LAYOUT = "LibreOffice is not installed: letters are drawn by the built-in engine"
NUMBER = "(555) 234-0117"


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    """A practice whose urgent letter has a template of its own."""
    with practice(tmp_path, faxes=2) as made:
        own = 'template = "letter.docx"\ntemplates = { urgent = "urgent.docx" }'
        made.change('template = "letter.docx"', own)
        write_template(made.folder / "urgent.docx", "{{ case_id }}: see {{ patient_last }} at once")
        yield made


def write_template(path: Path, text: str) -> None:
    document = docx.Document()
    document.add_paragraph(text)
    document.save(str(path))


def asked(here: Practice, capsys: pytest.CaptureFixture[str], *words: str, code: int = 0) -> Any:
    capsys.readouterr()
    ended = here.run(*words, "--json")
    told = capsys.readouterr()
    assert ended == code, told.out + told.err
    return json.loads(told.out)


def test_an_urgent_fax_is_asked_for_the_fields_of_its_own_template_and_drawn_by_it(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    fields = asked(here, capsys, "case", "add", "--blank", "--letter", "urgent")["fields"]
    data = here.folder / "data.json"
    data.write_text(json.dumps({"patient_last": "Vandersloot"}))
    add = ("case", "add", "--letter", "urgent", "--number", NUMBER, "--data", str(data))

    name = asked(here, capsys, *add)["case"]
    assert here.run("send") in {0, 3}

    shown = asked(here, capsys, "case", "show", name)
    batch = asked(here, capsys, "batch", "show", shown["came_from"]["report"])
    assert fields == ["patient_last"]
    assert batch["templates"] == {"urgent": shown["template_sha256"]}
    assert Path(shown["letter"]).read_bytes().startswith(b"%PDF")
    assert shown["attempts"][0]["letter"] == shown["letter"]


def test_a_layout_that_nobody_chose_is_told_once_and_not_to_cron(
    here: Practice, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    here.change('engine = "builtin"', 'engine = "auto"')
    monkeypatch.setattr("faxflow.adapters.letters.choose.find_office", lambda: None)
    capsys.readouterr()

    here.run("run-morning")
    first = capsys.readouterr().out
    here.run("send")
    second = capsys.readouterr().out

    assert first.count(LAYOUT) == 1
    assert LAYOUT not in second
    assert (here.folder / "data" / "faxflow.log").read_text().count(LAYOUT) == 1


def test_prune_says_what_it_removes_and_what_it_would(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here.run("run-morning") in {0, 3}
    letters = here.folder / "data" / "letters"
    kept = sorted(letters.iterdir())

    first = asked(here, capsys, "prune")
    with here.store() as store, store.write() as tx:
        tx.execute("UPDATE cases SET state = 'cancelled', changed_at = '2020-01-01T00:00:00.000Z'")
        tx.execute("UPDATE tasks SET closed_at = changed_at FROM cases WHERE case_id = cases.id")
    here.change("[gateway]", "[retention]\nletters_days = 30\n[gateway]")
    dry = asked(here, capsys, "prune", "--dry-run")
    assert sorted(letters.iterdir()) == kept
    told = here.run("prune")

    assert (first["days"]["letters"], first["letters"]) == (None, 0)
    assert (dry["letters"], dry["dry_run"]) == (2, True)
    assert told == ExitCode.DONE
    assert "Removed: 2 letters of faxes that are over" in capsys.readouterr().out
    assert list(letters.iterdir()) == []
    assert asked(here, capsys, "case", "show", "FX-000001")["letter"] is None
    assert here.run("audit", "verify") == ExitCode.DONE
