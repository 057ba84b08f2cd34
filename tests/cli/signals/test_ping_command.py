"""`faxflow ping` finds a name, a secret, an address or a check that is wrong."""

import json
from pathlib import Path

import pytest

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.errors import ExitCode
from making import REHEARSAL_TEXT, MovableClock, new_store
from servers.ping_listener import PingListener

NOBODY = {"A": "http://127.0.0.1:1/x"}


def run(folder: Path, ping: str, environment: dict[str, str], *words: str) -> int:
    path = folder / "faxflow.toml"
    path.write_text(f'{REHEARSAL_TEXT}\n[ping]\nhosts = ["127.0.0.1"]\n{ping}')
    if not (folder / "data").exists():
        (folder / "data").mkdir()
        new_store(folder / "data").close()
    world = World(environment, MovableClock(), "tester", lambda: "000000")
    return main(["ping", *words, "--config", str(path)], world)


def test_each_switch_is_tried_by_a_word_that_is_neither_good_nor_bad(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with PingListener().listening() as listener:
        there = {
            "A": f"http://127.0.0.1:{listener.port}/a",
            "B": f"http://127.0.0.1:{listener.port}/b",
        }
        code = run(tmp_path, 'url = "A"\nurls = {"store backup" = "B"}', there)

    assert code == ExitCode.DONE
    assert [one.target.partition("?")[0] for one in listener.asked] == ["/a/log", "/b/log"]
    assert capsys.readouterr().out.count("127.0.0.1 took a try") == 2


@pytest.mark.parametrize(
    ("wrong", "says"),
    [
        (
            ('urls = {run-mornings = "A"}', NOBODY),
            "There is no such command.",
        ),
        (('urls = {"store" = "A"}', NOBODY), "There is no such command."),
        (('url = "A"', {}), "The secret A is not set"),
        (('url = "A"', {"A": "https://elsewhere.example/x"}), "hosts does not name"),
        (('url = "A"', NOBODY), "cannot be reached"),
    ],
    ids=["command", "group", "secret", "host", "server"],
)
def test_what_is_wrong_is_said(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    wrong: tuple[str, dict[str, str]],
    says: str,
) -> None:
    code = run(tmp_path, *wrong)

    assert code == ExitCode.CHECK_FAILED
    assert says in capsys.readouterr().out


@pytest.mark.parametrize(
    ("ping", "words"),
    [('url = "A"', ["--dry-run"]), ('url = "A"\nstyle = "uptime-kuma"', [])],
    ids=["dry run", "no such word"],
)
def test_nothing_is_sent_where_nothing_is_to_be(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ping: str, words: list[str]
) -> None:
    with PingListener().listening() as listener:
        code = run(tmp_path, ping, {"A": f"http://127.0.0.1:{listener.port}/a"}, "--json", *words)

    told = json.loads(capsys.readouterr().out)
    assert code == ExitCode.DONE
    assert listener.asked == []
    assert told["switches"] == [
        {"command": "run-morning", "host": "127.0.0.1", "sent": False, "problem": None}
    ]


def test_without_a_switch_it_says_how_to_set_one_up(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    code = run(tmp_path, "", {})

    assert code == ExitCode.DONE
    assert "docs/monitoring.md" in capsys.readouterr().out
