"""Filled letters lie below the practice's data only, and not a run longer than their drawing."""

import errno
import os
import stat
from pathlib import Path

import pytest
from letter_making import letter, order_of, template_of, words_of
from slow_office import SlowOffice

from faxflow.adapters.letters.builtin import BuiltinEngine
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.adapters.letters.office.program import find_office
from faxflow.adapters.letters.scratch import empty_scratch, scratch_for_one_run
from faxflow.errors import StoreFull


@pytest.fixture
def left_behind(tmp_path: Path) -> SlowOffice:
    """What a run that was killed while LibreOffice drew leaves: filled letters."""
    office = SlowOffice(tmp_path)
    with office.drawing_process() as process:
        process.kill()
    assert list(office.scratch.rglob("FX-000001*"))
    return office


def test_letters_of_a_killed_run_are_gone_when_the_next_run_draws(left_behind: SlowOffice) -> None:
    first = list(left_behind.scratch.iterdir())

    with left_behind.drawing_process() as process:
        second = list(left_behind.scratch.iterdir())
        process.kill()

    assert (len(first), len(second)) == (1, 1)
    assert first != second


def test_the_built_in_engine_removes_them_too(left_behind: SlowOffice) -> None:
    engine = BuiltinEngine(left_behind.template, scratch=left_behind.scratch)

    list(engine.render([order_of(1, {"patient": "Zoë"})]))

    assert list(left_behind.scratch.iterdir()) == []


def test_the_folder_is_private_and_empty_after_drawing(tmp_path: Path) -> None:
    scratch = tmp_path / "data" / "scratch"

    with scratch_for_one_run(scratch) as folder:
        (folder / "FX-000001-0.odt").write_bytes(b"filled")
        inside = [scratch, *scratch.iterdir()]
        modes = [stat.S_IMODE(path.stat().st_mode) for path in inside]

    assert modes == [0o700, 0o700]
    assert list(scratch.iterdir()) == []


def test_nothing_outside_the_folder_is_removed(tmp_path: Path) -> None:
    elsewhere = tmp_path / "elsewhere"
    elsewhere.mkdir()
    (elsewhere / "kept.txt").write_text("kept")
    scratch = tmp_path / "scratch"
    scratch.mkdir()
    (scratch / "link").symlink_to(elsewhere)

    empty_scratch(scratch)
    scratch.rmdir()
    scratch.symlink_to(elsewhere)
    empty_scratch(scratch)

    assert (elsewhere / "kept.txt").read_text() == "kept"
    assert list(scratch.iterdir()) == []


def test_the_real_office_draws_below_a_long_data_path(tmp_path: Path) -> None:
    program = find_office()
    assert program is not None, "soffice is not installed"
    scratch = tmp_path / ("practice-" * 12) / "data" / "scratch"
    template = template_of(tmp_path, "For {{ patient }}")
    engine = LibreOfficeEngine(template, program, workers=1, scratch=scratch)

    made = letter(next(iter(engine.render([order_of(1, {"patient": "Zoë"})]))))

    assert words_of(made.pdf) == "For Zoë FX-000001"


@pytest.mark.parametrize("number", [errno.ENOSPC, errno.EDQUOT])
def test_a_disk_that_fills_up_while_letters_are_written_is_told_as_that(
    number: int, tmp_path: Path
) -> None:
    with pytest.raises(StoreFull, match="scratch"), scratch_for_one_run(tmp_path / "scratch"):
        raise OSError(number, os.strerror(number))

    assert list((tmp_path / "scratch").iterdir()) == []


def test_another_failure_over_a_letter_is_not_told_as_a_full_disk(tmp_path: Path) -> None:
    with pytest.raises(IsADirectoryError), scratch_for_one_run(tmp_path / "scratch"):
        raise IsADirectoryError
