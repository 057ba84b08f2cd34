"""Makes a referral of what was received: its patient, its fields, its documents, its task."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from faxflow.domain.ids import ArrivalId, DocumentId, ReferralId, document_name, referral_name
from faxflow.domain.referral import Stage, StageRule, Table
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.form import Place
from faxflow.domain.referrals.intake.reading import ReadPiece
from faxflow.domain.referrals.intake.received import Found, Received
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.required import missing_at_intake
from faxflow.domain.referrals.stage_task import stage_tasks
from faxflow.steps.referrals.deadlines import due_in
from faxflow.steps.referrals.find_duplicates import find_duplicates
from faxflow.steps.referrals.found_by import found_by
from faxflow.steps.work import Work
from faxflow.store import tasks
from faxflow.store.connection import Connection
from faxflow.store.referrals import documents, field_readings, notes, patients, records
from faxflow.store.referrals.documents import NewDocument
from faxflow.store.referrals.field_readings import KeptReading
from faxflow.store.referrals.notes import NewNote

_CALL = "call to complete intake"
_MOST_LOOKS = 3


@dataclass(frozen=True, slots=True)
class NewlyMade:
    """A referral that was made; `missing` are its fields that are missing or doubtful, `asked`
    whether a person must judge if it, or its patient, was there before."""

    referral_id: ReferralId
    stage: Stage
    missing: tuple[Field, ...]
    asked: bool

    @property
    def name(self) -> str:
        """As people read it."""
        return referral_name(self.referral_id)


def receive(
    tx: Connection, work: Work, received: Received, arrival_id: ArrivalId | None = None
) -> NewlyMade:
    """Makes the referral with all that belongs to it; its files lie in the vault already."""
    table = work.config.referrals.table
    missing = _missing(received, table)
    needs_info = received.call_first or bool(missing)
    stage = Stage.NEEDS_INFO if needs_info else Stage.INTAKE_RECEIVED
    referral_id = _insert(tx, work, received, stage, missing=missing)
    names = [
        documents.insert(
            tx, indexed(one, received.received_at), referral_id=referral_id, arrival_id=arrival_id
        )
        for one in received.documents
    ]
    field_readings.keep(tx, referral_id, _readings(received, names))
    if received.remark:
        notes.add(tx, work.run, referral_id, NewNote(received.remark))
    _open_task(tx, work, referral_id, _rule(table[stage], received, names))
    found = find_duplicates(tx, work, referral_id)
    return NewlyMade(referral_id, stage, missing, bool(found.queued))


def _missing(received: Received, table: Table) -> tuple[Field, ...]:
    """What intake needs and what is doubtful; what stands there and is no value is told too."""
    doubtful = received.doubtful
    needed = missing_at_intake(received.fields, doubtful, table)
    return tuple(field for field in Field if field in doubtful or field in needed)


def _insert(
    tx: Connection, work: Work, received: Received, stage: Stage, *, missing: tuple[Field, ...]
) -> ReferralId:
    fields = received.fields
    patient_id = patients.insert(tx, fields, found_by(fields), work.run.now())
    new = records.NewReferral(
        patient_id=patient_id,
        channel=received.channel,
        source=received.source,
        received_at=received.received_at,
        fields=fields,
        stage=stage,
        queue=work.config.referrals.table[stage].queue,
        due=due_in(work, stage, fields, ()),
        missing=missing,
    )
    return records.insert(tx, work.run, new)


def indexed(one: ReadPiece, received_at: datetime) -> NewDocument:
    """The pointer to a file, with what is known of it."""
    piece = one.piece
    return NewDocument(
        kind=one.kind,
        media_type=piece.media,
        received_at=received_at,
        name=piece.name,
        sha256=piece.sha256,
        size=len(piece.content),
        pages=one.pages,
        unreadable=one.why,
    )


def _readings(received: Received, names: Sequence[DocumentId]) -> dict[Field, KeptReading]:
    """All that stands somewhere, be it no value."""
    return {
        field: KeptReading(
            found.reading.value or "",
            found.reading.confidence,
            _place(found, names),
            found.reading.doubt,
        )
        for field, found in received.found.items()
    }


def _place(found: Found, names: Sequence[DocumentId]) -> str:
    if found.inside is None:
        return "the arrival itself"
    document, at = document_name(names[found.inside]), found.reading.place
    return f"{document}, {_spot(at)}" if at else document


def _spot(at: Place) -> str:
    box = at.box
    return f"page {at.page}, {box.left:.0f} {box.top:.0f} {box.right:.0f} {box.bottom:.0f}"


def _rule(rule: StageRule, received: Received, names: Sequence[DocumentId]) -> StageRule:
    """The stage's rule, its first task with what is particular to this referral."""
    first = _CALL if received.call_first else rule.tasks[0] if rule.tasks else ""
    looks = [
        f"look at {document_name(names[at])} ({why})" for at, why in received.look[:_MOST_LOOKS]
    ]
    told = "; ".join([first, *looks] if first else looks)
    return replace(rule, tasks=(told,)) if told else rule


def _open_task(tx: Connection, work: Work, referral_id: ReferralId, rule: StageRule) -> None:
    referral: Referral | None = records.get(tx, referral_id)
    if referral and referral.due_at:
        tasks.open_tasks(tx, work.run, stage_tasks(referral, rule, referral.due_at))
