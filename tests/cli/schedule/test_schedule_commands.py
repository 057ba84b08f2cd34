"""A schedule is shown, installed and removed, and nobody else's lines are touched."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from faxflow.errors import ExitCode
from faxflow.views.schemas import schemas
from scheduling import ScheduledMachine, machine, problems

THEIRS = "MAILTO=me@hilltop.example\n0 1 * * * /usr/bin/true\n"
BY_HAND = "0 5 * * 1-5 /opt/faxflow/faxflow run-morning --quiet\n"


@pytest.fixture
def here(tmp_path: Path) -> ScheduledMachine:
    return machine(tmp_path)


def status(here: ScheduledMachine, capsys: pytest.CaptureFixture[str]) -> tuple[int, Any]:
    capsys.readouterr()
    code = here.schedule("status", "--json")
    return code, json.loads(capsys.readouterr().out)


def test_without_a_schedule_no_job_is_said_to_run(
    here: ScheduledMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    here.schedule("status")

    told = capsys.readouterr().out
    assert "nothing runs by itself" in told
    assert "all the time" not in told


@pytest.mark.parametrize("kind", ["cron", "systemd"])
def test_what_is_removed_leaves_the_machine_as_it_was(here: ScheduledMachine, kind: str) -> None:
    here.has_crontab(THEIRS)
    before = here.files()

    installed = here.schedule("install", f"--{kind}")
    between = here.files()
    removed = here.schedule("remove", f"--{kind}")

    assert (installed, removed) == (0, 0)
    assert between != before
    assert here.files() == before


@pytest.mark.parametrize("kind", ["cron", "systemd"])
def test_a_dry_run_shows_a_diff_and_writes_nothing(
    here: ScheduledMachine, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here.has_crontab(THEIRS)
    before = here.files()

    code = here.schedule("install", f"--{kind}", "--dry-run")

    assert code == 0
    assert "\n+" in capsys.readouterr().out
    assert here.files() == before


def test_lines_of_others_in_a_crontab_stay_where_they_were(here: ScheduledMachine) -> None:
    here.has_crontab(THEIRS)

    here.schedule("install", "--cron")

    text = here.crontab.read_text()
    assert text.startswith(f"{THEIRS}# faxflow begin ")
    assert text.endswith("\n# faxflow end\n")


@pytest.mark.parametrize("kind", ["cron", "systemd"])
def test_installing_again_changes_nothing(
    here: ScheduledMachine, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here.schedule("install", f"--{kind}")
    once = here.files()
    capsys.readouterr()

    code = here.schedule("install", f"--{kind}")

    assert code == 0
    assert "nothing to change" in capsys.readouterr().out
    assert here.files() == once


@pytest.mark.parametrize(("first", "second"), [("cron", "systemd"), ("systemd", "cron")])
def test_a_second_kind_is_refused_since_both_would_race(
    here: ScheduledMachine, first: str, second: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here.schedule("install", f"--{first}")
    once = here.files()
    capsys.readouterr()

    code = here.schedule("install", f"--{second}")

    assert code == ExitCode.CONFIGURATION
    assert f"`faxflow schedule remove --{first}`" in capsys.readouterr().err
    assert here.files() == once


@pytest.mark.parametrize("kind", ["cron", "systemd"])
def test_lines_that_were_written_by_hand_are_left_and_refused(
    here: ScheduledMachine, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here.has_crontab(THEIRS + BY_HAND)

    code = here.schedule("install", f"--{kind}")

    assert code == ExitCode.CONFIGURATION
    assert "written by hand, line 3" in capsys.readouterr().err
    assert here.crontab.read_text() == THEIRS + BY_HAND


def test_a_table_in_etc_is_found_too(
    here: ScheduledMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    (here.root / "etc/cron.d").mkdir()
    (here.root / "etc/cron.d/fax").write_text("0 5 * * * svc faxflow run-morning\n")

    code = here.schedule("install", "--systemd")

    assert code == ExitCode.CONFIGURATION
    assert "/etc/cron.d/fax" in capsys.readouterr().err


def test_a_machine_whose_zone_drifts_gets_no_crontab_but_timers(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    here = machine(tmp_path, zone="UTC")

    by_cron = here.schedule("install", "--cron")
    told = capsys.readouterr().err
    by_systemd = here.schedule("install", "--systemd")

    assert by_cron == ExitCode.CONFIGURATION
    assert "timedatectl set-timezone America/Chicago" in told
    assert by_systemd == 0
    assert "America/Chicago" in (here.units / "faxflow-morning.timer").read_text()


def test_a_unit_of_somebody_elses_is_not_written_over(
    here: ScheduledMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    here.units.mkdir(parents=True)
    (here.units / "faxflow-watch.service").write_text("[Service]\nExecStart=/bin/true\n")

    code = here.schedule("install", "--systemd")

    assert code == ExitCode.CONFIGURATION
    assert "/etc/systemd/system/faxflow-watch.service" in capsys.readouterr().err
    assert list(here.units.iterdir()) == [here.units / "faxflow-watch.service"]


def test_two_instances_live_side_by_side(here: ScheduledMachine, tmp_path: Path) -> None:
    other = here.config.with_name("test.toml")
    other.write_text(here.config.read_text())
    second = ScheduledMachine(here.root, other, here.world)
    here.schedule("install", "--systemd")
    once = here.files()

    added = second.schedule("install", "--systemd", "--instance", "test")
    removed = second.schedule("remove", "--systemd", "--instance", "test")

    assert (added, removed) == (0, 0)
    assert here.files() == once


def test_a_job_that_is_needed_no_more_goes_with_the_next_installation(
    tmp_path: Path,
) -> None:
    here = machine(tmp_path, more='[report.mail]\nto = ["lead@hilltop.example"]\n')
    here.schedule("install", "--systemd")
    assert (here.units / "faxflow-report.timer").exists()
    text = here.config.read_text()
    here.config.write_text(text.partition("[report.mail]")[0])

    here.schedule("install", "--systemd")

    assert not [one for one in here.files() if "faxflow-report." in one]


def test_a_machine_without_a_schedule_is_told_so(
    here: ScheduledMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    code, told = status(here, capsys)

    assert code == ExitCode.CHECK_FAILED
    assert problems(told) == ["missing"]


@pytest.mark.parametrize("kind", ["cron", "systemd"])
def test_one_schedule_is_well_and_says_when_each_job_is_next(
    here: ScheduledMachine, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here.schedule("install", f"--{kind}")

    code, told = status(here, capsys)

    due = {one["job"]: one["next_at"] for one in told["jobs"]}
    assert (code, problems(told)) == (0, [])
    assert [one["way"] for one in told["installed"]] == [kind]
    assert due["morning"] == "2026-11-23T11:00:00+00:00"
    assert (due["watch"] is None) == (kind == "systemd")


def test_both_kinds_at_once_are_told(
    here: ScheduledMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    here.schedule("install", "--systemd")
    here.has_crontab(BY_HAND)

    code, told = status(here, capsys)

    assert code == ExitCode.CHECK_FAILED
    assert problems(told) == ["several"]


@pytest.mark.parametrize("kind", ["cron", "systemd"])
def test_a_schedule_that_the_configuration_has_left_behind_is_told(
    here: ScheduledMachine, kind: str, capsys: pytest.CaptureFixture[str]
) -> None:
    here.schedule("install", f"--{kind}")
    here.config.write_text(here.config.read_text() + '[schedule]\nmorning = "04:30"\n')

    code, told = status(here, capsys)

    assert code == ExitCode.CHECK_FAILED
    assert problems(told) == ["drifted"]


def test_a_timer_that_was_disabled_is_told(
    here: ScheduledMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    here.schedule("install", "--systemd")
    (here.units / "timers.target.wants/faxflow-morning.timer").unlink()

    code, told = status(here, capsys)

    assert code == ExitCode.CHECK_FAILED
    assert problems(told) == ["stopped"]


def test_units_are_written_into_a_folder_for_a_packager(
    here: ScheduledMachine, tmp_path: Path
) -> None:
    folder = tmp_path / "out"

    code = here.schedule("show", "--systemd", "--output", str(folder))

    assert code == 0
    assert (folder / "faxflow-morning.service").read_text().startswith("# Made by ")


def test_a_secret_is_named_by_its_file_and_never_read(
    here: ScheduledMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    text = here.config.read_text()
    text = text.replace("[mailbox]", 'user = "x"\npassword = "GATEWAY_PASSWORD"\n[mailbox]')
    here.config.write_text(text.replace("[source]", 'secrets = "secrets"\n[source]'))
    secret = here.config.parent / "secrets" / "GATEWAY_PASSWORD"
    secret.parent.mkdir()
    secret.write_text("canary-5f21\n")

    here.schedule("show", "--systemd")

    out = capsys.readouterr().out
    assert f"LoadCredential=GATEWAY_PASSWORD:{secret}" in out
    assert "canary" not in out


def test_a_secret_whose_place_nobody_knows_is_told(
    here: ScheduledMachine, capsys: pytest.CaptureFixture[str]
) -> None:
    text = here.config.read_text()
    here.config.write_text(
        text.replace("[mailbox]", 'user = "x"\npassword = "GATEWAY_PASSWORD"\n[mailbox]')
    )

    code = here.schedule("install", "--systemd")

    assert code == 0
    assert "GATEWAY_PASSWORD_FILE in faxflow.env" in capsys.readouterr().err


def test_the_key_of_an_encrypted_store_is_not_asked_for_by_whoever_opens_none(
    here: ScheduledMachine,
) -> None:
    encrypted = '[store]\nencryption = "sqlcipher"\nkey = "STORE_KEY"\n'
    here.config.write_text(here.config.read_text() + encrypted)

    codes = [here.schedule(verb, "--systemd") for verb in ("show", "install", "remove")]

    assert codes == [0, 0, 0]


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("schedule-show", "show --cron"),
        ("schedule-show", "show --systemd"),
        ("schedule-change", "install --cron --dry-run"),
        ("schedule-change", "install --systemd"),
        ("schedule-change", "remove --systemd"),
        ("schedule-status", "status"),
    ],
)
def test_an_answer_has_its_published_shape(
    here: ScheduledMachine, capsys: pytest.CaptureFixture[str], name: str, words: str
) -> None:
    here.schedule(*words.split(), "--json")

    told = json.loads(capsys.readouterr().out)
    assert list(Draft202012Validator(schemas()[name]).iter_errors(told)) == []


@pytest.mark.parametrize(
    "words", ["install --cron --systemd", "show --instance Test", "show --instance a-b"]
)
def test_what_makes_no_sense_is_refused(here: ScheduledMachine, words: str) -> None:
    assert here.schedule(*words.split()) == ExitCode.USAGE
