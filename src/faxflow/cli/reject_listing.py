"""What `rejects list` finds out."""

from faxflow.cli.outbound import day_of
from faxflow.cli.picking import batch_called
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.ids import BatchId, batch_name, case_name
from faxflow.domain.settled_reject import Became
from faxflow.store import rejects
from faxflow.store.rejects import KeptReject
from faxflow.views.reject_text import RejectLine, rejects_data, rejects_text


def list_act(batch: str | None, day: str | None, *, every: bool) -> Act:
    """The open rejects, or with `every` all, of a batch or a day, or of all."""

    def act(session: Session) -> Answer:
        batch_id, of_day = named_batch(session, batch), day_of(session, day) if day else None
        with session.work.store.read() as tx:
            found = rejects.listed(tx, batch_id=batch_id, day=of_day, settled=every)
        lines = [_line(one) for one in found]
        text = rejects_text(lines, _nothing(batch_id, every=every), session.config.practice.zone)
        named = {"batch": batch_name(batch_id)} if batch_id is not None else {}
        return Answer(text, {**named, **rejects_data(lines)})

    return act


def named_batch(session: Session, name: str | None) -> BatchId | None:
    """The batch of that name, None where none is named. Raises BadUsage or UnknownBatch."""
    with session.work.store.read() as tx:
        return batch_called(tx, name)


def _nothing(batch_id: BatchId | None, *, every: bool) -> str:
    where = "No report has" if batch_id is None else f"{batch_name(batch_id)} has no"
    return f"{where} {'' if every else 'open '}rejects."


def _line(one: KeptReject) -> RejectLine:
    return RejectLine(
        name=str(one.id),
        batch=batch_name(one.id.batch_id),
        day=str(one.day),
        line=one.id.line,
        column=one.column,
        reason=one.reason,
        state=_state(one),
        became=one.became,
        case=case_name(one.case_id) if one.case_id is not None else None,
        because=one.because,
        settled_by=one.settled_by,
        settled_at=one.settled_at,
        columns=one.columns,
    )


def _state(one: KeptReject) -> str:
    if one.became is None:
        return "open"
    return "set-aside" if one.became is Became.SET_ASIDE else "fixed"
