"""When a referral is due: by the practice's hours, its stages and its own history."""

from collections.abc import Mapping, Sequence
from datetime import timedelta

from faxflow.domain.calendar_version import calendar_version
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.record import Visit
from faxflow.steps.work import Work
from faxflow.store.referrals.records import Due


def due_in(work: Work, stage: Stage, fields: Mapping[Field, str], past: Sequence[Visit]) -> Due:
    """When a referral is due that enters `stage` now, after the visits in `past`."""
    now = work.run.now()
    settings, hours = work.config.referrals, work.config.office_hours
    rule = settings.table[stage]
    version = calendar_version(hours, hours.day_of(now))
    if rule.sla_hours is None:
        return Due(None, None, version)
    due_at = hours.after(now, timedelta(hours=rule.sla_hours))
    return Due(due_at, hours.before(due_at, timedelta(hours=settings.reminder_hours)), version)
