"""Shows one referral whole, as far as a person may see it, and has that on record."""

from collections.abc import Sequence

from faxflow.domain.ids import parse_referral
from faxflow.domain.referrals.fhir import task_resource
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Referral
from faxflow.domain.referrals.refused_move import command, ended
from faxflow.domain.referrals.shown import Doubt, Shown
from faxflow.domain.referrals.ways import moves_from
from faxflow.domain.roles import Act
from faxflow.errors import UnknownReferral
from faxflow.steps.referrals.access import require, shown
from faxflow.steps.referrals.life import life_of
from faxflow.steps.referrals.look import line_of
from faxflow.steps.work import Work
from faxflow.store import events
from faxflow.store.connection import Connection
from faxflow.store.referrals import field_readings, lists, records


def show_referral(work: Work, name: str) -> Shown:
    """The referral of that name. Raises AccessRefused or UnknownReferral."""
    referral_id = parse_referral(name)
    with work.store.write() as tx:
        referral = None if referral_id is None else records.get(tx, referral_id)
        require(work.viewer, Act.SHOW, referral)
        if referral is None:
            raise UnknownReferral(referral=name)
        events.record(tx, work.run, shown(Act.SHOW, [referral.id]))
        return _shown(tx, work, referral)


def _shown(tx: Connection, work: Work, referral: Referral) -> Shown:
    seen = work.viewer.fields(referral)
    filled = {field: text for field, text in referral.fields.items() if text}
    source = f" from {referral.source}" if referral.source and Field.PHONE in seen else ""
    return Shown(
        line_of(work, lists.one_of(referral)),
        referral.interrupted,
        referral.closed_for,
        f"{referral.channel}{source}",
        referral.received_at,
        referral.loop_closed_at,
        referral.reworks,
        {field: text for field, text in filled.items() if field in seen},
        [field for field in filled if field not in seen],
        referral.missing,
        _doubts(tx, referral, seen),
        life_of(tx, work, referral),
        _commands(work, referral),
        task_resource(referral, records.visits(tx, referral.id), work.config.referrals.table),
        referral.removed_at,
    )


def _doubts(tx: Connection, referral: Referral, seen: frozenset[Field]) -> Sequence[Doubt]:
    readings = field_readings.of_referral(tx, referral.id)
    return [
        Doubt(field, one.value if field in seen else "", one.place, one.doubt)
        for field, one in readings.items()
        if one.doubt and one.confirmed_by is None
    ]


def _commands(work: Work, referral: Referral) -> Sequence[str]:
    table = work.config.referrals.table
    if table[referral.stage].is_final:
        return ended(referral).instead if work.viewer.may(Act.REOPEN, referral) else []
    ways = moves_from(referral.stage, referral.interrupted, table)
    return [
        command(referral, to, kind)
        for to, kind in ways.items()
        if work.viewer.may_move(referral, referral.stage, to, table)
    ]
