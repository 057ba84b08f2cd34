"""What the commands about batches find out and do."""

from faxflow.cli.dead_claims import settle_dead_claims
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import are, counted
from faxflow.domain.ids import BatchId, batch_name, parse_batch
from faxflow.errors import BadUsage, UnknownBatch
from faxflow.steps.hold_batch import hold_batch, release_batch, would_hold, would_release
from faxflow.store import batch_cases, batch_templates, batches
from faxflow.store.batch_cases import BatchOverview
from faxflow.views.batch_text import (
    BatchLine,
    batch_data,
    batch_lines,
    batch_text,
    template_lines,
)
from faxflow.views.day_data import ledger_data


def list_act(session: Session) -> Answer:
    """Every batch and its faxes by state."""
    with session.work.store.read() as tx:
        found = [_line(one) for one in batch_cases.overview(tx)]
    lines = batch_lines(found, session.config.practice.zone)
    data = {"batches": [batch_data(one) for one in found]}
    return Answer("\n".join(lines) or "No report was fetched yet.", data)


def show_act(name: str) -> Act:
    """One batch with its ledger."""

    def act(session: Session) -> Answer:
        batch_id = _named(session, name)
        with session.work.store.read() as tx:
            (found,) = batch_cases.overview(tx, batch_id)
            ledger, at_load = (
                which(tx, batch_id) for which in (batches.ledger_of, batches.ledger_at_load)
            )
            pinned = batch_templates.of_batches(tx, [batch_id])
        line = _line(found)
        versions = {place.letter: sha256 for place, sha256 in pinned.items()}
        text = batch_text(line, ledger, at_load, session.config.practice.zone)
        data = {**batch_data(line), **ledger_data(ledger), "at_load": ledger_data(at_load)}
        return Answer("\n".join([text, *template_lines(versions)]), {**data, "templates": versions})

    return act


def hold_act(name: str, *, dry_run: bool = False) -> Act:
    """Holds what is not sent yet, and what comes to wait for its sending later."""

    def act(session: Session) -> Answer:
        batch_id = _named(session, name)
        told = batch_name(batch_id)
        if dry_run:
            held = would_hold(session.work, batch_id)
            return Answer(f"Would be held: {held} of {told}.", {"batch": told, "held": held})
        settle_dead_claims(session)
        held = hold_batch(session.work, batch_id)
        text = f"Held: {held} of {told}. `faxflow batch release {told}` lets them go."
        nothing = f"{told} is held. No fax of it waits to be sent; one that comes to wait is held."
        return Answer(text if held else nothing, {"batch": told, "held": held})

    return act


def release_act(name: str, *, dry_run: bool = False) -> Act:
    """Lets a batch go whatever its size."""

    def act(session: Session) -> Answer:
        batch_id = _named(session, name)
        told = batch_name(batch_id)
        if dry_run:
            released = would_release(session.work, batch_id)
            text = f"{told} would be let go, with {counted(released, 'held fax', 'held faxes')}."
            return Answer(text, {"batch": told, "released": released})
        released = release_batch(session.work, batch_id)
        faxes = counted(released, "held fax", "held faxes")
        again = f"; {faxes} of it {are(released)} ready again" if released else ""
        text = f"{told} may go whatever its size{again}."
        return Answer(text, {"batch": told, "released": released})

    return act


def _named(session: Session, name: str) -> BatchId:
    batch_id = parse_batch(name)
    if batch_id is None:
        raise BadUsage(what=f"{name!r} is no batch.", todo="Write it as B-000012.")
    with session.work.store.read() as tx:
        if not batches.exists(tx, batch_id):
            raise UnknownBatch(batch=name)
    return batch_id


def _line(found: BatchOverview) -> BatchLine:
    return BatchLine(
        batch_name(found.id),
        str(found.day),
        found.state,
        found.released_at,
        found.cases,
        found.held_at,
    )
