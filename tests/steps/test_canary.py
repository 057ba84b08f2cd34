"""A patient's name, record number and phone stay in the rows, the cases and the letters."""

import json
import logging
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Office, reference, staged
from faxflow.cli.logs.opening import close_log
from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.domain.handover import Refused, Unclear
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.escalate import escalate
from faxflow.steps.load import load
from faxflow.steps.retry import retry
from faxflow.store import batches
from making import REHEARSAL_TEXT

CANARIES = ("Vandersloot", "Quill", "7710-4431", "1931-02-29", "5552010")
PATIENT = {"patient": "Quill Vandersloot", "mrn": "7710-4431", "born": "1931-02-29"}
MAY_NAME_A_PATIENT = {"cases", "batch_rows"}
MAY_HOLD_A_NUMBER = {"attempts", "verdicts", "numbers", "recipients"}

COMMANDS = [
    "report",
    "rejects B-000001",
    "audit verify",
    "case list --all",
    "task list --all",
    "gateway status",
    "escalate --dry-run",
    *(f"case show FX-{n:06d}" for n in range(1, 8)),
]


def patient_row(line: int, **changes: object) -> batches.StagedRow:
    row = staged(line, number=f"+1555201{line:04d}", **PATIENT)
    # The hash is keyed in the product; here only the fields and the number may carry a canary.
    return replace(row, **{"content_hash": f"content-{line}", **changes})  # type: ignore[arg-type]


def live_through_everything(office: Office) -> None:
    """Eight faxes: delivered, busy, refused, in doubt, held twice, and changed too late."""
    contradictory = [patient_row(n, case_key="twice") for n in (11, 12)]
    rows = [patient_row(n) for n in (1, 2, 3, 4, 5, 6, 8)]
    office.stage(*rows, patient_row(7, number_valid=False), *contradictory)
    load(office.work())
    office.engine.refuses = frozenset({6})
    office.gateway.finishes = [Refused(550, "no such user"), Unclear("cut off")]
    office.send()
    office.stage(patient_row(3, content_hash="changed"))
    load(office.work())
    for verdict in verdicts():
        office.hear(verdict)
    office.clock.forward(hours=2)
    retry(office.work())
    office.send()
    escalate(office.work(), [office.notices])


def verdicts() -> Iterator[Verdict]:
    yield Verdict(VerdictKind.DELIVERED, "+15552010003", reference=reference(3))
    yield Verdict(VerdictKind.FAILED, "+15552010004", Reason.BUSY)
    yield Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE, reference=reference(5))
    yield Verdict(VerdictKind.DELIVERED, "+15552019999")
    yield Verdict(VerdictKind.DELIVERED, "+15552019999", reference=reference(8))
    yield Verdict(VerdictKind.UNRECOGNISED)


@pytest.fixture
def lived(office: Office) -> Office:
    live_through_everything(office)
    return office


def found_in(text: str) -> list[str]:
    return [canary for canary in CANARIES if canary in text]


def tables(office: Office) -> dict[str, str]:
    """Each table's rows as text."""
    names = office.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
    return {str(name): str(office.rows(f"SELECT * FROM {name}")) for (name,) in names}  # noqa: S608


def test_the_canaries_are_where_they_belong(lived: Office) -> None:
    kept = tables(lived)

    assert set(found_in(kept["cases"])) == set(CANARIES)
    assert found_in(lived.gateway.taken[0].pdf.decode())
    states = {state for (state,) in lived.rows("SELECT state FROM cases")}
    assert {"delivered", "failed", "in-doubt", "held", "sent"} <= states


def test_no_other_table_holds_one(lived: Office) -> None:
    rest = {
        name: found_in(text)
        for name, text in tables(lived).items()
        if name not in MAY_NAME_A_PATIENT | MAY_HOLD_A_NUMBER
    }

    assert {"events", "tasks", "notices", "runs", "rejects", "mails"} <= rest.keys()
    assert {name: found for name, found in rest.items() if found} == {}


def test_attempts_and_verdicts_hold_numbers_and_nothing_else(lived: Office) -> None:
    kept = tables(lived)

    for name in MAY_HOLD_A_NUMBER:
        assert set(found_in(kept[name])) <= {"5552010"}


def test_no_notice_holds_one(lived: Office) -> None:
    assert lived.notices.sent
    assert found_in(str(lived.notices.sent)) == []


def test_no_file_is_named_after_a_patient(lived: Office) -> None:
    assert lived.vault.files
    assert found_in(str(list(lived.vault.files))) == []


@pytest.mark.parametrize("printing", ["", "--json"], ids=["text", "json"])
def test_no_command_prints_or_logs_one(
    lived: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str], printing: str
) -> None:
    (tmp_path / "faxflow.toml").write_text(REHEARSAL_TEXT.replace('"data"', '"."'))
    tokens = iter(range(1000))
    world = World({}, lived.clock, "tester", lambda: f"{next(tokens):06x}")

    for command in COMMANDS:
        words = [*command.split(), *printing.split(), "--config", str(tmp_path / "faxflow.toml")]
        code = main(words, world)
        told = capsys.readouterr()

        # Whoever looks at one fax is shown where it goes; nobody else is.
        shown = ["5552010"] if command.startswith("case show") else []
        assert (code, found_in(told.out + told.err)) == (0, shown), command
        assert told.out
        assert not printing or json.loads(told.out)["schema_version"] == 1

    assert found_in((tmp_path / "faxflow.log").read_text()) == []
    assert found_in(tables(lived)["runs"]) == []


@pytest.mark.parametrize("form", ["plain", "json", "journal"])
def test_no_line_of_the_log_holds_one_whatever_fails_and_however_much_is_logged(
    lived: Office, tmp_path: Path, capsys: pytest.CaptureFixture[str], form: str
) -> None:
    log = f'[log]\nformat = "{form}"\nlevel = "debug"\n[metrics]\nfile = "faxflow.prom"\n'
    (tmp_path / "faxflow.toml").write_text(REHEARSAL_TEXT.replace('"data"', '"."') + log)
    tokens = iter(range(1000))
    world = World({}, lived.clock, "tester", lambda: f"{next(tokens):06x}")

    for command in (*COMMANDS, "run-morning", "send", "load", "metrics"):
        main([*command.split(), "--config", str(tmp_path / "faxflow.toml")], world)
    for name in ("", "somelib", "somelib.reader"):
        logging.getLogger(name).warning("row %s", PATIENT, exc_info=ValueError(PATIENT["mrn"]))

    file = tmp_path / "faxflow.log"
    told = capsys.readouterr().err + (file.read_text() if file.exists() else "")
    close_log()
    assert told.count("event") > 2 * len(COMMANDS)
    assert told.count("ValueError") == 3
    assert found_in(told) == []
    assert found_in((tmp_path / "faxflow.prom").read_text()) == []
    assert found_in((tmp_path / "counters.json").read_text()) == []
