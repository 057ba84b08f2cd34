"""`config show` tells every setting with its origin, and of secrets nothing but their names."""

import json
import os
import subprocess
import sys
from collections.abc import Callable
from itertools import count
from pathlib import Path
from typing import Any

import pytest

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.config.shape import sections
from faxflow.simulator.practice.folder import Servers, write_practice
from making import REHEARSAL_TEXT, MovableClock

CANARY = "hunter2-canary"

Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def tell(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Tell:
    """Runs a command on the practice's configuration, in an environment."""
    (tmp_path / "faxflow.toml").write_text(REHEARSAL_TEXT)

    def run(*words: str, **environment: str) -> tuple[int, str, str]:
        tokens = map(str, count())
        named = {"FAXFLOW_CONFIG": str(tmp_path / "faxflow.toml"), **environment}
        world = World(named, MovableClock(), "tester", lambda: next(tokens))
        capsys.readouterr()
        code = main(["config", *words], world)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def change(folder: Path, old: str, new: str) -> None:
    text = (folder / "faxflow.toml").read_text()
    assert old in text
    (folder / "faxflow.toml").write_text(text.replace(old, new, 1))


def shown(tell: Tell, *words: str, **environment: str) -> dict[str, Any]:
    """The settings by section and key."""
    code, out, _ = tell("show", *words, "--json", **environment)
    assert code == 0
    return {f"{one['section']}.{one['key']}": one for one in json.loads(out)["settings"]}


def test_every_key_of_every_section_in_use_is_shown(tell: Tell) -> None:
    found = shown(tell)

    unused = ("second_gateway", "oauth", "intake_mailbox")
    other_kinds = {"source"}
    for section in sections():
        if not section.startswith(unused) and section not in other_kinds:
            keys = {key for key in sections()[section] if f"{section}.{key}" not in sections()}
            assert {f"{section}.{key}" for key in keys} <= set(found)


def test_each_tells_where_it_comes_from(tell: Tell, tmp_path: Path) -> None:
    change(tmp_path, 'address = "{number}@fax.example"', 'profile = "srfax"')

    found = shown(tell, FAXFLOW_MAILBOX_PORT="993")

    lines = (tmp_path / "faxflow.toml").read_text().splitlines()
    assert found["practice.name"]["origin"] == "faxflow.toml"
    assert lines[found["practice.name"]["line"] - 1].startswith("name = ")
    assert found["mailbox.port"]["value"] == 993
    assert found["mailbox.port"]["named"] == "FAXFLOW_MAILBOX_PORT"
    assert (found["gateway.address"]["origin"], found["gateway.address"]["named"]) == (
        "profile",
        "srfax",
    )
    assert found["retry.attempts"] == {
        "section": "retry",
        "key": "attempts",
        "value": 4,
        "origin": "default",
        "named": None,
        "line": None,
    }


def test_values_are_written_as_in_the_file(tell: Tell) -> None:
    _, out, _ = tell("show", "hours", "alarms.report_by", "gateway.address")

    assert '  open = ["08:00-17:00"]' in out
    assert '  report_by = "08:00"' in out
    assert '  address = "{number}@fax.example"' in out


def test_changed_leaves_the_defaults_out(tell: Tell) -> None:
    found = shown(tell, "--changed")

    assert "practice.name" in found
    assert "default" not in {one["origin"] for one in found.values()}


def test_sections_and_keys_can_be_named(tell: Tell) -> None:
    found = shown(tell, "report", "gateway.host")

    assert set(found) == {
        *("report.mapping", "report.mail.to", "report.mail.scorecard_to", "report.mail.attach"),
        "gateway.host",
    }


@pytest.mark.parametrize(
    ("named", "meant"),
    [
        ("gatewy", "mean gateway?"),
        ("gateway.hst", "mean host?"),
        ("digest_minutes", "mean notices.digest_minutes?"),
        ("qqq", "known are: practice"),
    ],
)
def test_an_unknown_name_is_told_with_what_was_meant(tell: Tell, named: str, meant: str) -> None:
    code, _, err = tell("show", named)

    assert code == 2
    assert meant in err


def test_a_secret_is_told_by_its_name_and_its_place_and_never_by_its_value(
    tell: Tell, tmp_path: Path
) -> None:
    change(tmp_path, "[mailbox]", '[mailbox]\nuser = "u"\npassword = "MAIL"')
    change(tmp_path, "[notices]", '[notices]\nuser = "u"\npassword = "TELL"')
    change(tmp_path, "[gateway]", '[gateway]\nuser = "u"\npassword = "SEND"')
    change(tmp_path, "[paths]", '[paths]\nsecrets = "secrets"')
    (tmp_path / "secrets").mkdir()
    (tmp_path / "secrets" / "SEND").write_text(CANARY)
    (tmp_path / "file").write_text(CANARY)
    given = {"MAIL": CANARY, "TELL_FILE": str(tmp_path / "file")}

    code, out, err = tell("show", **given)
    _, data, _ = tell("show", "--json", **given)

    secrets = {one["name"]: one for one in json.loads(data)["secrets"]}
    assert code == 0
    assert "MAIL  from the environment; for [mailbox] password" in out
    assert secrets["SEND"]["named"] == str(tmp_path / "secrets" / "SEND")
    assert (secrets["TELL"]["source"], secrets["TELL"]["there"]) == ("file", True)
    assert CANARY not in out + err + data


def test_a_secret_that_is_nowhere_is_missing(tell: Tell, tmp_path: Path) -> None:
    change(tmp_path, "[mailbox]", '[mailbox]\nuser = "u"\npassword = "MAIL"')

    _, out, _ = tell("show", "mailbox")

    assert "MAIL  missing; for [mailbox] password" in out


def test_the_secrets_of_a_portals_site_are_told_too(tell: Tell, tmp_path: Path) -> None:
    write_practice(tmp_path, Servers(2525, 1143, 2526, "http://127.0.0.1:8480"))

    _, out, _ = tell("show", "source", PORTAL_PASSWORD=CANARY)
    _, without, _ = tell("show", "gateway")

    assert "PORTAL_PASSWORD  from the environment; for [site.toml] password" in out
    assert "PORTAL_PASSWORD" not in without
    assert CANARY not in out


def test_what_could_be_a_secret_in_an_address_is_hidden(tell: Tell, tmp_path: Path) -> None:
    source = f'kind = "https"\nurl = "https://portal.example/x?token={CANARY}"'
    change(tmp_path, 'kind = "drop-folder"\nfolder = "drop"', source)
    change(tmp_path, "[gateway]", f'[gateway]\nheaders = {{X-Api-Key = "{CANARY}"}}')

    _, out, err = tell("show")
    _, data, _ = tell("show", "--json")

    assert 'url = "https://portal.example/x?token=…"' in out
    assert CANARY not in out + err + data


def test_a_configuration_that_cannot_be_loaded_ends_as_for_every_command(
    tell: Tell, tmp_path: Path
) -> None:
    change(tmp_path, "[paths]", "[pahts]")

    code, out, _ = tell("show")

    assert (code, out) == (78, "")


def test_piped_it_is_whole_and_plain(tell: Tell) -> None:
    _, out, _ = tell("show")

    assert "\x1b" not in out
    assert "call the sender at once, and destroy all pages." in out


@pytest.mark.skipif(os.getuid() != 0, reason="only root becomes another account")
def test_who_stands_in_a_folder_that_is_closed_to_the_account_gets_the_installed_one(
    tmp_path: Path,
) -> None:
    closed = tmp_path / "closed"
    closed.mkdir(mode=0o700)
    (tmp_path / "etc").mkdir()
    program = (
        "import os, sys; from pathlib import Path; from faxflow.cli.session import config_path;"
        "from faxflow.cli.world import World; os.chdir(sys.argv[1]); os.setuid(65534);"
        "world = World({}, None, 'a', None, installed=Path('/etc/faxflow'));"
        "print(config_path(None, world))"
    )

    done = subprocess.run(
        [sys.executable, "-c", program, str(closed)], capture_output=True, text=True, check=True
    )

    assert done.stdout.strip() == "/etc/faxflow/faxflow.toml"
