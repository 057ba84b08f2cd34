"""What README.md and going-live.md tell people to type is run, and answers as they say."""

import re
import shutil
from collections.abc import Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from docx import Document

from faxflow.cli.main import main
from faxflow.cli.world import World
from faxflow.errors import ExitCode
from rehearsing import Practice, practice, with_environment

ROOT = Path(__file__).parents[2]
README = (ROOT / "README.md").read_text(encoding="utf-8")
GOING_LIVE = (ROOT / "docs" / "going-live.md").read_text(encoding="utf-8")
CRONTAB = (ROOT / "crontab.example").read_text(encoding="utf-8")
RECORDING = ROOT / "src" / "faxflow" / "simulator" / "practice" / "recording.json"

LEFT_OUT = {
    "demo": "tests of the demo run it",
    "demo --referrals": "tests of the demo run it",
    "board": "it wants a terminal; tests of the board give it one",
    "doctor": "tests of doctor do, and break each thing that it looks at",
    "init": "the first ten minutes are run below",
    "rehearse": "the first ten minutes are run below",
    "schedule install": "root's; tests of schedules install into a folder",
    "store restore FILE": "tests of restores do, store and guard",
    "rejects fix": "only its name; tests of rejects correct some",
}
"""What is typed there and not run here, and why."""

MORE = """
[report.mail]
to = ["lead@hilltop.example"]
[intake]
folder = "referrals"
"""
"""What a practice has configured that uses all that the pages show."""

WELL = {ExitCode.DONE, ExitCode.NEEDS_PERSON}
SHOWN = re.compile(
    r"`faxflow ([a-z][^`]*)`"  # in a sentence
    r"|(?:^    (?:\S+ )*?(?:\./)?faxflow|\$F) ([a-z][^;#\n]*)",  # in a block, or the schedule
    re.MULTILINE,
)


@dataclass(frozen=True)
class Typed:
    """A practice with the files that the pages name, and a shell that stands among them."""

    here: Practice
    folder: Path
    world: World

    def run(self, words: str, capsys: pytest.CaptureFixture[str]) -> tuple[int, str]:
        """One line of a page: its exit code, and what it printed."""
        capsys.readouterr()
        command, _, to = words.partition(" > ")
        code = main(command.split(), self.world)
        told = capsys.readouterr()
        if to:
            (self.folder / to).write_text(told.out, encoding="utf-8")
        return code, told.out + told.err


@pytest.fixture
def typed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Typed]:
    """The practice of the rehearsals; the day's report is not fetched yet."""
    folder, shell = tmp_path / "practice", tmp_path / "shell"
    folder.mkdir()
    shell.mkdir()
    monkeypatch.chdir(shell)
    with practice(folder, faxes=12) as here:
        (folder / "referrals").mkdir()
        here.config.write_text(here.config.read_text(encoding="utf-8") + MORE, encoding="utf-8")
        shutil.copy(next((folder / "drop").iterdir()), shell / "ApptList.xls")
        shutil.copy(RECORDING, shell / "walk.json")
        letter = Document()
        letter.add_paragraph("About {{ patient_last }}, {{ patient_first }}: {{ case_id }}")
        letter.save(str(shell / "letter.docx"))
        yield Typed(here, shell, with_environment(here.world, FAXFLOW_CONFIG=str(here.config)))


def shown(text: str) -> list[str]:
    """The commands of a page as they are typed, each once, in its order."""
    found = (re.split(r"  +(?=#)|  ", "".join(one))[0] for one in SHOWN.findall(text))
    return list(dict.fromkeys(" ".join(one.split()) for one in found))


def as_here(words: str) -> str:
    """The page's ids in the place of which there are others here."""
    return words.replace("FX-000123", "FX-000001").replace("RF-000042", "RF-000001")


def is_left_out(words: str) -> bool:
    return words in LEFT_OUT or words.startswith(("init ", "rehearse "))


def test_the_readme_says_what_was_expected_of_it() -> None:
    commands = shown(README)

    assert {"run-morning --quiet", "report", "task list", "audit verify"} <= set(commands)
    assert [one for one in LEFT_OUT if one not in {"init", *commands}] == []


def test_the_schedule_that_the_readme_shortens_is_the_whole_ones() -> None:
    lines = re.findall(r"^    (\S+ \S+ \S+ \S+ \S+ +\$F .+)$", README, re.MULTILINE)
    whole = [" ".join(one.split()) for one in CRONTAB.splitlines()]

    told = [" ".join(one.replace("$F", "/opt/faxflow/faxflow").split()) for one in lines]

    assert len(told) > 4
    assert [one for one in told if not any(line.startswith(one) for line in whole)] == []


def test_what_the_readme_types_is_done(typed: Typed, capsys: pytest.CaptureFixture[str]) -> None:
    typed.run("referral new given_name=Marisol surname=Okwuosa", capsys)
    codes = {}

    for words in shown(README):
        if not is_left_out(words):
            codes[words] = typed.run(as_here(words), capsys)

    failed = {words: told for words, told in codes.items() if told[0] not in WELL}
    assert failed == {}
    assert len(codes) > 15


def elsewhere(typed: Typed, name: str) -> Typed:
    """The same practice with a store of its own, and the guard that the page sets."""
    data = str(typed.here.folder / name)
    settings = {"FAXFLOW_PATHS_DATA": data, "FAXFLOW_PACING_MOST_WITHOUT_HISTORY": "5"}
    return replace(typed, world=with_environment(typed.world, **settings))


def session(text: str) -> list[tuple[str, str]]:
    """The commands behind `$` with what the page shows below each."""
    blocks = re.split(r"^ +\$ faxflow ", text, flags=re.MULTILINE)[1:]
    cut = [re.split(r"\n\s*\n", one)[0].partition("\n") for one in blocks]
    return [(words, answer) for words, _, answer in cut]


def as_on_any_day(text: str) -> list[str]:
    """Its lines, without the days, times and paths that differ from run to run."""
    plain = re.sub(r"\d{4}-\d\d-\d\d|(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day", "DAY", text)
    return [line.strip() for line in plain.splitlines() if line.strip()]


def part(heading: str, text: str = GOING_LIVE) -> str:
    """What stands below a heading of the second level."""
    return text.partition(f"\n## {heading}\n")[2].partition("\n## ")[0]


def test_the_first_production_morning_answers_as_the_page_shows(
    typed: Typed, capsys: pytest.CaptureFixture[str]
) -> None:
    shown_there = session(part("8. Production"))
    told = []

    for words, _ in shown_there:
        shell = typed
        if words.startswith(("run-morning", "alert unit")):  # another day, with another store
            shell = elsewhere(typed, words.split()[0])
            shell.run("store create", capsys)
        told.append(shell.run(words, capsys)[1])

    assert len(shown_there) > 8
    assert [as_on_any_day(one) for one in told] == [as_on_any_day(one) for _, one in shown_there]


def test_the_first_ten_minutes_go_as_the_page_says(
    typed: Typed, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("PATH", str(typed.folder))  # no office here: it starts slowly
    text = part("From an empty machine to a rehearsed morning")
    init, rehearse, preview = re.findall(
        r"^ {4}\./faxflow ((?:init|rehearse|letter) .*)$", text, re.M
    )
    given = {"REPORT": "ApptList.xls", "LETTER.docx": "letter.docx", "../": ""}
    shell = replace(typed, world=replace(typed.world, environment={}))

    def typed_in(words: str) -> tuple[int, str]:
        for name, here in given.items():
            words = words.replace(name, here)
        return shell.run(words, capsys)

    made = typed_in(f"{init} --practice Hilltop --yes")
    lived = typed_in(f"{rehearse} --faxes 5")
    letter = next((shell.folder / "rehearsal" / "data" / "letters").glob("FX-*.pdf"))
    seen = typed_in(re.sub(r"\S+\.pdf", str(letter), preview))

    assert (made[0], lived[0], seen[0]) == (0, ExitCode.NEEDS_PERSON, 0)
    assert "faxflow rehearse --report ApptList.xls" in made[1]
    assert "where the faxes stand" in lived[1].lower()
    assert (shell.folder / "rehearsal" / "seen.png").stat().st_size > 1000
