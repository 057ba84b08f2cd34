"""report mail: sends a report to its readers, once however often it is asked for."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from faxflow.domain.mailed_report import MailedReport, ReportName
from faxflow.domain.notice import NotTaken
from faxflow.steps.ports import ReportMailer
from faxflow.steps.work import Work
from faxflow.store import mailed_reports
from faxflow.store.mailed_reports import Mailing

_PUT_OFF = timedelta(hours=1)
"""For so long it may be put off for one of its readers, as greylisting does."""

MakeReport = Callable[[], MailedReport]
"""Makes the report as it stands now."""


@dataclass(frozen=True, slots=True)
class ReportSent:
    """What came of it: `before` is when it was mailed earlier (UTC), None: now.

    `left` where it counts as not sent yet, since some were put off and the next run may reach
    them; `not_taken` are the readers who have not got it, by their places in the list.
    """

    before: datetime | None = None
    not_taken: NotTaken = field(default_factory=NotTaken)
    left: bool = False


def mail_report(
    work: Work, name: ReportName, mailer: ReportMailer, *, made: MakeReport, again: bool
) -> ReportSent:
    """Sends it, unless it was sent before; with `again` once more, under a Message-ID of its own.

    It is decided first: a run that dies after the server took it is repeated under the same
    Message-ID, and mail programs show the two as one. Raises what the mailer raises.
    """
    mailing = _decided(work, name, again=again)
    if mailing.sent_at:
        return ReportSent(before=mailing.sent_at)
    not_taken = mailer.send(mailing.message_id, made())
    now = work.run.now()
    young = timedelta() <= now - mailing.decided_at < _PUT_OFF
    if not_taken.for_now and young:
        return ReportSent(not_taken=not_taken, left=True)
    with work.store.write() as tx:
        mailed_reports.mark_sent(tx, name, now)
    return ReportSent(not_taken=not_taken)


def sent_before(work: Work, name: ReportName) -> datetime | None:
    """When the report was mailed (UTC), or None; the store stays as it is."""
    with work.store.read() as tx:
        found = mailed_reports.find(tx, name)
    return found.sent_at if found else None


def _decided(work: Work, name: ReportName, *, again: bool) -> Mailing:
    """What was noted of it; where there is nothing, or it is to go once more, a new note."""
    with work.store.write() as tx:
        found = mailed_reports.find(tx, name)
        if found and not (again and found.sent_at):
            return found
        domain = work.config.notices.domain
        message_id = f"<{name.stem}-{work.run.id}@{domain}>"
        return mailed_reports.decide(tx, name, message_id, work.run.now())
