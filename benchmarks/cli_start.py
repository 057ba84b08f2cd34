"""Starts a second: `faxflow --help` against `python -c pass`, in seconds of CPU.

Goal: not more than 0.3 s of CPU above the peer.
"""

import resource
import subprocess
import sys

_TIMES = 10
GOAL_SECONDS = 0.3


def measure() -> tuple[str, float, str, float]:
    """What is measured, our starts a CPU second, the peer's name, its starts a CPU second."""
    ours = _cpu_seconds([sys.executable, "-P", "-m", "faxflow", "--help"])
    peer = _cpu_seconds([sys.executable, "-c", "pass"])
    above = ours - peer
    verdict = "met" if above < GOAL_SECONDS else "MISSED"
    print(f"--help: {above:.3f} s of CPU above `python -c pass`; goal {GOAL_SECONDS} s: {verdict}")
    return "starts of faxflow --help", 1 / ours, "python -c pass", 1 / peer


def _cpu_seconds(command: list[str]) -> float:
    subprocess.run(command, capture_output=True, check=True)
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    for _ in range(_TIMES):
        subprocess.run(command, capture_output=True, check=True)
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    spent = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return spent / _TIMES
