"""By sudo a command has the service's rights: who asks is known, and they get no files by them."""

import io
import os
import sqlite3
from collections.abc import Mapping
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest

from faxflow.adapters import accounts
from faxflow.cli import world as world_module
from faxflow.cli.main import main
from faxflow.cli.sudo import Sudo, check_own_path, installed_environment, sudo_of
from faxflow.cli.world import World, forget_environment, this_machine
from faxflow.errors import BadUsage
from making import REHEARSAL_TEXT, MovableClock, new_store

OWN_UID = os.getuid()
KEEPER = accounts.account_of(OWN_UID)
MARA = 54_321
"""A uid that no account of this machine has."""


@pytest.fixture
def mara(tmp_path: Path) -> Sudo:
    home = tmp_path / "home" / "mara"
    home.mkdir(parents=True)
    return Sudo("mara", home.resolve(), KEEPER)


@pytest.fixture
def world(tmp_path: Path, mara: Sudo) -> World:
    """The practice's installed configuration and store; mara asks by sudo."""
    installed = tmp_path / "etc"
    (installed / "data").mkdir(parents=True)
    (installed / "faxflow.toml").write_text(REHEARSAL_TEXT)
    new_store(installed / "data", made_by="mara").close()
    tokens = map(str, count())
    return World({}, MovableClock(), KEEPER, lambda: next(tokens), mara, installed)


def run(world: World, *arguments: str) -> int:
    return main(list(arguments), world)


def actors(world: World) -> list[str]:
    beside = sqlite3.connect(world.installed / "data" / "faxflow.db")
    found = [row[0] for row in beside.execute("SELECT actor FROM runs")]
    beside.close()
    return found


@pytest.mark.parametrize(
    ("environment", "account"),
    [
        ({}, None),
        ({"SUDO_USER": "ines"}, None),
        ({"SUDO_UID": ""}, None),
        ({"SUDO_UID": str(OWN_UID), "SUDO_USER": "ines"}, None),
        ({"SUDO_UID": str(MARA), "SUDO_USER": "root"}, f"uid {MARA}"),
        ({"SUDO_UID": str(MARA), "SUDO_USER": "nobody-of-that-name"}, f"uid {MARA}"),
    ],
)
def test_who_asks_is_known_by_the_number_and_never_by_a_name_alone(
    environment: Mapping[str, str], account: str | None
) -> None:
    found = sudo_of(environment, OWN_UID)

    assert (found.account if found else None) == account


def test_a_number_that_is_none_is_refused() -> None:
    with pytest.raises(BadUsage, match="nobody knows who asks"):
        sudo_of({"SUDO_UID": "0; ines"}, OWN_UID)


def test_root_is_lent_no_right_that_it_had_not() -> None:
    found = sudo_of({"SUDO_UID": "0", "SUDO_USER": "root"}, 990)

    assert found
    assert (found.account, found.lends) == (accounts.account_of(0), False)


def test_history_names_who_asked_by_sudo(world: World) -> None:
    assert run(world, "referral", "list") == 0

    assert actors(world) == ["mara"]


def test_what_sudo_says_is_not_believed_of_an_account_that_cannot_have_got_it_from_sudo(
    world: World,
) -> None:
    itself = replace(world, actor="somebody")

    code = run(itself, "referral", "list")

    assert code == 2
    assert actors(world) == ["somebody"]


def test_no_other_configuration_is_taken(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    own = tmp_path / "home" / "mara" / "faxflow.toml"
    own.write_text(REHEARSAL_TEXT)

    code = run(world, "report", "--config", str(own))

    assert code == 2
    assert f"has the rights of {KEEPER}" in capsys.readouterr().err


def test_a_configuration_in_the_folder_where_they_stand_is_not_taken(
    world: World, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "faxflow.toml").write_text("[nonsense]")
    monkeypatch.chdir(tmp_path)

    assert run(world, "referral", "list") == 0


def test_a_missing_installed_configuration_is_told_with_the_reason(
    world: World, capsys: pytest.CaptureFixture[str]
) -> None:
    (world.installed / "faxflow.toml").unlink()

    code = run(world, "report")

    assert code == 2
    assert "is not there, and by sudo" in capsys.readouterr().err


@pytest.mark.parametrize(
    "arguments",
    [
        ["extract", "--file", "PATH"],
        ["case", "add", "--number", "2015550123", "--pdf", "PATH"],
        ["case", "add", "--number", "2015550123", "--data", "PATH"],
        ["rejects", "export", "--to", "PATH"],
        ["rejects", "fix", "--from", "PATH", "--because", "damaged"],
        ["store", "backup", "PATH"],
        ["mail", "explain", "PATH"],
        ["gateway", "show", "PATH"],
        ["demo", "--keep", "PATH"],
        ["report", "--html", "PATH"],
        ["report", "--csv", "PATH"],
        ["scorecard", "--pdf", "PATH"],
        ["referral", "set", "RF-000001", "--data", "PATH"],
        ["referral", "match", "--people", "PATH", "--incoming", "PATH"],
    ],
)
def test_no_file_outside_their_own_folder_is_touched(
    world: World, tmp_path: Path, capsys: pytest.CaptureFixture[str], arguments: list[str]
) -> None:
    secret = tmp_path / "secret.toml"
    secret.write_text("password")
    (tmp_path / "home" / "mara" / "link.toml").symlink_to(secret)

    for path in (
        secret,
        tmp_path / "home" / "mara" / "link.toml",
        tmp_path / "home/mara/../../x.toml",
    ):
        code = run(world, *(str(path) if one == "PATH" else one for one in arguments))

        assert code == 2
        assert "lies outside the folder of mara" in capsys.readouterr().err
    assert secret.read_text() == "password"


def test_a_file_in_their_own_folder_is_read(mara: Sudo) -> None:
    assert mara.home

    check_own_path(mara, mara.home / "letter.pdf")


def test_somebody_without_a_folder_names_no_file() -> None:
    with pytest.raises(BadUsage, match="outside the folder"):
        check_own_path(Sudo("mara", None, KEEPER), Path("/tmp/letter.pdf"))  # noqa: S108


def test_whoever_makes_a_store_by_sudo_administers_it(world: World) -> None:
    (world.installed / "data" / "faxflow.db").unlink()

    assert run(world, "store", "create") == 0
    assert run(world, "referral", "list") == 0


def test_no_variable_is_inherited_but_those_of_the_terminal(tmp_path: Path) -> None:
    (tmp_path / "faxflow.env").write_text(
        "# secrets\nGATEWAY_PASSWORD_FILE='/etc/faxflow/secrets/gateway'\nTWO=a b # words\nodd\n"
    )
    theirs = {
        "FAXFLOW_CONFIG": "/home/mara/own.toml",
        "FAXFLOW_PATHS_DATA": "/home/mara",
        "GATEWAY_PASSWORD_COMMAND": "sh",
        "SSL_CERT_FILE": "/home/mara/ca.pem",
        "PATH": "/home/mara/bin",
        "TERM": "xterm",
    }

    seen = installed_environment(theirs, tmp_path)

    assert "/home/mara" not in str(seen)
    assert set(seen) == {"PATH", "TERM", "GATEWAY_PASSWORD_FILE", "TWO"}
    assert (seen["GATEWAY_PASSWORD_FILE"], seen["TWO"]) == ("/etc/faxflow/secrets/gateway", "a b")


def test_libraries_and_children_see_no_inherited_variable(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(world_module, "INSTALLED", tmp_path)
    monkeypatch.setattr(os, "environ", dict(os.environ))
    os.environ["SUDO_UID"] = str(MARA)
    os.environ["FAXFLOW_PATHS_DATA"] = "/home/mara"

    here = this_machine()
    forget_environment(here)

    assert here.sudo
    assert "FAXFLOW_PATHS_DATA" not in here.environment
    assert "FAXFLOW_PATHS_DATA" not in os.environ


@pytest.mark.parametrize("name", ["LOGNAME", "USER", "LNAME", "USERNAME"])
def test_nobody_gets_another_name_by_a_variable(name: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(name, "ines")
    monkeypatch.delenv("SUDO_UID", raising=False)

    assert this_machine().actor == KEEPER


def test_the_account_that_keeps_the_store_is_the_service(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr(accounts, "owner_of", lambda _: "faxflow")
    cron = replace(
        world,
        actor="faxflow",
        sudo=None,
        environment={"FAXFLOW_CONFIG": str(world.installed / "faxflow.toml")},
    )

    listed, reminded = run(cron, "queue"), run(cron, "remind", "--dry-run")

    assert "none of their roles does that" in capsys.readouterr().err
    assert (listed, reminded) == (2, 0)


def test_standard_input_is_no_file_of_theirs(
    world: World, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(b"no PDF")))

    run(world, "case", "add", "--number", "(202) 555-0117", "--pdf", "-")

    told = capsys.readouterr().err
    assert "outside the folder" not in told
    assert "PDF" in told
