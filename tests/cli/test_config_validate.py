"""`config validate` names all that is wrong with a configuration and the files that it names."""

import json
import os
from collections.abc import Callable
from itertools import count
from pathlib import Path

import docx
import pytest

from faxflow.cli.main import main
from faxflow.cli.setup.named_files import FOLDERS, NOT_THERE_YET
from faxflow.cli.sudo import Sudo
from faxflow.cli.world import World
from faxflow.config.overrides import OWN_VARIABLES
from faxflow.config.shape import names_path, sections
from faxflow.errors import ExitCode
from faxflow.simulator.practice.folder import Servers, write_practice
from making import MovableClock

Tell = Callable[..., tuple[int, str, str]]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write_practice(tmp_path, Servers(2525, 1143, 2526, None))
    return tmp_path


@pytest.fixture
def tell(folder: Path, capsys: pytest.CaptureFixture[str]) -> Tell:
    def run(*words: str, **environment: str) -> tuple[int, str, str]:
        tokens = map(str, count())
        world = World(environment, MovableClock(), "tester", lambda: next(tokens))
        capsys.readouterr()
        code = main(["config", "validate", str(folder / "faxflow.toml"), *words], world)
        said = capsys.readouterr()
        return code, said.out, said.err

    return run


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text()
    assert old in text
    path.write_text(text.replace(old, new, 1))


def test_a_whole_practice_has_nothing_wrong_with_it(tell: Tell) -> None:
    code, out, _ = tell()

    assert code == 0
    assert "nothing is wrong with it, with mapping.toml, letter.docx" in out
    assert tell("--quiet") == (0, "", "")


def test_guesses_that_nobody_has_put_right_are_told_though_they_are_no_fault(
    tell: Tell, folder: Path
) -> None:
    path = folder / "faxflow.toml"
    path.write_text(f"{path.read_text()}[retention]    # CHANGE: for how long\n")
    line = len(path.read_text().splitlines())

    code, out, _ = tell()
    told = json.loads(tell("--json")[1])

    assert code == 0
    assert f"faxflow.toml: 1 line says CHANGE ({line}).\n" in out
    assert told["guessed"] == [line]


def test_faults_of_the_file_its_environment_and_the_files_it_names_come_at_once(
    tell: Tell, folder: Path
) -> None:
    change(folder / "faxflow.toml", "[hours]", "[hours]\nopn = 1")
    change(folder / "mapping.toml", 'service_date = "', 'service_dat = "')
    change(folder / "mapping.toml", "required = true }", "requird = true }")
    (folder / "letter.docx").unlink()

    code, out, _ = tell(FAXFLOW_HOURS_OPN="x")

    lines = out.splitlines()
    assert code == 5
    assert len(lines) == 6
    assert lines[-1] == "5 problems found."
    assert "letter.docx: no such file. Put it there, or name another." in lines[0]
    assert "[hours] opn: faxflow knows no such key. Did you mean open?" in lines[1]
    assert lines[2].startswith("FAXFLOW_HOURS_OPN in the environment: no key goes by this name.")
    assert f"{folder / 'mapping.toml'}:" in lines[3] + lines[4]
    assert "Did you mean service_date?" in lines[3] + lines[4]
    assert "Did you mean required?" in lines[3] + lines[4]


def test_each_line_begins_with_the_place_as_editors_open_it(tell: Tell, folder: Path) -> None:
    change(folder / "faxflow.toml", "[hours]", "[hours]\nopn = 1")

    _, out, _ = tell()

    text = (folder / "faxflow.toml").read_text()
    line = text[: text.index("opn = 1")].count("\n") + 1
    assert out.startswith(f"{folder / 'faxflow.toml'}:{line}: [hours] opn: ")


def test_a_letter_that_asks_for_what_nobody_fills_is_found(tell: Tell, folder: Path) -> None:
    change(folder / "mapping.toml", 'reason = "Reason"', 'reson = "Reason"')

    code, out, _ = tell()

    assert code == 5
    assert "letter.docx: the field reason is neither in the mapping nor built in" in out
    assert "Did you mean reson?" in out


def test_a_template_that_is_none_is_found(tell: Tell, folder: Path) -> None:
    (folder / "letter.docx").write_bytes(b"no document")

    code, out, _ = tell()

    assert (code, out.count("\n")) == (5, 2)
    assert "letter.docx" in out


def test_a_site_is_looked_into(tell: Tell, folder: Path) -> None:
    change(folder / "faxflow.toml", 'kind = "drop-folder"\nfolder = "drop"', 'kind = "portal"')
    change(
        folder / "faxflow.toml",
        'pattern = "ApptList*.xls"\nsettle_seconds = 0',
        'site = "site.toml"',
    )
    change(folder / "site.toml", "[secrets]", "[secretz]")

    code, out, _ = tell()

    assert code == 5
    assert "site.toml" in out
    assert "secretz" in out


def test_a_folder_to_read_from_must_be_there(tell: Tell, folder: Path) -> None:
    (folder / "drop").rmdir()

    code, out, _ = tell()

    assert code == 5
    assert "[source] folder" in out


def test_in_json_each_fault_is_whole(tell: Tell, folder: Path) -> None:
    change(folder / "faxflow.toml", "[hours]", "[hours]\nopn = 1")

    code, out, err = tell("--json")

    told = json.loads(out)
    assert (code, err, told["loads"]) == (5, "", False)
    assert told["faults"][0]["place"] == "[hours] opn"
    assert told["faults"][0]["todo"] == "Did you mean open?"


def test_what_is_wrong_with_files_alone_does_not_keep_commands_from_loading(
    tell: Tell, folder: Path
) -> None:
    (folder / "letter.docx").unlink()

    _, out, _ = tell("--json")

    assert json.loads(out)["loads"] is True


def test_a_file_that_is_not_there_is_wrong_usage(folder: Path, tell: Tell) -> None:
    (folder / "faxflow.toml").unlink()

    assert tell()[0] == 2


def test_a_secret_in_the_wrong_place_is_not_repeated(tell: Tell, folder: Path) -> None:
    change(folder / "faxflow.toml", '"MAILBOX_PASSWORD"', '"hunter2 canary"')

    code, out, err = tell()

    assert code == 5
    assert "[mailbox] password: it takes the NAME of a secret" in out
    assert "canary" not in out + err


def test_by_sudo_no_file_of_others_is_looked_into(
    folder: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    sudo = Sudo("mara", tmp_path / "home", "faxflow")
    world = World({}, MovableClock(), "faxflow", lambda: "1", sudo, tmp_path / "etc")

    code = main(["config", "validate", str(folder / "faxflow.toml")], world)

    assert code == 2
    assert "lies outside the folder of mara" in capsys.readouterr().err


def test_every_key_with_a_path_is_known_to_be_looked_at_or_not_to_be_there_yet() -> None:
    read = {
        *(("source", "site"), ("source", "chromium"), ("source", "chromedriver")),
        *(("source", "key_file"), ("source", "ca_file"), ("report", "mapping")),
        *(("letter", "template"), ("letter", "templates"), ("mailbox", "rules")),
        *(("referrals", "answer_template"), ("intake", "calls_mapping")),
        ("backup", "recipients_file"),
    }

    paths = {
        (section, key)
        for section, keys in sections().items()
        for key, field in keys.items()
        if names_path(field)
    }
    assert paths <= read | FOLDERS | NOT_THERE_YET


def test_the_variables_that_the_program_reads_itself_are_known() -> None:
    source = Path(__file__).parents[2]
    text = "".join(
        path.read_text(encoding="utf-8")
        for place in (source / "faxflow", source / "test", *(source / "src").rglob("*.py"))
        for path in [Path(os.fspath(place))]
    )

    for name in OWN_VARIABLES & {"FAXFLOW_CONFIG", "FAXFLOW_COMMAND", "FAXFLOW_NO_SYSTEM"}:
        assert name in text


def test_the_next_command_can_be_copied_as_it_stands(tell: Tell, folder: Path) -> None:
    _, out, _ = tell(FAXFLOW_COMMAND="./faxflow")

    assert out.splitlines()[-1] == f"Next: ./faxflow doctor -c {folder / 'faxflow.toml'}"


def test_of_rules_for_result_mail_each_fault_is_told(tell: Tell, folder: Path) -> None:
    change(folder / "faxflow.toml", "[mailbox]", '[mailbox]\nrules = "rules.toml"')
    (folder / "rules.toml").write_text(
        '[[rule]]\nname = "a"\nfrom = "srfax"\nkind = "deliverd"\n'
        '[[rule]]\nname = "b"\nfrom = "srfax.com"\nkind = "failed"\nnumber = "("\nfoo = 1\n'
    )

    _, out, _ = tell()

    told = [line for line in out.splitlines() if "rules.toml" in line]
    assert [one.partition("rules.toml: ")[2].partition(":")[0] for one in told] == [
        "rule 1 from",
        "rule 1 kind",
        "rule 2 number",
        "rule 2 foo",
    ]
    assert "no domain in small letters" in told[0]


def test_of_a_site_each_fault_of_its_keys_is_told(tell: Tell, folder: Path) -> None:
    text = (folder / "faxflow.toml").read_text()
    start, end = text.index("[source]"), text.index("[report]")
    source = '[source]\nkind = "portal"\nsite = "site.toml"\n\n'
    (folder / "faxflow.toml").write_text(text[:start] + source + text[end:])
    site = folder / "site.toml"
    site.write_text(f'report_is_page = "perhaps"\nfoo = 1\n{site.read_text()}')

    _, out, _ = tell()

    told = [line for line in out.splitlines() if "site.toml" in line]
    assert ["report_is_page" in told[0], "foo" in told[1], len(told)] == [True, True, 2]


def test_a_draft_that_asks_for_a_column_still_is_a_fault(tell: Tell, folder: Path) -> None:
    mapping = folder / "mapping.toml"
    mapping.write_text(mapping.read_text() + '\n[fields.fax_to]\ncolumn = "…"\ntype = "phone"\n')

    code, out, _ = tell()

    assert code == ExitCode.CHECK_FAILED
    assert "nobody has said yet which column of the report it is" in out


def test_a_letter_that_would_be_the_same_for_everybody_is_a_fault(tell: Tell, folder: Path) -> None:
    letter = docx.Document()
    letter.add_paragraph("Dear [Referring Doctor]")
    letter.save(str(folder / "letter.docx"))

    code, out, _ = tell()

    assert code == ExitCode.CHECK_FAILED
    assert "it asks for no field" in out
    assert "“[Referring Doctor]” is typed in it" in out


def test_a_value_that_should_be_a_list_is_said_in_plain_words(tell: Tell, folder: Path) -> None:
    change(folder / "faxflow.toml", 'open = ["00:00-24:00"]', 'open = "8 to 5"')

    code, out, _ = tell()

    assert code == ExitCode.CHECK_FAILED
    assert '[hours] open: it should be a list in brackets, as ["…", "…"].' in out
