"""At a terminal `init` asks for what no option says, again until an answer is one."""

from dataclasses import replace
from itertools import count
from pathlib import Path

import docx
import pytest
import typer
from typer.testing import CliRunner

from faxflow.cli import recording_questions
from faxflow.cli.setup import init_commands
from faxflow.cli.world import World
from faxflow.config.load import load_config
from faxflow.frames.mapping import load_mapping
from making import MovableClock


@pytest.fixture
def world(tmp_path: Path) -> World:
    tokens = map(str, count())
    zone = {"TZ": "America/Denver"}
    return World(zone, MovableClock(), "tester", lambda: next(tokens), installed=tmp_path / "etc")


@pytest.fixture
def here(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(
        recording_questions,
        "asker",
        lambda: (
            lambda question, usual: str(
                typer.prompt(question, default=usual, show_default=bool(usual))
            )
        ),
    )
    folder = (tmp_path / "mine").resolve()
    folder.mkdir()
    monkeypatch.chdir(folder)
    return folder


def talk(world: World, *answers: str, words: tuple[str, ...] = ()) -> str:
    """What is printed while somebody types these lines."""
    typed = "".join(f"{one}\n" for one in answers)
    app = typer.Typer()
    init_commands.add_to(app)
    done = CliRunner().invoke(app, words, input=typed, obj=world)
    assert done.exception is None or isinstance(done.exception, SystemExit), done.output
    return done.output


def test_a_name_and_enter_are_enough(world: World, here: Path) -> None:
    told = talk(world, "Juniper Falls", *[""] * 10)

    config = load_config(here / "faxflow.toml", {})
    assert "Its time zone [America/Denver]:" in told
    assert config.practice.time_zone == "America/Denver"
    assert config.practice.country == "US"
    assert "CHANGE: the service mailbox" in (here / "faxflow.toml").read_text()


def test_all_questions_are_answered_in_their_order(world: World, here: Path) -> None:
    answers = (
        *("Juniper Falls", "Europe/London", "GB", "", "", "sftp"),
        *("sinch", "020 7946 0958", "faxes@juniper.org", "google", "a@juniper.org, b@juniper.org"),
    )

    told = talk(world, *answers)

    config = load_config(here / "faxflow.toml", {})
    assert "Known fax services: concord" in told
    assert str(config.source.kind) == "sftp"
    assert (config.gateway.profile, config.gateway.caller_id) == ("sinch", "+442079460958")
    assert config.mailbox.host == "imap.gmail.com"
    assert config.notices.to == ("a@juniper.org", "b@juniper.org")


def test_a_wrong_answer_is_told_and_asked_for_again(world: World, here: Path) -> None:
    told = talk(world, "", "Juniper Falls", "Chicgo", "chicago", *[""] * 9)

    assert "That is not it: the practice's name is one line of text" in told
    assert "no time zone is called 'Chicgo'; did you mean America/Chicago?" in told
    assert load_config(here / "faxflow.toml", {}).practice.time_zone == "America/Chicago"


def test_a_service_that_is_unknown_is_asked_for_its_addresses(world: World, here: Path) -> None:
    answers = ("Juniper", "", "", "", "", "", "", "{e164}@fax.juniper.org", "", "", "")

    talk(world, *answers)

    assert load_config(here / "faxflow.toml", {}).gateway.address == "{e164}@fax.juniper.org"


def test_what_an_option_says_is_not_asked(world: World, here: Path) -> None:
    words = ("--practice", "Juniper", "--gateway", "srfax", "--mailbox", "f@juniper.org")

    told = talk(world, *[""] * 8, words=words)

    assert "practice's name" not in told
    assert "fax service" not in told
    assert load_config(here / "faxflow.toml", {}).gateway.profile == "srfax"


def test_with_yes_or_json_nothing_is_asked(world: World, here: Path) -> None:
    told = talk(world, words=("--practice", "Juniper", "--yes"))
    again = talk(world, words=("--json",))

    assert told.startswith("Made in ")
    assert again.startswith("{")


def test_who_gives_up_leaves_nothing(world: World, here: Path) -> None:
    talk(world, "Juniper Falls", "America/Chicago")

    assert list(here.iterdir()) == []


def test_a_servers_utc_is_no_answer_to_enter(world: World, here: Path) -> None:
    server = replace(world, environment={"TZ": "Etc/UTC"})

    told = talk(server, "Juniper Falls", "", "America/Chicago", *[""] * 9)

    assert "Its time zone, as America/Chicago:" in told
    assert load_config(here / "faxflow.toml", {}).practice.time_zone == "America/Chicago"


def test_what_a_blank_of_the_letter_means_is_asked_where_it_is_not_sure(
    world: World, here: Path
) -> None:
    (here / "appts.csv").write_text(
        "Chart,Patient Name,DOB,Visit,Prac,Fax\n"
        'A1,"BELL, SUE",01/09/2001,11/02/2026,Pine Hollow,212-555-0101\n'
    )
    letter = docx.Document()
    letter.add_paragraph("[Practice]: we saw [Patient Name] on [Visit Date]. [Reason for Visit]")
    letter.save(str(here / "ours.docx"))
    words = ("--practice", "Juniper", "--report", "appts.csv", "--template", "ours.docx")

    told = talk(world, *[""] * 8, "prax", "prac", "-", words=words)

    assert "In the letter, “[Practice]” is which field (-: none)" in told
    assert "no field is called 'prax'; did you mean prac?" in told
    assert "[Patient Name] is {{ patient_name }}" in told
    [line] = [one.text for one in docx.Document(str(here / "letter.docx")).paragraphs]
    assert line == "{{ prac }}: we saw {{ patient_name }} on {{ visit }}. [Reason for Visit]"


def test_empty_cells_and_whom_it_is_to_are_asked_and_what_stays_blank_is_told(
    world: World, here: Path
) -> None:
    (here / "appts.csv").write_text(
        "Acct#,Pt Nm,DOB,Ref Prov,Ref Fx,Appt Dt\n"
        'A1,"BELL, SUE",01/09/2001,"Lark, Ann MD",212-555-0101,11/02/2026\n'
    )
    letter = docx.Document()
    letter.add_paragraph("To: ________\nSigned: ________")
    table = letter.add_table(rows=2, cols=2)
    table.cell(0, 0).text, table.cell(1, 0).text = "Patient", "Remarks by"
    letter.save(str(here / "ours.docx"))
    words = ("--practice", "Juniper", "--report", "appts.csv", "--template", "ours.docx")

    told = talk(world, *[""] * 10, words=words)

    made = docx.Document(str(here / "letter.docx"))
    assert made.paragraphs[0].text.startswith("To: {{ ref_prov }}")
    assert made.tables[0].cell(0, 1).text == "{{ pt_nm }}"
    assert "every letter goes out with these blank: Remarks by ___. Are they for a pen?" in told


def test_a_letter_without_a_patient_is_told_of(world: World, here: Path) -> None:
    (here / "appts.csv").write_text(
        "Acct#,Pt Nm,DOB,Ref Prov,Ref Fx,Appt Dt\n"
        'A1,"BELL, SUE",01/09/2001,"Lark, Ann MD",212-555-0101,11/02/2026\n'
    )
    letter = docx.Document()
    letter.add_paragraph("To {{ ref_prov }}, about {{ appt_dt }}")
    letter.save(str(here / "ours.docx"))
    words = ("--practice", "Juniper", "--report", "appts.csv", "--template", "ours.docx")

    told = talk(world, *[""] * 9, words=words)

    assert "nobody can tell whom a letter is about" in told


def test_a_zone_may_be_said_as_people_say_it(world: World, here: Path) -> None:
    told = talk(world, "Juniper Falls", "Portland", "Pacific Time", *[""] * 9)

    assert "Eastern, Central, Mountain or Pacific will do, too." in told
    assert load_config(here / "faxflow.toml", {}).practice.time_zone == "America/Los_Angeles"


def test_which_column_holds_the_fax_numbers_is_asked_where_none_is_certain(
    world: World, here: Path
) -> None:
    (here / "appts.csv").write_text(
        'Chart,Patient Name,DOB,Visit,Line 2\nA1,"BELL, SUE",01/09/2001,11/02/2026,212-555-0101\n'
    )
    words = ("--practice", "Juniper", "--report", "appts.csv")

    told = talk(world, *[""] * 9, "Lin 2", "line 2", words=words)

    assert "Which column holds the numbers to fax to: Chart, " in told
    assert "There is no such column; did you mean Line 2?" in told
    assert "which column holds the fax numbers? Write it" not in told
    mapping = load_mapping(here / "mapping.toml")
    assert [one.names for one in mapping.columns if one.fields[0].name == "fax"] == [("Line 2",)]
