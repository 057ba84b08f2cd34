"""Word at its boundary: docx2pdf and pywin32 are stand-ins, the process that uses them is ours."""

import os
import signal
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType

import pytest

from faxflow.adapters.letters.word_program.child import close_word
from faxflow.adapters.letters.word_program.processes import end_processes, word_processes
from faxflow.adapters.letters.word_program.session import (
    Limits,
    Processes,
    WordFailed,
    WordSession,
    word_session,
)
from faxflow.errors import ExitCode, WordBusy, WordSilent

DOCX2PDF = '''
"""What docx2pdf 0.1.8 does to Word, as far as we see it; documents say what befalls them."""

import os, sys, time
from pathlib import Path
import pywintypes

DESK = Path(os.environ["PYTHONPATH"])

def convert(input_path, output_path=None, keep_active=False):
    assert keep_active
    with (DESK / "log").open("a") as log:
        log.write(f"{os.getpid()}\\\\n")
    (DESK / "word").touch()
    told = Path(input_path).read_text()
    print("a word of the letter")
    print("a word of the letter", file=sys.stderr)
    if told == "dies":
        os._exit(1)
    if told == "hangs":
        time.sleep(600)
    if told == "com error":
        raise pywintypes.com_error("a word of the letter")
    if told == "exit":
        sys.exit(1)
    if told != "nothing":
        Path(output_path).write_bytes(b"" if told == "empty" else b"%PDF " + told.encode())
'''
PYWINTYPES = "class com_error(Exception):\n    pass\n"
CLIENT = """
import os
from pathlib import Path
import pywintypes

DESK = Path(os.environ["PYTHONPATH"])

class _Word:
    def Quit(self, saving):
        assert saving == 0
        (DESK / "word").unlink()
        with (DESK / "log").open("a") as log:
            log.write("closed\\\\n")

def GetActiveObject(name):
    assert name == "Word.Application"
    if not (DESK / "word").exists():
        raise pywintypes.com_error("not running")
    return _Word()
"""


class Desk:
    """A folder with the stand-ins; a file `word` lies there while Word is open."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.ended = 0
        (folder / "win32com").mkdir()
        for name, text in (
            ("docx2pdf.py", DOCX2PDF),
            ("pywintypes.py", PYWINTYPES),
            ("win32com/__init__.py", ""),
            ("win32com/client.py", CLIENT),
        ):
            (folder / name).write_text(text.replace("\\\\n", "\\n"))

    def processes(self) -> Processes:
        def running() -> frozenset[int]:
            return frozenset({1}) if (self.folder / "word").exists() else frozenset()

        def end(ids: object) -> None:
            if ids:
                self.ended += 1
                (self.folder / "word").unlink()

        return Processes(running, end)  # type: ignore[arg-type]

    def print(self, session: WordSession, told: str) -> bytes | None:
        """What came of a letter of this text; None where Word made no PDF."""
        document, pdf = self.folder / "letter.docx", self.folder / "letter.pdf"
        document.write_text(told)
        try:
            session(document, pdf)
            return pdf.read_bytes()
        except WordFailed:
            return None
        finally:
            pdf.unlink(missing_ok=True)

    def log(self) -> list[str]:
        return (self.folder / "log").read_text().split()


@pytest.fixture
def desk(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    # The process finds faxflow by the path too: the stand-ins lie beside it.
    source = Path(sys.modules["faxflow"].__file__ or "").parents[1]
    (tmp_path / "faxflow").symlink_to(source / "faxflow")
    monkeypatch.setenv("PYTHONPATH", str(tmp_path))
    monkeypatch.setenv("GATEWAY_PASSWORD", "secret")
    yield Desk(tmp_path)
    assert not (tmp_path / "word").exists(), "a Word was left behind"


def test_word_stays_open_for_the_batch_and_is_closed_at_its_end(desk: Desk) -> None:
    with word_session(Limits(), desk.processes()) as session:
        made = [desk.print(session, told) for told in ("one", "two", "three")]

    assert made == [b"%PDF one", b"%PDF two", b"%PDF three"]
    first, second, third, closed = desk.log()
    assert first == second == third
    assert closed == "closed"
    assert desk.ended == 0


@pytest.mark.parametrize("trouble", ["com error", "exit", "nothing", "empty", "dies"])
def test_a_document_that_word_cannot_print_costs_only_its_own_letter(
    desk: Desk, trouble: str
) -> None:
    with word_session(Limits(), desk.processes()) as session:
        made = [desk.print(session, told) for told in ("one", trouble, "three")]

    assert made == [b"%PDF one", None, b"%PDF three"]


def test_a_word_that_hangs_is_ended_and_a_fresh_one_prints_the_rest(desk: Desk) -> None:
    limits = Limits(letter_seconds=1.0, start_seconds=20.0)

    with word_session(limits, desk.processes()) as session:
        made = [desk.print(session, told) for told in ("one", "hangs", "three")]

    assert made == [b"%PDF one", None, b"%PDF three"]
    assert desk.ended == 1
    first, second, third, *_ = desk.log()
    assert first == second != third


def test_a_word_that_prints_nothing_more_is_not_asked_for_the_rest(desk: Desk) -> None:
    with word_session(Limits(failures_in_a_row=2), desk.processes()) as session:
        made = [desk.print(session, told) for told in ("nothing", "exit")]
        with pytest.raises(WordSilent) as raised:
            desk.print(session, "three")

    assert made == [None, None]
    assert raised.value.exit_code == ExitCode.TRY_LATER
    assert "2 letters in a row" in str(raised.value)


def test_a_letter_that_is_made_forgives_the_failures_before_it(desk: Desk) -> None:
    with word_session(Limits(failures_in_a_row=2), desk.processes()) as session:
        told = ("nothing", "one", "nothing", "two")
        made = [desk.print(session, one) is not None for one in told]

    assert made == [False, True, False, True]


def test_a_word_that_somebody_uses_is_left_alone(desk: Desk) -> None:
    (desk.folder / "word").touch()

    with pytest.raises(WordBusy), word_session(Limits(), desk.processes()):
        pass

    assert (desk.folder / "word").exists()
    (desk.folder / "word").unlink()


def test_word_is_closed_where_the_run_is_broken_off(desk: Desk) -> None:
    with pytest.raises(KeyboardInterrupt):
        broken_off(desk)

    assert desk.log()[-1] == "closed"


def broken_off(desk: Desk) -> None:
    with word_session(Limits(), desk.processes()) as session:
        desk.print(session, "one")
        raise KeyboardInterrupt


def test_no_word_is_started_where_there_is_nothing_to_print(desk: Desk) -> None:
    with word_session(Limits(), desk.processes()):
        pass

    assert not (desk.folder / "log").exists()


LISTED = '"WINWORD.EXE","4711","Console","1","98,304 K"\n"WINWORD.EXE","12","Console","1","1 K"'


@pytest.mark.parametrize(
    ("platform", "told", "found"),
    [
        ("win32", LISTED, {4711, 12}),
        ("win32", "INFO: No tasks are running which match the criteria.", set()),
        ("darwin", "4711", {4711}),
        ("darwin", "", set()),
    ],
)
def test_words_processes_are_read_from_what_the_system_lists(
    lists: Path, platform: str, told: str, found: set[int]
) -> None:
    (lists / "told").write_text(told)

    assert word_processes(platform) == found


@pytest.fixture
def lists(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder in which the systems' own programs tell what lies in the file `told`."""
    for program in ("tasklist", "pgrep"):
        (tmp_path / program).write_text(f"#!/bin/sh\n/bin/cat '{tmp_path}/told'\n")
        (tmp_path / program).chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    return tmp_path


def test_there_is_no_word_where_the_system_knows_none() -> None:
    assert word_processes("linux") == frozenset()


def test_only_the_processes_that_are_named_are_ended(monkeypatch: pytest.MonkeyPatch) -> None:
    ended: list[tuple[int, int]] = []
    monkeypatch.setattr(os, "kill", lambda one, how: ended.append((one, how)))

    end_processes([4711])

    assert ended == [(4711, signal.SIGKILL)]


def test_a_word_that_is_gone_already_is_closed(monkeypatch: pytest.MonkeyPatch) -> None:
    client, package, errors = ModuleType("client"), ModuleType("win32com"), ModuleType("errors")

    class com_error(Exception):  # noqa: N801 - pywin32's own name
        pass

    def nothing(_name: str) -> None:
        raise com_error

    client.GetActiveObject = nothing  # type: ignore[attr-defined]
    errors.com_error = com_error  # type: ignore[attr-defined]
    for name, module in (
        ("win32com", package),
        ("win32com.client", client),
        ("pywintypes", errors),
    ):
        monkeypatch.setitem(sys.modules, name, module)

    close_word()
