"""The cases in doubt that a copy of what was sent could settle."""

from dataclasses import dataclass

from faxflow.domain.delivery import Standing, State
from faxflow.domain.ids import CaseId, Reference, references_in
from faxflow.store.connection import Connection


@dataclass(frozen=True, slots=True)
class Doubt:
    """A case in doubt, and the reference of its newest attempt."""

    standing: Standing
    reference: Reference


def never_answered(tx: Connection) -> list[Doubt]:
    """The doubts whose server has never said that it took the fax, oldest first.

    Where it had said so, silence made the doubt, and a copy would tell nothing new.
    """
    found = tx.execute(
        "SELECT c.id, c.attempt, a.reference FROM cases c"
        " JOIN attempts a ON a.case_id = c.id AND a.attempt = c.attempt"
        " WHERE c.state = 'in-doubt' AND a.sent_at IS NULL ORDER BY c.id"
    )
    return [
        Doubt(
            Standing(CaseId(row["id"]), State.IN_DOUBT, row["attempt"]),
            references_in(row["reference"])[0],
        )
        for row in found
    ]
