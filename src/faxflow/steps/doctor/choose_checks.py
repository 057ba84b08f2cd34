"""Which checks are asked for, by their names."""

from collections.abc import Sequence
from difflib import get_close_matches

from faxflow.errors import BadUsage
from faxflow.steps.doctor.check import Check


def choose_checks(
    checks: Sequence[Check], only: Sequence[str], skip: Sequence[str]
) -> tuple[Check, ...]:
    """Those in `only`, all where it is empty, without those in `skip`. Raises BadUsage."""
    known = [one.key for one in checks]
    for name in (*only, *skip):
        if name not in known:
            near = get_close_matches(name, known, n=1)
            todo = f"Did you mean {near[0]}?" if near else f"Known: {', '.join(known)}."
            raise BadUsage(what=f"No check is called {name!r}.", todo=todo)
    wanted = {*(only or known)} - {*skip}
    if not wanted:
        raise BadUsage(what="Every check that was asked for is skipped.", todo="Leave --skip out.")
    return tuple(one for one in checks if one.key in wanted)
