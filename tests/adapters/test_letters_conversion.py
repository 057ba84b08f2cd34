"""A bad file in a LibreOffice call is found, and takes no other with it."""

import stat
from collections import namedtuple
from pathlib import Path

import pytest
from letter_making import order_of, template_of
from watched_processes import living_with

from faxflow.adapters.letters.office.conversion import NO_PDF, TOO_SLOW, Limits, convert_each
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.program import Office, open_office
from faxflow.errors import OfficeSilent, PartMissing, StoreFull, TemplateProblem

SCRIPT = """#!/bin/sh
while [ $# -gt 0 ]; do
  name=${1##*/}; name=${name%.*}
  case "$1" in
    --outdir) out=$2; shift;;
    --convert-to) shift;;
    -*) ;;
    */hang*) sleep 613;;
    */crash*) exit 0;;
    */empty*) : > "$out/$name.pdf";;
    */cut*) printf '%%PDF-1.7 cut' > "$out/$name.pdf";;
    *) printf '%%PDF-1.7\\n%%%%EOF\\n' > "$out/$name.pdf";;
  esac
  shift
done
"""
QUICK = Limits(start_seconds=1.5, seconds_a_file=0.0, hung_calls=4)


@pytest.fixture
def program(tmp_path: Path) -> Path:
    """A program that takes soffice's arguments; files' names say what goes wrong."""
    script = tmp_path / "soffice"
    script.write_text(SCRIPT)
    script.chmod(stat.S_IRWXU)
    return script


@pytest.fixture
def office(program: Path, tmp_path: Path) -> Office:
    return open_office(program, tmp_path / "private")


def outcomes(office: Office, *stems: str, limits: Limits = QUICK) -> dict[str, bytes | str]:
    files = [office.folder / f"{stem}.odt" for stem in stems]
    made = convert_each(office, files, office.folder, limits)
    return {file.stem: outcome for file, outcome in made.items()}


def test_one_that_ends_the_call_takes_no_other_with_it(office: Office) -> None:
    made = outcomes(office, "a", "b", "crash", "c", "d")

    assert made.pop("crash") == NO_PDF
    assert {type(pdf) for pdf in made.values()} == {bytes}


def test_a_full_disk_is_no_fault_of_the_letters(
    office: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    full = namedtuple("full", "total used free")(2**30, 2**30, 0)
    monkeypatch.setattr("shutil.disk_usage", lambda _: full)

    made = outcomes(office, "a", "b")
    with pytest.raises(StoreFull, match="no space left"):
        outcomes(office, "c", "crash")

    assert {type(pdf) for pdf in made.values()} == {bytes}


def test_several_bad_ones_are_all_found(office: Office) -> None:
    made = outcomes(office, "crash1", "a", "empty", "cut", "b", "crash2")

    good = {stem for stem, outcome in made.items() if isinstance(outcome, bytes)}
    assert good == {"a", "b"}


def test_one_that_hangs_is_killed_and_the_others_go_on(office: Office) -> None:
    made = outcomes(office, "a", "hang", "b")

    assert made["hang"] == TOO_SLOW
    assert isinstance(made["a"], bytes)
    assert isinstance(made["b"], bytes)
    assert living_with("sleep 613") == []


def test_after_too_many_hung_calls_the_rest_is_given_up(office: Office) -> None:
    limits = Limits(start_seconds=0.3, seconds_a_file=0.0, hung_calls=2)

    made = outcomes(office, "hang1", "hang2", "a", limits=limits)

    assert made == {"hang1": TOO_SLOW, "hang2": TOO_SLOW, "a": TOO_SLOW}


def test_an_office_that_hangs_on_the_template_is_said_to_be_silent(
    tmp_path: Path, program: Path
) -> None:
    program.write_text("#!/bin/sh\nsleep 60\n")
    engine = LibreOfficeEngine(
        template_of(tmp_path, "{{ a }}"),
        program,
        workers=1,
        scratch=tmp_path / "scratch",
        limits=QUICK,
    )

    with pytest.raises(OfficeSilent):
        list(engine.render([order_of(1, {"a": "x"})]))


def test_an_office_that_ends_well_but_writes_nothing_is_not_believed(
    tmp_path: Path, program: Path
) -> None:
    program.write_text("#!/bin/sh\nexit 0\n")
    engine = LibreOfficeEngine(
        template_of(tmp_path, "{{ a }}"), program, workers=1, scratch=tmp_path / "scratch"
    )

    with pytest.raises(TemplateProblem) as raised:
        list(engine.render([order_of(1, {"a": "x"})]))

    assert "LibreOffice cannot open it" in str(raised.value)


def test_an_office_that_is_not_there_is_a_missing_part(tmp_path: Path) -> None:
    engine = LibreOfficeEngine(
        template_of(tmp_path, "{{ a }}"),
        tmp_path / "soffice",
        workers=1,
        scratch=tmp_path / "scratch",
    )

    with pytest.raises(PartMissing):
        list(engine.render([order_of(1, {"a": "x"})]))
