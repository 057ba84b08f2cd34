"""A practice with an encrypted store: a morning like any other, and the way there and back."""

import json
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from faxflow.store import driver
from rehearsing import Practice, practice, with_environment

pytest.importorskip("sqlcipher3")

ON = '[store]\nencryption = "sqlcipher"\n'
KEYS = {"STORE_KEY": "1f" * 32, "NEXT_KEY": "e0" * 32, "NO_KEY": "hunter2"}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    """One whose store is plain."""
    with practice(tmp_path, faxes=4) as made:
        yield replace(made, world=with_environment(made.world, **KEYS))
    driver.use_key(None)


def said(here: Practice, text: str) -> None:
    here.config.write_text(f"{here.config.read_text()}\n{text}")


def store_bytes(here: Practice) -> bytes:
    return (here.folder / "data" / "faxflow.db").read_bytes()


def test_a_whole_morning_goes_by_an_encrypted_store(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    said(here, ON)

    encrypted = here.run("store", "encrypt")
    codes = [
        here.run(*words.split())
        for words in (
            "run-morning",
            "watch-bounces",
            "report",
            "prune",
            "store backup",
            "audit verify",
            "store check",
        )
    ]

    went = {ExitCode.DONE, ExitCode.NEEDS_PERSON}
    assert encrypted == ExitCode.DONE
    assert {*codes} <= went, capsys.readouterr()
    assert len(here.gateway.taken) == 4
    assert b"CREATE TABLE" not in store_bytes(here)
    backups = list((here.folder / "data" / "backups").iterdir())
    assert [b"CREATE TABLE" in one.read_bytes() for one in backups] == [False]
    told = here.rows("SELECT cause FROM events WHERE subject = 'store'")
    assert told[0] == ("encrypted",)


def test_plain_copies_that_stay_are_named(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    data = here.folder / "data"
    here.run("store", "backup")
    (backup,) = (data / "backups").iterdir()
    here.run("store", "restore", str(backup), "--replace")
    (aside,) = data.glob("faxflow.db.*")
    said(here, ON)
    capsys.readouterr()

    here.run("store", "encrypt", "--json")
    told = json.loads(capsys.readouterr().out)
    backup.unlink()
    here.run("store", "rekey", "--new-key", "NEXT_KEY")

    assert told["plain_copies"] == [str(backup), str(aside)]
    assert capsys.readouterr().out.endswith(f"nobody wants them back:\n  {aside}\n")


def test_there_and_to_another_key_and_back(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    said(here, ON)
    here.run("store", "encrypt")
    capsys.readouterr()

    rekeyed = here.run("store", "rekey", "--new-key", "NEXT_KEY", "--json")
    told = json.loads(capsys.readouterr().out)
    old_key = here.run("report")
    here.change(ON, f'{ON}key = "NEXT_KEY"\n')
    new_key = here.run("report")
    decrypted = here.run("store", "decrypt")
    not_yet = here.run("report")
    here.change('encryption = "sqlcipher"', 'encryption = "none"')
    plain = here.run("report")

    assert (rekeyed, told["done"]) == (ExitCode.DONE, "encrypted anew")
    assert (old_key, new_key) == (ExitCode.CONFIGURATION, ExitCode.DONE)
    assert (decrypted, not_yet, plain) == (ExitCode.DONE, ExitCode.CONFIGURATION, ExitCode.DONE)
    assert store_bytes(here).startswith(b"SQLite format 3")


def test_until_it_is_encrypted_no_command_goes(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    said(here, ON)

    code = here.run("report")

    assert code == ExitCode.CONFIGURATION
    assert "Give `faxflow store encrypt`" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("key", "told"), [("NOT_THERE", "NOT_THERE"), ("NO_KEY", "no key of 64 hex digits")]
)
def test_a_key_that_is_none_is_told_and_never_shown(
    here: Practice, capsys: pytest.CaptureFixture[str], key: str, told: str
) -> None:
    said(here, f'{ON}key = "{key}"\n')

    code = here.run("store", "encrypt")

    err = capsys.readouterr().err
    assert code == ExitCode.CONFIGURATION
    assert told in err
    assert KEYS["NO_KEY"] not in err
    assert store_bytes(here).startswith(b"SQLite format 3")


def test_encrypting_what_is_to_be_plain_says_what_to_set(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    code = here.run("store", "encrypt")

    assert code == ExitCode.USAGE
    assert 'Set encryption = "sqlcipher"' in capsys.readouterr().err


def test_a_plain_backup_comes_back_by_what_its_refusal_says(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    backup = here.folder / "plain.db"
    here.run("store", "backup", str(backup))
    said(here, ON)
    here.run("store", "encrypt")
    capsys.readouterr()

    refused = here.run("store", "restore", str(backup), "--replace")
    told = capsys.readouterr().err
    here.change('encryption = "sqlcipher"', 'encryption = "none"')
    restored = here.run("store", "restore", str(backup), "--replace")
    here.change('encryption = "none"', 'encryption = "sqlcipher"')
    encrypted = here.run("store", "encrypt")

    assert refused == ExitCode.CONFIGURATION
    assert f"{backup} is not encrypted" in told
    assert (restored, encrypted) == (ExitCode.NEEDS_PERSON, ExitCode.DONE)
    assert here.run("store", "guard") == ExitCode.DONE
