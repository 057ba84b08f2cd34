"""From one's own report and letter to a rehearsed morning: each step's output says the next."""

import random
import re
import shlex
from datetime import date, timedelta
from itertools import count
from pathlib import Path

import pytest
from docx import Document

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.errors import ExitCode
from rehearsed_practice import NOW

Capture = pytest.CaptureFixture[str]
OFFICES = ("Lakeside Orthopedics", "Prairie Eye Associates", "Dr. Hale Rheumatology")
HEADS = "Patient [Acct#],Birth Dt,Scheduled For,Dx,Referred To / Fax,Priority"


def messy_report() -> str:
    """Banners, a repeated heading, joined values, dates as they come, a total."""
    chance = random.Random(9)
    lines = [
        "Cedar Ridge Medical Group,,,,,",
        "Run: 11/23/2026 05:12 AM  User: SVC_RPT,,,,,",
        HEADS,
    ]
    for number in range(12):
        born = date(1950, 1, 1) + timedelta(days=chance.randrange(20_000))
        fax = chance.choice(["312-555-01{:02}", "(312) 555-01{:02}", "1312 55501{:02}"])
        office = f"{chance.choice(OFFICES)} / Fax: {fax.format(number + 10)}"
        who = f'"OKAFOR, Rosa [{600100 + number}]"'
        lines.append(f"{who},{born:%m/%d/%Y},11/{24 + number % 5}/2026 9:30,M54.5,{office},Routine")
        lines += ["Page 1 of 2,,,,,", HEADS] if number == 6 else []
    return "\n".join([*lines, "Total records: 12,,,,,", ""])


def letter(path: Path) -> None:
    """A letter of one's own, whose fields are not all called as the draft calls them."""
    document = Document()
    document.add_heading("Cedar Ridge Medical Group", 1)
    document.add_paragraph("To {{ recipient }}, fax {{ fax_number }}, {{ today }}")
    document.add_paragraph("{{ patient_last }}, {{ patient_first }}, born {{ birthday }}: {{ dx }}")
    document.save(str(path))


def next_command(told: str, command: str) -> list[str]:
    """The arguments of the line that says so."""
    line = re.search(rf"^ +faxflow ({command} .*?)(?:\s+#.*)?$", told, re.MULTILINE)
    assert line, told
    return shlex.split(line[1])


def told_by(world: World, capsys: Capture, *arguments: str, code: ExitCode) -> str:
    """What the command prints, ending with that code."""
    assert main(list(arguments), world) == code
    return capsys.readouterr().out


def mend(path: Path, old: str, new: str) -> None:
    """What a person changes in a file."""
    assert old in path.read_text()
    path.write_text(path.read_text().replace(old, new))


def test_a_new_user_comes_to_a_rehearsed_morning_by_what_each_step_says(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: Capture
) -> None:
    tokens = map("{:06x}".format, count())
    world = World({}, lambda: NOW, "newcomer", lambda: next(tokens))
    report, template = tmp_path / "Outgoing Referrals 11-23.csv", tmp_path / "our letter.docx"
    practice, keep = tmp_path / "practice", tmp_path / "rehearsal"
    report.write_bytes(messy_report().encode("cp1252"))
    letter(template)
    monkeypatch.chdir(tmp_path)

    made = ["init", "practice", "--report", str(report), "--template", str(template), "--yes"]
    own = ["--practice", "Cedar Ridge", "--time-zone", "America/Chicago"]
    told = told_by(world, capsys, *made, *own, code=ExitCode.DONE)
    assert "goes by the letter's names: birth_dt is birthday; is each right?" in told
    mend(practice / "faxflow.toml", '#engine = "auto"', 'engine = "builtin"')

    rehearse = [*next_command(told, "rehearse"), "--keep", str(keep), "--troubles", "none"]
    told = told_by(world, capsys, *rehearse, code=ExitCode.DONE)
    assert "delivered  12" in told
    assert "Nothing would need a person." in told
    assert next_command(told, "doctor") == ["doctor", "-c", str(practice / "faxflow.toml")]
    assert next_command(told, "schedule show")[-1] == str(practice / "faxflow.toml")

    seen = [*next_command(told, "letter preview"), "-o", str(tmp_path / "seen.png")]
    told_by(world, capsys, *seen, code=ExitCode.DONE)
    assert len([*(keep / "data" / "letters").glob("*.pdf")]) == 12
    assert (tmp_path / "seen.png").stat().st_size > 1000
