"""All that happened to a referral, in order of time, as far as a person may see it."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import chain

from faxflow.domain.ids import document_name
from faxflow.domain.referrals.happening import Happening, What
from faxflow.domain.referrals.record import Referral, Visit
from faxflow.steps.work import Work
from faxflow.store.connection import Connection
from faxflow.store.referrals import contacts, documents, notes, records, timeline
from faxflow.store.referrals.documents import Document


def life_of(tx: Connection, work: Work, referral: Referral) -> Sequence[Happening]:
    """What happened, the first of it first."""
    known = chain(
        _visits(tx, work, referral),
        _documents(tx, referral, paths=work.viewer.opens_documents(referral)),
        _spoken(tx, referral),
        timeline.tasks_of(tx, referral.id),
        _changes(tx, work, referral),
        timeline.alerts_of(tx, referral.id),
        timeline.pairs_of(tx, referral.id, referral.patient_id),
        timeline.answers_of(tx, referral.id),
    )
    return sorted(known, key=lambda one: one.at)


def _visits(tx: Connection, work: Work, referral: Referral) -> Iterator[Happening]:
    for visit in records.visits(tx, referral.id):
        yield Happening(visit.entered_at, What.STAGE, visit.actor, _stay(work, visit))


def _stay(work: Work, visit: Visit) -> dict[str, str | int | None]:
    """A stay in a final stage takes no time: nothing is waited for."""
    ends = visit.left_at or work.run.now()
    if work.config.referrals.table[visit.stage].is_final and not visit.left_at:
        ends = visit.entered_at
    return {
        "came_from": visit.came_from,
        "stage": visit.stage,
        "left_at": visit.left_at.isoformat() if visit.left_at else None,
        "wall_seconds": int((ends - visit.entered_at).total_seconds()),
        "open_seconds": int(
            work.config.office_hours.worked(visit.entered_at, ends).total_seconds()
        ),
        "reason": visit.reason,
        "comments": visit.comments,
        "rework": int(visit.rework),
        "breached_at": visit.breached_at.isoformat() if visit.breached_at else None,
    }


def _spoken(tx: Connection, referral: Referral) -> Iterator[Happening]:
    for one in contacts.of_referral(tx, referral.id):
        facts = {"whom": one.whom, "how": one.how, "outcome": one.outcome}
        yield Happening(one.at, What.CONTACT, one.actor, facts)
    for call in contacts.calls_of(tx, referral.id):
        yield Happening(call.at, What.STATUS_CALL, call.actor, {"caller": call.caller})
    for note in notes.of_referral(tx, referral.id):
        told = note.told
        about = {"kind": told.kind, "said_by": told.said_by, "score": told.score}
        yield Happening(note.at, What.NOTE, note.actor, {**about, "text": told.text})


def _changes(tx: Connection, work: Work, referral: Referral) -> Iterator[Happening]:
    """That a field was changed is told to all, what it said to those who may see it."""
    seen = work.viewer.fields(referral)
    for one in timeline.changes_of(tx, referral.id):
        field = one.facts["field"]
        yield one if field in seen else replace(one, facts={"field": field})


def _documents(tx: Connection, referral: Referral, *, paths: bool) -> Iterator[Happening]:
    for one in documents.of_referral(tx, referral.id):
        yield Happening(one.received_at, What.DOCUMENT, None, _pointer(one, path=paths))


def _pointer(one: Document, *, path: bool) -> dict[str, str | int | None]:
    """Where a document lies is told to those alone who may open it."""
    return {
        "document": document_name(one.id),
        "kind": one.kind,
        "media_type": one.media_type,
        "pages": one.pages,
        "unreadable": one.unreadable,
        "name": one.name if path else None,
    }
