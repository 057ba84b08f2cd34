"""What nobody catches is told by its kind and place, whoever prints it; no value and no image."""

import subprocess
import sys
from pathlib import Path

import pytest

from faxflow.cli.logs import last_words

SOURCES = Path(last_words.__file__).parents[3]
BEGIN = """
import gc, logging, sys, threading
sys.argv = ["faxflow", "--version"]
from faxflow.cli import main
main.main = lambda *_: told()
class Panic(BaseException): pass
class Dropped:
    def __del__(self): raise ValueError("Vandersloot")
"""
FAULTS = {
    "no-exception": "def told(): raise Panic('Vandersloot')",
    "in-a-thread": """def told():
    thread = threading.Thread(target=lambda: int("Vandersloot"))
    thread.start(); thread.join(); return 0""",
    "thrown-away": "def told(): Dropped(); gc.collect(); return 0",
    "a-library-before-any-log": """def told():
    logging.getLogger("somelib").warning("row of %s", "Vandersloot"); return 0""",
    "a-warning-before-any-log": """def told():
    import warnings; warnings.warn("Vandersloot"); return 0""",
}


def run(fault: str, *, begin: str = "main.run()") -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-c", f"{BEGIN}{FAULTS.get(fault, fault)}\n{begin}"],
        capture_output=True,
        text=True,
        env={"PYTHONPATH": str(SOURCES)},
        check=False,
    )


@pytest.mark.parametrize("fault", FAULTS)
def test_python_would_print_a_value_and_we_do_not(fault: str) -> None:
    by_python = run(fault, begin="told()")
    by_us = run(fault)

    assert "Vandersloot" in by_python.stderr
    assert "Vandersloot" not in by_us.stderr + by_us.stdout
    assert "Traceback" not in by_us.stderr


def test_a_fault_that_is_no_exception_is_one_line_and_a_bug() -> None:
    ended = run("no-exception")

    assert ended.returncode == 1
    assert ended.stderr.startswith("faxflow: A bug: Panic at ")
    assert ended.stderr.count("\n") == 1


def test_an_interruption_outside_of_all_commands_is_one_line() -> None:
    ended = run("def told(): raise KeyboardInterrupt")

    assert ended.stderr == "faxflow: Interrupted. Nothing was lost; run the command again.\n"


@pytest.mark.skipif(sys.platform == "win32", reason="there are no core files")
def test_neither_we_nor_our_children_leave_an_image_of_memory() -> None:
    ended = run("""def told():
    import subprocess
    print(subprocess.run(["sh", "-c", "ulimit -c"], capture_output=True, text=True).stdout)
    return 0""")

    assert ended.stdout.split() == ["0"]
