"""scorecard: how well it goes, over weeks, and against what was before and what is wanted."""

from concurrent.futures import ThreadPoolExecutor
from datetime import datetime

from faxflow.domain.delivery import State
from faxflow.domain.rehearsal import headed
from faxflow.domain.statistics.baselines import with_baselines
from faxflow.domain.statistics.faxes import fax_sections
from faxflow.domain.statistics.figure import Scorecard, Section
from faxflow.domain.statistics.hours_saved import hours_saved
from faxflow.domain.statistics.period import Period
from faxflow.domain.statistics.targets import with_targets
from faxflow.steps.referral_sections import referral_sections
from faxflow.steps.work import Work
from faxflow.store import baselines
from faxflow.store.connection import mapped
from faxflow.store.measures import fax_desk
from faxflow.store.measures.faxes import fax_columns


def scorecard(work: Work, period: Period, charted: Period, now: datetime) -> Scorecard:
    """The figures of a period's days, and run charts over the weeks of another, as of now (UTC).

    Referrals come first, as they are what people wait for; then the faxes, and what it spares. Each
    wing is read at one moment, and the faxes beside the referrals: SQLite counts the ones while
    Python reckons the others.
    """
    with ThreadPoolExecutor(max_workers=1) as beside:
        faxes = beside.submit(_of_faxes, work, period, charted)
        with work.store.read() as tx, mapped(tx):
            referrals = referral_sections(tx, work, period, charted, as_of=now)
            kept = baselines.all_of_them(tx)
        sections = [*referrals, *faxes.result()]
    compared = with_baselines(with_targets(sections, work.config.scorecard.targets), kept)
    name = headed(work.config.practice.name, work.config.practice.environment)
    return Scorecard(name, period, charted, now, tuple(compared))


def _of_faxes(work: Work, period: Period, charted: Period) -> list[Section]:
    zone, minutes = work.config.practice.zone, work.config.scorecard.manual_minutes
    with work.store.beside() as store, store.read() as tx, mapped(tx):
        columns = fax_columns(tx, period, charted, hash_key=store.info.hash_key)
        tasks = fax_desk.closed(tx, period.hours(zone))
    delivered = sum(
        one.faxes
        for one in columns.counts
        if one.state is State.DELIVERED and period.first <= one.day <= period.last
    )
    saved = hours_saved(delivered, tasks, minutes, zone)
    return [*fax_sections(columns, period, charted), saved]
