"""An intake that is killed anywhere loses nothing, and the next makes nothing twice."""

import os
import runpy
import sys
from pathlib import Path

import pytest

from arriving import FORM, OTHER_FORM, Desk, fax, form_text, mail, pdf, voicemail
from making import MovableClock
from proof.figures import FULL
from rehearsing import wall_clock
from servers.dovecot import PASSWORD, Dovecot

KILLED = -9
PARTS = 40 if FULL else 4
PROGRAM = Path(__file__).parent / "killed_run.py"

pytestmark = pytest.mark.timeout(120)


def begun(folder: Path, server: Dovecot, user: str) -> Desk:
    """Four referrals and one that is known wait to be taken in."""
    folder.mkdir()
    desk = Desk(folder, server, user, clock=MovableClock(wall_clock()))
    third = {**FORM, "Patient Name": "Cosima Thistlewood", "Date of Birth": "01/30/1944"}
    desk.deliver(fax(pdf()), voicemail(), mail("Hi", ("application/pdf", pdf(OTHER_FORM))))
    desk.deliver(fax(pdf(), message_id="<again@fax.example>"))
    desk.drop("a.txt", form_text(third).encode())
    return desk


def killed_at(desk: Desk, point: int) -> tuple[int, int]:
    """The exit code of an intake that kills itself at that step, and how many it came to."""
    steps = desk.folder / "steps.txt"
    child = os.fork()  # all is imported here already, which takes longer than the intake
    if child == 0:
        sys.argv = [str(PROGRAM), str(point), str(steps), "referral", "intake"]
        sys.argv += ["--config", str(desk.config)]
        os.environ["INTAKE_PASSWORD"] = PASSWORD
        _run_and_leave()
    _, status = os.waitpid(child, 0)
    lines = steps.read_text().splitlines() if steps.exists() else []
    return os.waitstatus_to_exitcode(status), len(lines)


def _run_and_leave() -> None:
    """Runs the program; nothing of the tests may go on in this process."""
    try:
        silent = os.open(os.devnull, os.O_WRONLY)
        os.dup2(silent, 1)
        os.dup2(silent, 2)
        runpy.run_path(str(PROGRAM), run_name="__main__")
    except SystemExit as ended:
        os._exit(int(ended.code or 0))
    finally:
        os._exit(1)


@pytest.fixture(scope="module")
def length(tmp_path_factory: pytest.TempPathFactory, dovecot: Dovecot) -> int:
    """The steps of an intake that nobody kills."""
    folder = tmp_path_factory.mktemp("whole") / "desk"
    code, steps = killed_at(begun(folder, dovecot, f"whole-{os.getpid()}"), 0)
    assert code == 0
    return steps


@pytest.mark.parametrize("part", range(PARTS))
def test_what_a_killed_intake_left_the_next_one_finishes(
    part: int, length: int, tmp_path: Path, dovecot: Dovecot
) -> None:
    desk = begun(tmp_path / "desk", dovecot, f"killed-{part}-{os.getpid()}")
    point = length * (2 * part + 1) // (2 * PARTS)  # past what any command does at its start

    code, _ = killed_at(desk, point)
    ended = desk.intake()

    assert (code, ended) == (KILLED, 0)
    surnames = desk.rows("SELECT surname FROM patients ORDER BY surname")
    assert surnames == [("",), ("Oakhurst",), ("Quillfeather",), ("Thistlewood",)]
    assert sorted(map(str, desk.outcomes())) == ["known", *["referral"] * 4]
    assert desk.rows("SELECT count(*) FROM tasks") == [(4,)]
    assert (desk.in_folder("INBOX"), desk.in_folder("faxflow-handled")) == (0, 4)
    names = {row[0] for row in desk.rows("SELECT name FROM documents")}
    assert names <= {path.name for path in desk.vault.iterdir()}
    assert [path.name for path in (desk.folder / "drop").rglob("*.txt")] == ["a.txt"]
    assert not (desk.folder / "drop" / "a.txt").exists()
