"""Checks that run side by side load no library that another is loading just then."""

import subprocess
import sys
from pathlib import Path

SOURCE = Path(__file__).parents[2] / "src"

# Of modules that load each other in a circle, each thread begins with another one.
SIDE_BY_SIDE = """
import sys
from threading import Barrier, Thread

sys.path.insert(0, sys.argv[1])
from faxflow.adapters.doctor.libraries import load_before_threads

load_before_threads()
ways = ["docx.api", "docx.oxml.section", "docx.enum.section", "docx.oxml", "docx.opc.package"]
started, failed = Barrier(len(ways)), []

def load(name):
    started.wait()
    try:
        __import__(name)
    except BaseException as error:
        failed.append(f"{name}: {error!r}")

threads = [Thread(target=load, args=(name,)) for name in ways]
[one.start() for one in threads]
[one.join() for one in threads]
print(failed, "docx.oxml.section" in sys.modules)
"""


def test_libraries_that_load_in_circles_are_there_before_the_checks_begin() -> None:
    told = subprocess.run(
        [sys.executable, "-c", SIDE_BY_SIDE, str(SOURCE)],
        capture_output=True,
        text=True,
        check=True,
    )

    assert told.stdout.strip() == "[] True"
