"""Which ready faxes may go now, and why the others wait."""

from dataclasses import dataclass
from datetime import timedelta

from faxflow.steps.work import Work
from faxflow.store import attempts, cases
from faxflow.store.cases import Case


@dataclass(frozen=True, slots=True)
class Chosen:
    """`faxes` in the order in which they go, never two to one number; the rest is counted."""

    faxes: list[Case]
    spaced: int = 0


def choose_faxes(work: Work) -> Chosen:
    """The ready cases with a letter that may be handed over now."""
    with work.store.read() as tx:
        drawn = [case for case in cases.ready(tx) if case.letter_sha256]
    busy = _numbers_to_spare(work)
    if busy is None:
        return Chosen(drawn)
    faxes: list[Case] = []
    for case in drawn:
        if case.number not in busy:
            busy.add(case.number)
            faxes.append(case)
    return Chosen(faxes, spaced=len(drawn) - len(faxes))


def _numbers_to_spare(work: Work) -> set[str] | None:
    """Numbers that must wait: a failure mail without our reference could mean either fax."""
    settings = work.gateway
    if settings.echoes_reference:
        return None
    # Past its window a doubt is for a person, and must not hold up the number for ever.
    window_began = work.run.now() - timedelta(hours=settings.silence_hours)
    with work.store.read() as tx:
        return set(attempts.numbers_out(tx, doubts_since=window_began))
