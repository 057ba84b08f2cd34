"""Prints the table: what, ours, the peer's name and figure, and the ratio of the two.

Names given as arguments choose rows: `./bench letters smtp`.
"""

import sys
from importlib import import_module

ROWS = (
    "cli_start",
    "normalizing",
    "loading",
    "letters",
    "many_letters",
    "smtp",
    "sending",
    "watching",
    "matching",
    "duplicates",
    "referrals",
    "scans",
    "reports",
    "encryption",
    "keeping",
)
_LINE = "{:<44} {:>12} {:>34} {:>12} {:>8}"


def main(wanted: list[str]) -> int:
    """Measures each row and prints it as soon as it is known."""
    unknown = sorted(set(wanted) - set(ROWS))
    if unknown:
        print(f"bench: no such row: {', '.join(unknown)}; there are {', '.join(ROWS)}")
        return 2
    print(_LINE.format("what (per second)", "ours", "peer", "peer's", "ratio"))
    for name in wanted or ROWS:
        what, ours, peer, theirs = import_module(f"benchmarks.{name}").measure()
        row = (f"{ours:,.1f}", peer, f"{theirs:,.1f}", f"{ours / theirs:.2f}")
        print(_LINE.format(what, *row), flush=True)
    return 0


sys.exit(main(sys.argv[1:]))
