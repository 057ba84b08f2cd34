"""What the practice knows of fax numbers, brought along: its do-not-fax list and its failures."""

from faxflow.cli.session import Act, Answer, Session, store_path
from faxflow.config.model import Config
from faxflow.domain.number_record import NumberRecord
from faxflow.domain.reasons import Reason
from faxflow.errors import FaxflowError
from faxflow.store import numbers
from faxflow.store.examination import examined


def marked_numbers(config: Config) -> list[NumberRecord] | None:
    """Those of the practice's store, which is only looked at; None where that cannot be done."""
    place = store_path(config)
    try:
        if not place.is_file():
            return []
        with examined(place) as tx:
            return numbers.marked(tx)
    except (FaxflowError, OSError):
        # An older, a damaged or a forbidden store: `doctor` says what is wrong with it.
        return None


def bring_act(marked: list[NumberRecord]) -> Act:
    """Lists them in the rehearsal's store."""

    def act(session: Session) -> Answer:
        now = session.work.run.now()
        with session.work.store.write() as tx:
            for one in marked:
                if one.block:
                    numbers.block(tx, one.number, one.block)
                for _ in range(one.failures_in_row):
                    reason = Reason(one.last_reason or Reason.UNKNOWN)
                    numbers.note_failed(tx, one.number, reason, now)
        return Answer("")

    return act
