"""privacy tells of this very installation: its places, days, hosts and people."""

import json
from pathlib import Path

import pytest

from faxflow.errors import ExitCode
from months_behind import Practice, practice_in

MORE = """
[retention]
names_days = 730
hold = ["FX-000012"]
[backup]
keep_days = 30
[referrals.people]
mara = ["intake", "supervisor"]
"""


@pytest.fixture
def here(tmp_path: Path) -> Practice:
    made = practice_in(tmp_path)
    config = tmp_path / "faxflow.toml"
    config.write_text(config.read_text() + MORE)
    made.run("store", "create")
    return made


def test_it_tells_places_days_hosts_and_people(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()

    code = here.run("privacy")

    told = capsys.readouterr().out
    assert code == ExitCode.DONE
    assert "faxflow.db: faxes, referrals, history; kept 730 days once all is over" in told
    assert "letters: letters; kept for good" in told
    assert "gateway (127.0.0.1): letters, numbers, references" in told
    assert "mara: intake, supervisor" in told
    assert "On hold: FX-000012" in told
    assert "lead@hilltop.example, board@hilltop.example: figures" in told


def test_what_may_be_missing_is_told(here: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    capsys.readouterr()

    here.run("privacy", "--json")

    data = json.loads(capsys.readouterr().out)
    hints = " ".join(data["hints"])
    assert data["encrypted"] is False
    assert "Nothing removes letters, reports, mails, documents, recordings" in hints
    assert "is the disk?" in hints
    assert "Backups are not encrypted" in hints
    assert "keep_days" not in hints


def test_where_nobody_has_a_role_it_says_so(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    made = practice_in(tmp_path)
    made.run("store", "create")
    capsys.readouterr()

    made.run("privacy")

    assert "\n  nobody has a role\n" in capsys.readouterr().out
