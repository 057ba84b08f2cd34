"""`init` makes a configuration that validates, loads and can be rehearsed, and touches no other."""

import json
import os
import stat
from collections.abc import Callable
from dataclasses import replace
from itertools import count
from pathlib import Path
from typing import Any

import docx
import pytest

from faxflow.adapters import accounts
from faxflow.cli.main import main
from faxflow.cli.setup import init_places
from faxflow.cli.sudo import Sudo
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.errors import ExitCode, FileUnwritable
from faxflow.frames.mapping import load_mapping
from making import MovableClock

CANARY = "hunter2-canary"
PRACTICE = ("--practice", "Juniper Falls Family Care", "--time-zone", "America/Chicago")
REPORT = """\
Chart No|Last Name|First Name|Birth Date|Visit|Refer To|Fax Number|Dx|Copay
10-4471|HOLLOWAY|EDITH|03/14/1951|11/23/2026 9:15 AM|Pine Hollow Urology|(201) 555-0123|N40.1|25.00
10-4472|MARSH|TOBIAS|07/02/1988|11/23/2026 9:45 AM|Larkspur Neurology|201-555-0144|G43.9|0.00
10-4473|ODELL|TAMSIN|12/22/1972|11/24/2026 10:15 AM|Larkspur Neurology|201-555-0145|M25.6|25.00
"""
EVERYTHING = [
    *("data", "drop", "faxflow.toml", "letter.docx", "mapping.toml", "sample-report.csv", "secrets")
]

Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def world(tmp_path: Path) -> World:
    tokens = map(str, count())
    return World({}, MovableClock(), "tester", lambda: next(tokens), installed=tmp_path / "etc")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty folder, in which the person stands."""
    folder = (tmp_path / "mine").resolve()
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def tell(world: World, here: Path, capsys: pytest.CaptureFixture[str]) -> Tell:
    def run(*words: str, by: World = world) -> tuple[int, str, str]:
        capsys.readouterr()
        code = main(list(words), by)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def init(tell: Tell, *words: str, code: int = 0) -> dict[str, Any]:
    """What it answers in JSON."""
    ended, out, err = tell("init", *PRACTICE, *words, "--json")
    assert ended == code, err
    told: dict[str, Any] = json.loads(out)
    return told


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def own_letter(folder: Path, *paragraphs: str) -> Path:
    document = docx.Document()
    for text in paragraphs:
        document.add_paragraph(text)
    document.save(str(folder / "our letter.docx"))
    return folder / "our letter.docx"


def test_a_name_is_enough_for_a_set_up_that_validates_and_loads(tell: Tell, here: Path) -> None:
    code, out, err = tell("init", *PRACTICE)

    config = load_config(here / "faxflow.toml", {})
    assert (code, err) == (0, "")
    assert names(here) == EVERYTHING
    assert config.practice.name == "Juniper Falls Family Care"
    assert config.practice.environment == "rehearsal"
    assert config.practice.country == "US"
    assert config.paths.data == here / "data"
    assert tell("config", "validate")[0] == 0
    assert "faxflow rehearse --report sample-report.csv" in out
    assert "Next:" in out


def test_what_it_makes_is_the_accounts_own(tell: Tell, here: Path) -> None:
    before = os.umask(0)

    tell("init", *PRACTICE)

    os.umask(before)
    assert [mode(here / name) for name in ("data", "drop", "secrets")] == [0o700] * 3
    assert {mode(here / name) for name in EVERYTHING if "." in name} == {0o600}
    assert names(here / "secrets") == []


def test_the_sample_becomes_faxes_by_the_drafted_mapping(tell: Tell, here: Path) -> None:
    tell("init", *PRACTICE)

    _, out, _ = tell("normalize", "sample-report.csv", "--mapping", "mapping.toml", "--dry-run")

    assert "42 rows read = 41 clean + 1 rejected" in out


def test_the_letter_asks_for_nothing_that_the_mapping_does_not_fill(tell: Tell, here: Path) -> None:
    tell("init", *PRACTICE)

    code, out, _ = tell(
        *("letter", "check", "letter.docx", "--mapping", "mapping.toml", "--engine", "builtin")
    )

    assert code == 0, out


def test_the_practices_own_report_is_what_the_mapping_is_drafted_from(
    tell: Tell, here: Path
) -> None:
    (here / "appts.txt").write_text(REPORT)

    told = init(tell, "--report", "appts.txt")

    mapping = load_mapping(here / "mapping.toml")
    assert mapping.fax_number == "fax"
    assert "chart_no" in mapping.identity
    assert not (here / "sample-report.csv").exists()
    assert told["next"][0] == "faxflow rehearse --report appts.txt"
    assert (
        "letter.docx leaves out Copay: add what a colleague must know, no more." in told["look_at"]
    )


def test_a_report_without_fax_numbers_leaves_that_to_a_person(tell: Tell, here: Path) -> None:
    lines = [line.split("|") for line in REPORT.splitlines()]
    (here / "appts.txt").write_text("\n".join("|".join([*one[:6], *one[7:]]) for one in lines))

    told = init(tell, "--report", "appts.txt", code=ExitCode.NEEDS_PERSON)

    assert (
        "mapping.toml: which column holds the fax numbers? Write it in place of …"
        in told["look_at"]
    )


def test_a_report_that_is_none_leaves_nothing_behind(tell: Tell, here: Path) -> None:
    (here / "appts.txt").write_text("")

    code, _, err = tell("init", *PRACTICE, "--report", "appts.txt")

    assert code in {ExitCode.USAGE, ExitCode.NEEDS_PERSON}
    assert names(here) == ["appts.txt"]
    assert err.startswith("faxflow: ")


def test_their_own_letter_is_copied_and_looked_at(
    tell: Tell, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PATH", str(here / "no-programs"))  # an office takes its time
    (here / "appts.txt").write_text(REPORT)
    own_letter(here, "{{ refer_to }}", "{{ last_nme }}", "{{ first_name }}, {{ case_id }}")

    told = init(
        *(tell, "--report", "appts.txt", "--template", "our letter.docx"),
        code=ExitCode.NEEDS_PERSON,
    )

    assert (here / "letter.docx").read_bytes() == (here / "our letter.docx").read_bytes()
    assert any("the field last_nme is neither" in one for one in told["look_at"])
    assert any("Did you mean last_name?" in one for one in told["look_at"])
    [choice] = [one for one in told["look_at"] if "to choose from are" in one]
    assert "first_name" in choice
    assert choice.endswith("always case_id, fax_number, practice_name, today.")
    assert told["next"][0] == "faxflow config validate"
    assert told["next"][1].startswith("faxflow rehearse")


def test_the_mapping_takes_the_letters_own_names(tell: Tell, here: Path) -> None:
    (here / "appts.txt").write_text(REPORT)
    own_letter(here, "{{ surname }}, {{ first_name }}, {{ date_of_birth }}")

    told = init(tell, "--report", "appts.txt", "--template", "our letter.docx")

    mapping = load_mapping(here / "mapping.toml")
    assert {"surname", "date_of_birth"} <= mapping.field_names
    assert 'surname = "Last Name"' in (here / "mapping.toml").read_text()
    assert any(
        one.startswith("mapping.toml goes by the letter's names: ") for one in told["look_at"]
    )


def test_a_letter_that_is_none_leaves_nothing_behind(tell: Tell, here: Path) -> None:
    (here / "our letter.docx").write_bytes(b"no document")

    code, _, err = tell("init", *PRACTICE, "--template", "our letter.docx")

    assert code == ExitCode.CONFIGURATION
    assert names(here) == ["our letter.docx"]
    assert err.startswith("faxflow: our letter.docx: ")


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (("--time-zone", "Amerika/Chicago"), "did you mean America/Chicago"),
        (("--country", "UK"), "the United Kingdom has GB"),
        (("--gateway", "srfx"), "did you mean srfax?"),
        (("--gateway", "fax@example.com"), "the number in braces"),
        (("--source", "ftp"), "did you mean sftp?"),
        (("--mailbox", "faxes"), "is no mail address"),
        (("--mail-service", "gogle"), "did you mean google?"),
        (("--notify", "desk@"), "is no mail address"),
        (("--environment", "prod"), "did you mean production?"),
        (("--fax-number", "12"), "is no fax number"),
        (("--practice", "a\nb"), "one line of text"),
    ],
)
def test_a_wrong_option_is_told_with_what_was_meant_and_nothing_is_written(
    tell: Tell, here: Path, wrong: tuple[str, str], told: str
) -> None:
    code, _, err = tell("init", *PRACTICE, *wrong)

    assert code == ExitCode.USAGE
    assert f"{wrong[0]}: " in err
    assert told in err
    assert names(here) == []


def test_without_a_name_and_anybody_to_ask_it_says_what_it_needs(tell: Tell, here: Path) -> None:
    code, _, err = tell("init")

    assert code == ExitCode.USAGE
    assert "--practice is needed where nobody is asked." in err
    assert names(here) == []


def test_all_can_be_said_by_options(tell: Tell, here: Path) -> None:
    words = (
        *("--country", "GB", "--environment", "production", "--source", "https"),
        *("--gateway", "sinch", "--fax-number", "020 7946 0958", "--mail-service", "microsoft"),
        *(
            "--mailbox",
            "faxes@juniper.org",
            "--notify",
            "a@juniper.org",
            "--notify",
            "b@juniper.org",
        ),
        *("--data", "elsewhere/data"),
    )

    tell("init", *PRACTICE, *words)

    config = load_config(here / "faxflow.toml", {})
    assert (config.practice.country, str(config.practice.environment)) == ("GB", "production")
    assert config.gateway.caller_id == "+442079460958"
    assert config.notices.to == ("a@juniper.org", "b@juniper.org")
    assert config.oauth is not None
    assert config.paths.data == here / "elsewhere" / "data"
    assert mode(here / "elsewhere" / "data") == 0o700
    assert not (here / "drop").exists()


def test_a_portal_works_by_a_folder_until_its_walk_is_recorded(tell: Tell, here: Path) -> None:
    told = init(tell, "--source", "portal")

    assert any(one.startswith("The portal: record the walk") for one in told["look_at"])
    assert 'kind = "portal"' in (here / "faxflow.toml").read_text()
    assert tell("config", "validate")[0] == 0


def test_a_second_run_touches_nothing_and_says_what_is_there(tell: Tell, here: Path) -> None:
    tell("init", *PRACTICE)
    before = {path: path.read_bytes() for path in here.iterdir() if path.is_file()}

    code, out, _ = tell("init", "--practice", "Another")

    assert code == 0
    assert {path: path.read_bytes() for path in here.iterdir() if path.is_file()} == before
    assert "Nothing was missing, so nothing was made." in out
    assert str(here / "faxflow.toml") in out
    assert "--practice changed nothing: faxflow.toml was there" in out


def test_a_second_run_adds_what_is_missing(tell: Tell, here: Path) -> None:
    tell("init", *PRACTICE)
    (here / "letter.docx").unlink()
    (here / "drop").rmdir()
    mapping = (here / "mapping.toml").read_text()

    told = init(tell)

    assert [Path(one["path"]).name for one in told["made"]] == ["letter.docx", "drop"]
    assert (here / "mapping.toml").read_text() == mapping
    assert names(here) == EVERYTHING


def test_it_goes_by_the_configuration_that_is_there(tell: Tell, here: Path) -> None:
    tell("init", *PRACTICE)
    text = (here / "faxflow.toml").read_text().replace('data = "data"', 'data = "kept"')
    (here / "faxflow.toml").write_text(text)

    tell("init")

    assert mode(here / "kept") == 0o700


def test_a_configuration_that_cannot_be_loaded_is_left_alone(tell: Tell, here: Path) -> None:
    (here / "faxflow.toml").write_text("[pahts]")

    code, _, err = tell("init", *PRACTICE)

    assert code == ExitCode.CONFIGURATION
    assert names(here) == ["faxflow.toml"]
    assert "faxflow.toml" in err


def test_files_of_theirs_are_never_replaced(tell: Tell, here: Path) -> None:
    (here / "mapping.toml").write_text(
        'letter = "x"\nfax_number = "fax"\nidentity = "id"\n'
        '[fields]\nfax = { column = "F", type = "phone" }\nid = "I"\n'
    )
    own_letter(here, "{{ id }}").rename(here / "letter.docx")
    before = {path: path.read_bytes() for path in here.iterdir()}

    tell("init", *PRACTICE)

    assert {path: path.read_bytes() for path in before} == before
    assert tell("config", "validate")[0] == 0


def test_a_dry_run_says_all_and_writes_nothing(tell: Tell, here: Path) -> None:
    code, out, _ = tell("init", *PRACTICE, "--dry-run")
    told = init(tell, "--dry-run")

    assert code == 0
    assert out.startswith(f"This would be made in {here}:\n  faxflow.toml ")
    assert told["dry_run"] is True
    assert {Path(one["path"]).name for one in told["made"]} == set(EVERYTHING)
    assert names(here) == []


def test_a_failure_in_the_middle_leaves_nothing_half(
    tell: Tell, here: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    chmod = Path.chmod

    def full(path: Path, mode: int) -> None:
        if path.name == "data":
            raise OSError(28, "No space left on device")
        chmod(path, mode)

    monkeypatch.setattr(Path, "chmod", full)
    code, _, err = tell("init", *PRACTICE)

    assert code == FileUnwritable.exit_code
    assert "No space left on device" in err
    assert names(here) == []


def test_another_folder_is_made_and_named_in_what_comes_next(tell: Tell, here: Path) -> None:
    told = init(tell, "our practice")

    path = here / "our practice" / "faxflow.toml"
    assert path.exists()
    assert mode(path.parent) == 0o700
    assert told["next"][1] == f"faxflow config validate -c '{path}'"


def test_each_secret_is_told_with_its_file_and_never_with_a_value(
    tell: Tell, here: Path, world: World
) -> None:
    given = replace(world, environment={"SOURCE_PASSWORD": CANARY})

    code, out, err = tell("init", *PRACTICE, "--source", "sftp", by=given)
    _, data, _ = tell("init", "--json", by=given)

    wanted = json.loads(data)["secrets"]
    assert code == 0
    assert [one["name"] for one in wanted] == ["MAILBOX_PASSWORD"]  # the other one is there
    assert f"> {here / 'secrets' / 'MAILBOX_PASSWORD'}" in out
    assert wanted[0]["asked_by"] == [
        *("[gateway] password", "[mailbox] password", "[notices] password")
    ]
    assert CANARY not in out + err + data


def test_a_secret_that_is_filled_in_is_asked_for_no_more(tell: Tell, here: Path) -> None:
    tell("init", *PRACTICE)
    (here / "secrets" / "MAILBOX_PASSWORD").write_text(CANARY)

    told = init(tell)

    assert told["secrets"] == []
    assert CANARY not in json.dumps(told)


def test_folders_that_others_can_look_into_are_told(tell: Tell, here: Path) -> None:
    (here / "data").mkdir(mode=0o755)

    told = init(tell)

    assert f"{here / 'data'} is open to others: `chmod 0700 {here / 'data'}`" in told["look_at"]


def test_only_root_gives_files_to_others(tell: Tell, here: Path) -> None:
    code, _, err = tell("init", *PRACTICE, "--owner", "nobody")

    assert code == ExitCode.USAGE
    assert "Only root can give files to nobody" in err
    assert names(here) == []


def as_root_of_a_machine(world: World) -> World:
    return replace(world, actor=accounts.account_of(0))


def test_root_installs_it_and_is_told_of_an_account_that_is_missing(
    tell: Tell, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(init_places, "SERVICE", "no-such-account")

    code, _, err = tell("init", *PRACTICE, by=as_root_of_a_machine(world))

    assert code == ExitCode.CONFIGURATION
    assert "useradd --system --user-group" in err
    assert not (tmp_path / "etc").exists()


@pytest.mark.skipif(os.getuid() != 0, reason="only root gives files away")
def test_root_keeps_the_configuration_and_the_account_gets_what_it_writes(
    tell: Tell, world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(init_places, "SERVICE", "nobody")

    code, out, err = tell("init", *PRACTICE, by=as_root_of_a_machine(world))

    etc = tmp_path / "etc"
    uid, gid = accounts.numbers_of("nobody") or (0, 0)
    assert code == 0, err
    assert _owned(etc) == (0, gid, 0o750)
    assert _owned(etc / "faxflow.toml") == _owned(etc / "letter.docx") == (0, gid, 0o640)
    assert _owned(etc / "data") == _owned(etc / "secrets") == (uid, gid, 0o700)
    assert "runuser -u nobody -- faxflow rehearse" in out
    assert "install -m 0600 -o nobody /dev/stdin" in out


def _owned(path: Path) -> tuple[int, int, int]:
    seen = path.stat()
    return seen.st_uid, seen.st_gid, mode(path)


def test_by_sudo_it_goes_where_the_configuration_is_installed_and_nowhere_else(
    tell: Tell, world: World, here: Path, tmp_path: Path
) -> None:
    sudo = Sudo("mara", tmp_path / "home", "tester")
    lent = replace(world, sudo=sudo)

    elsewhere, _, err = tell("init", str(here / "x"), *PRACTICE, by=lent)
    report, _, _ = tell("init", *PRACTICE, "--report", str(here / "r.csv"), by=lent)
    code, _, _ = tell("init", *PRACTICE, by=lent)

    assert (elsewhere, report, code) == (ExitCode.USAGE, ExitCode.USAGE, 0)
    assert "lies outside the folder of mara" in err
    assert (tmp_path / "etc" / "faxflow.toml").exists()
    assert names(here) == []


def test_a_servers_utc_is_told_as_what_only_a_person_can_put_right(
    tell: Tell, here: Path, world: World
) -> None:
    server = replace(world, environment={"TZ": "Etc/UTC"})

    code, out, _ = tell("init", "--yes", "--practice", "Juniper Falls", by=server)

    assert code == 0
    assert "time_zone in faxflow.toml is this server's" in out
    assert "CHANGE" in (here / "faxflow.toml").read_text().partition("time_zone")[2].split("\n")[0]
