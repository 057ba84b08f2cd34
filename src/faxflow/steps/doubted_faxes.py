"""Faxes made since a restore that may be what went out in the lost time, and who is told of it."""

from collections.abc import Mapping, Sequence

from faxflow.domain.ids import CaseId, Reference, case_name
from faxflow.domain.restored import may_be_same
from faxflow.domain.task import TaskKind
from faxflow.store import lost_attempts, restores, tasks
from faxflow.store.connection import Connection

_DOUBTED = (
    "{case} is held: {reference}{more} went to its number, or to one that it had, in the time that"
    " a restore has lost; if"
    " it is this fax, `faxflow store same {case} {reference}`, if not,"
    " `faxflow case release {case} --because not-arrived --although-doubted` sends it"
)


def may_be(tx: Connection) -> Mapping[CaseId, Sequence[Reference]]:
    """The held faxes to whose numbers something went in the lost time, and what."""
    found: dict[CaseId, list[Reference]] = {}
    firsts = restores.first_cases(tx)
    restore = restores.last(tx)
    if restore is None:
        return found
    for reference, case_id in lost_attempts.pairs(tx, firsts[0], restore.reports_since):
        if may_be_same(reference.case_id, case_id, firsts):
            found.setdefault(case_id, []).append(reference)
    return found


def tell_of_doubts(tx: Connection) -> int:
    """The tasks of doubted faxes say what they may be; gives how many there are."""
    doubted = may_be(tx)
    for case_id, references in doubted.items():
        case, rest = case_name(case_id), len(references) - 1
        more = f" and {rest} more" if rest else ""
        title = _DOUBTED.format(case=case, reference=references[0], more=more)
        tasks.retitle(tx, f"{TaskKind.RELEASE_HELD}:{case}", title)
    return len(doubted)


def alone(pairs: Mapping[CaseId, Sequence[Reference]]) -> list[tuple[CaseId, Reference]]:
    """Each fax that may be just one of the lost time, which may be just this one."""
    claimed: dict[CaseId, set[CaseId]] = {}
    for case_id, references in pairs.items():
        for one in references:
            claimed.setdefault(one.case_id, set()).add(case_id)
    return [
        (case_id, references[0])
        for case_id, references in pairs.items()
        if len({one.case_id for one in references}) == 1
        and claimed[references[0].case_id] == {case_id}
    ]
