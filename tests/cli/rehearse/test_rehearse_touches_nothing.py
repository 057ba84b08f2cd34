"""A rehearsal reaches nothing but loopback, runs no program of the practice, needs no secret of
it, and leaves its folder as it was, byte for byte."""

import json
import os
import socket
import subprocess
import tempfile
from pathlib import Path
from typing import Any

import pytest

from faxflow.errors import ExitCode
from rehearsed_practice import Birchwood, birchwood, row

Capture = pytest.CaptureFixture[str]
LOOPBACK = {"127.0.0.1", "::1", "localhost"}


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Birchwood:
    """The practice in production: a store, a report that was fetched, a number on the list."""
    for name in ("practice", "temporary"):
        (tmp_path / name).mkdir()
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "temporary"))
    practice = birchwood(tmp_path / "practice")
    assert practice.run("store", "create") == ExitCode.DONE
    report = str(practice.folder / "today.csv")
    assert practice.run("extract", "--file", report) == ExitCode.DONE
    assert practice.run("number", "block", "(312) 555-0101", "--because", "asked-to-stop") == 0
    return practice


@pytest.fixture
def reached(monkeypatch: pytest.MonkeyPatch) -> list[Any]:
    """Every host that is looked up, connected to or listened on, and every program that begins."""
    seen: list[Any] = []

    def watch(owner: Any, name: str) -> None:
        real = getattr(owner, name)

        def watched(*arguments: Any, **named: Any) -> Any:
            found = [one for one in (*arguments, *named.values()) if isinstance(one, tuple | str)]
            seen.extend(one[0] if isinstance(one, tuple) else one for one in found[:1])
            return real(*arguments, **named)

        monkeypatch.setattr(owner, name, watched)

    for name in ("connect", "connect_ex", "bind"):
        watch(socket.socket, name)
    watch(socket, "getaddrinfo")
    programs = subprocess.Popen.__init__

    def begun(self: Any, program: Any, *arguments: Any, **named: Any) -> None:
        seen.append(("program", program))
        programs(self, program, *arguments, **named)

    monkeypatch.setattr(subprocess.Popen, "__init__", begun)
    monkeypatch.setattr(os, "system", lambda line: seen.append(("program", line)))
    return seen


def test_only_loopback_is_reached_and_no_program_of_the_practice_is_run(
    here: Birchwood, reached: list[Any], capsys: Capture
) -> None:
    here.write_report(*map(row, range(3)), row(4, "none"))  # the reject makes an alert
    capsys.readouterr()

    code = here.rehearse("--troubles", "none", "--json")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.NEEDS_PERSON
    assert told["alerts"]
    assert {*reached} == {"127.0.0.1"}


def test_the_practices_folder_is_left_byte_for_byte(here: Birchwood) -> None:
    before = here.prints()

    code = here.run("rehearse", "--troubles", "none")

    assert code == ExitCode.NEEDS_PERSON  # the number on the list
    assert here.prints() == before
    assert [*(here.folder.parent / "temporary").iterdir()] == []


def test_the_newest_report_of_the_store_is_taken_and_its_do_not_fax_list_counts(
    here: Birchwood, capsys: Capture
) -> None:
    capsys.readouterr()

    code = here.run("rehearse", "--troubles", "none", "--json")

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.NEEDS_PERSON
    assert told["report"] == "the newest of the store, of 2026-11-23"
    assert told["states"] == {"delivered": 2, "held": 1}
    assert [need["kind"] for need in told["needs"] if need["own"]] == ["release-held"]


def test_secrets_of_the_practice_are_neither_needed_nor_seen(
    here: Birchwood, tmp_path: Path
) -> None:
    trap = tmp_path / "trap"
    command = f"touch {trap}"
    here.environment = {
        "GATEWAY_PASSWORD_COMMAND": command,
        "REHEARSAL_PASSWORD_COMMAND": command,
        "PING_ADDRESS_COMMAND": command,
        "ALERT_WEBHOOK_COMMAND": command,
        "CREDENTIALS_DIRECTORY": str(tmp_path),
        "FAXFLOW_GATEWAY_CONNECTIONS": "1",
    }
    (tmp_path / "REHEARSAL_PASSWORD").write_text("another")

    code = here.run("rehearse", "--troubles", "none", "--keep", str(tmp_path / "kept"))

    copy = (tmp_path / "kept" / "faxflow.toml").read_text()
    assert code == ExitCode.NEEDS_PERSON
    assert not trap.exists()
    assert 'connections = "1"' in copy
    for word in ('birchwood.example"\nport', "oauth", "webhook", "command", "[ping]", "profile"):
        assert word not in copy


def test_a_failure_leaves_nothing_behind_either(here: Birchwood, capsys: Capture) -> None:
    here.change("mapping.toml", '"Pt Name"', '"Name of the patient"')
    before = here.prints()

    code = here.rehearse()

    told = capsys.readouterr().err
    assert code == ExitCode.CONFIGURATION
    assert "has no column Name of the patient" in told
    assert here.prints() == before
    assert [*(here.folder.parent / "temporary").iterdir()] == []
