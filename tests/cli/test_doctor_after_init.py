"""What doctor says of a practice that init has just made, before anybody has gone live."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.errors import ExitCode

SPARED = [
    word
    for key in ("libraries", "office", "templates", "fonts", "clock", "account")
    for word in ("--skip", key)
]


@pytest.fixture
def world() -> World:
    return World({}, lambda: datetime(2026, 11, 23, 15, tzinfo=UTC), "tester", lambda: "000001")


@pytest.fixture
def config(tmp_path: Path, world: World, capsys: pytest.CaptureFixture[str]) -> Path:
    folder = tmp_path / "practice"
    words = ["init", str(folder), "--practice", "Hilltop", "--time-zone", "UTC", "--country", "US"]
    words += ["--environment", "rehearsal", "--yes"]
    words += ["--gateway", "{number}@fax.example", "--mailbox", "svc@hilltop.example"]
    words += ["--mail-service", "own", "--notify", "desk@hilltop.example"]
    assert main(words, world) == ExitCode.DONE
    capsys.readouterr()
    return folder / "faxflow.toml"


def looked(
    config: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> tuple[int, dict[str, str]]:
    capsys.readouterr()
    code = main(["doctor", "--json", *SPARED, "-c", str(config)], world)
    checks = json.loads(capsys.readouterr().out)["checks"]
    return code, {one["key"]: one["level"] for one in checks}


def test_only_what_is_missing_yet_is_bad(
    config: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = looked(config, world, capsys)

    assert code == ExitCode.CHECK_FAILED
    assert {key for key, level in told.items() if level == "bad"} == {"secrets", "store"}
    assert {told["environment"], told["samples"]} == {"warning"}
    assert {told[one] for one in ("mailbox", "gateway", "notices", "mail-domains")} == {"skipped"}


def test_with_a_store_and_the_secret_nothing_is_bad_before_going_live(
    config: Path, world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    (config.parent / "secrets" / "MAILBOX_PASSWORD").write_text("hunter2")
    (config.parent / "secrets" / "MAILBOX_PASSWORD").chmod(0o600)
    assert main(["store", "create", "-c", str(config)], world) == ExitCode.DONE

    code, told = looked(config, world, capsys)

    assert code == ExitCode.DONE
    assert "bad" not in told.values()
