"""Whatever befalls LibreOffice costs only the letter over which it happens, and ends in time."""

import resource
import time
from collections.abc import Mapping
from pathlib import Path

import pytest

from adapters.letter_making import order_of, template_of
from adapters.letters.troubled_office import COMPILING, NAP, troubled_office
from adapters.watched_processes import living_with
from faxflow.adapters.letters.office.conversion import NO_PDF, TOO_SLOW, Limits
from faxflow.adapters.letters.office.engine import LibreOfficeEngine
from faxflow.domain.letter import LetterProblem
from faxflow.errors import OfficeSilent, TemplateProblem

PATIENT = Limits()
SHORT = Limits(start_seconds=1.5, seconds_a_file=0.0, hung_calls=3)
"""For the quick office only: the real one may need longer on a busy machine."""
A_BUSY_MACHINE = 10.0
"""Seconds for all the rest."""
UNREADABLE = "the finished PDF cannot be opened"


def engine_of(folder: Path, troubles: Mapping[str, str], limits: Limits) -> LibreOfficeEngine:
    quick = limits is SHORT
    return LibreOfficeEngine(
        template_of(folder, "A letter" if quick else "{{ patient }}, {{ case_id }}"),
        troubled_office(folder, troubles, quick=quick),
        workers=1,
        scratch=folder / "scratch",
        limits=limits,
    )


def drawn(engine: LibreOfficeEngine, letters: int) -> dict[int, str]:
    """Each letter's problem by its case's number; empty where it was drawn."""
    orders = [order_of(at, {"patient": f"Patient {at}"}) for at in range(1, letters + 1)]
    results = engine.render(orders)
    return {
        int(result.case_id): result.what if isinstance(result, LetterProblem) else ""
        for result in results
    }


def left_behind(folder: Path) -> list[object]:
    """Processes and files that should be gone."""
    return [*living_with(str(folder)), *living_with(NAP), *(folder / "scratch").iterdir()]


def test_each_trouble_costs_its_own_letter_and_no_other(tmp_path: Path) -> None:
    troubles = {
        "FX-000002": "is killed",
        "FX-000004": "writes nothing",
        "FX-000005": "writes an empty file",
        "FX-000006": "writes half",
        "FX-000008": "crashes",
        "FX-000009": "fails",
        "FX-000011": "writes rubbish",
        "FX-000013": "leaves a child",
    }

    made = drawn(engine_of(tmp_path, troubles, PATIENT), 14)

    assert {number: what for number, what in made.items() if what} == {
        **dict.fromkeys((2, 4, 5, 6, 8, 9, 13), NO_PDF),
        11: UNREADABLE,
    }
    assert len(made) == 14
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("trouble", ["hangs", "chatters"])
def test_a_letter_over_which_it_never_ends_costs_two_calls_time(
    tmp_path: Path, trouble: str
) -> None:
    engine = engine_of(tmp_path, {"FX-000002": trouble}, SHORT)
    started, memory = time.monotonic(), resource.getrusage(resource.RUSAGE_SELF).ru_maxrss

    made = drawn(engine, 4)

    grown = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - memory
    assert made == {1: "", 2: TOO_SLOW, 3: "", 4: ""}
    assert time.monotonic() - started < 2 * SHORT.seconds_for(4) + A_BUSY_MACHINE
    assert grown < 100_000
    assert left_behind(tmp_path) == []


def test_when_it_hangs_over_every_letter_all_are_given_up_after_so_many_calls(
    tmp_path: Path,
) -> None:
    engine = engine_of(tmp_path, {f"FX-{at:06}": "hangs" for at in range(1, 7)}, SHORT)
    started = time.monotonic()

    made = drawn(engine, 6)

    assert made == dict.fromkeys(range(1, 7), TOO_SLOW)
    assert time.monotonic() - started < SHORT.hung_calls * SHORT.seconds_for(6) + A_BUSY_MACHINE
    assert left_behind(tmp_path) == []


def test_one_that_hangs_over_the_template_is_ended_and_named(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, {COMPILING: "hangs"}, SHORT)
    started = time.monotonic()

    with pytest.raises(OfficeSilent):
        drawn(engine, 3)

    assert time.monotonic() - started < SHORT.seconds_for(1) + A_BUSY_MACHINE
    assert left_behind(tmp_path) == []


@pytest.mark.parametrize("trouble", ["crashes", "writes nothing"])
def test_one_that_makes_nothing_of_the_template_is_named_with_it(
    tmp_path: Path, trouble: str
) -> None:
    engine = engine_of(tmp_path, {COMPILING: trouble}, PATIENT)

    with pytest.raises(TemplateProblem):
        drawn(engine, 3)

    assert left_behind(tmp_path) == []


def test_one_that_does_nothing_at_its_first_start_is_started_again(tmp_path: Path) -> None:
    engine = engine_of(tmp_path, {COMPILING: "starts at the second try"}, PATIENT)

    made = drawn(engine, 2)

    assert made == {1: "", 2: ""}
