"""Drawing that is broken off ends at once, with every office that it started."""

import signal
import subprocess
import time
from pathlib import Path

import pytest
from letter_making import order_of
from slow_office import NAP, SlowOffice
from watched_processes import living_with

from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.domain.letter import LetterProblem

AT_ONCE_SECONDS = 5
"""Two in truth; the rest is for a busy machine."""


@pytest.fixture
def office(tmp_path: Path) -> SlowOffice:
    return SlowOffice(tmp_path)


def interrupted(process: subprocess.Popen[str]) -> str:
    """What the process says as it ends by Ctrl-C."""
    process.send_signal(signal.SIGINT)
    try:
        return process.communicate(timeout=AT_ONCE_SECONDS)[1]
    finally:
        process.kill()


def test_ctrl_c_ends_all_offices_at_once(office: SlowOffice) -> None:
    process = office.drawing_process(workers=2, orders=300)

    said = interrupted(process)

    assert process.returncode == -signal.SIGINT
    assert said.rstrip().endswith("KeyboardInterrupt")
    assert living_with(NAP) == []
    assert list(office.scratch.iterdir()) == []


def test_ctrl_c_ends_an_office_that_opens_the_template(office: SlowOffice) -> None:
    office.slow_from_the_start()
    process = office.drawing_process()

    said = interrupted(process)

    assert said.rstrip().endswith("KeyboardInterrupt")
    assert living_with(NAP) == []
    assert list(office.scratch.iterdir()) == []


def test_a_caller_who_wants_no_more_letters_waits_for_none(office: SlowOffice) -> None:
    engine = LibreOfficeEngine(office.template, office.program, workers=2, scratch=office.scratch)
    results = engine.render([order_of(1), order_of(2, {"patient": "Zoë"})])
    first = next(results)
    office.wait_until_it_draws()
    started = time.monotonic()

    results.close()

    assert time.monotonic() - started < AT_ONCE_SECONDS
    assert isinstance(first, LetterProblem)
    assert living_with(NAP) == []
    assert list(office.scratch.iterdir()) == []
