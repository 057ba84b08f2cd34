"""escalate and retry at the door: what a person or cron sees of them."""

import json
import sys
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from rehearsing import Practice, practice, with_environment
from servers.web_listener import WebListener

FAXES = 6


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    with practice(tmp_path, faxes=FAXES) as made:
        yield made


def sign_in_page(here: Practice) -> None:
    """A morning on which something needs a person."""
    for file in (here.folder / "drop").iterdir():
        file.write_text("<html><body><form>Password <input type='password'></form></body></html>")
    here.run("run-morning")


def answer(here: Practice, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    here.run(*words, "--json")
    found: dict[str, object] = json.loads(capsys.readouterr().out)
    return found


def test_a_dry_run_shows_all_that_would_be_told_and_tells_nobody(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    sign_in_page(here)

    planned = answer(here, capsys, "escalate", "--dry-run")

    notice = planned["notice"]
    assert isinstance(notice, dict)
    assert (planned["tasks"], planned["new"]) == (1, ["mend-report"])
    assert "faxflow task list" in notice["body"]
    assert here.gateway.notices == []
    assert here.rows("SELECT count(*) FROM notices") == [(0,)]


def test_it_tells_once_and_then_that_there_is_nothing_new(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    sign_in_page(here)

    first = answer(here, capsys, "escalate")
    second = answer(here, capsys, "escalate")

    assert (first["notices"], second["notices"]) == (1, 0)
    assert len(here.gateway.notices) == 1


def test_a_notice_goes_by_mail_webhook_and_command_alike(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    told = here.folder / "told"
    keep = "import sys; open(sys.argv[1], 'a').write(sys.stdin.read())"
    with WebListener().listening() as listener:
        here.change(
            'to = ["desk@hilltop.example"]',
            'to = ["desk@hilltop.example"]\n'
            'webhook = "ALERT_WEBHOOK"\nwebhook_hosts = ["127.0.0.1"]\n'
            f'command = ["{sys.executable}", "-c", "{keep}", "{told}"]',
        )
        address = f"http://127.0.0.1:{listener.port}/token"
        world = with_environment(here.world, ALERT_WEBHOOK=address)
        sign_in_page(here)

        code = replace(here, world=world).run("escalate")

    assert code == ExitCode.DONE
    assert len(here.gateway.notices) == 1
    assert "sign-in page" in listener.posts[0][1].decode()
    assert "sign-in page" in told.read_text()
    assert "token" not in capsys.readouterr().err + (here.folder / "data/faxflow.log").read_text()


def test_a_webhook_without_its_secret_is_named_and_mail_goes_out(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.change(
        'to = ["desk@hilltop.example"]',
        'to = ["desk@hilltop.example"]\nwebhook = "ALERT_WEBHOOK"\nwebhook_hosts = ["127.0.0.1"]',
    )
    sign_in_page(here)

    code = here.run("escalate")

    assert code == ExitCode.CONFIGURATION
    assert "ALERT_WEBHOOK is not set" in capsys.readouterr().err
    assert len(here.gateway.notices) == 1


def test_retry_says_how_many_are_left(here: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    here.change("[hours]", "[retry]\nmost_at_once = 4\n[hours]")
    here.run("run-morning")
    with here.store() as store, store.write() as tx:
        tx.execute(
            "UPDATE cases SET state = 'waiting', next_action_at = '2026-01-01T00:00:00.000+00:00'"
        )

    planned = answer(here, capsys, "retry", "--dry-run")
    first = answer(here, capsys, "retry")
    here.run("retry")

    assert planned == first
    assert (first["ready_again"], first["left"]) == (4, FAXES - 4)
    assert f"Ready to be tried again: {FAXES - 4}." in capsys.readouterr().out
