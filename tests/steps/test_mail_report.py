"""A report is mailed once, however often and whenever it is asked for, and never silently not."""

from dataclasses import dataclass, field
from datetime import date

import pytest

from faxflow.domain.mailed_report import MailedReport, ReportKind, ReportName
from faxflow.domain.notice import NotTaken
from faxflow.domain.statistics.period import Period
from faxflow.errors import ServerUnreachable
from faxflow.steps.mail_report import ReportSent, mail_report, sent_before
from steps.conftest import Office

MONDAY = Period(date(2026, 11, 23), date(2026, 11, 23))
NAME = ReportName(ReportKind.REPORT, MONDAY)


@dataclass
class FakeMailer:
    """Keeps what it sends; fails before or after the server took it, where it is told to."""

    not_taken: NotTaken = field(default_factory=NotTaken)
    before: BaseException | None = None
    after: BaseException | None = None
    sent: list[tuple[str, MailedReport]] = field(default_factory=list)

    def send(self, message_id: str, report: MailedReport) -> NotTaken:
        if self.before:
            raise self.before
        self.sent.append((message_id, report))
        if self.after:
            raise self.after
        return self.not_taken

    @property
    def ids(self) -> list[str]:
        return [message_id for message_id, _ in self.sent]


def mail(
    office: Office, mailer: FakeMailer, name: ReportName = NAME, *, again: bool = False
) -> ReportSent:
    return mail_report(
        office.work(), name, mailer, made=lambda: MailedReport("subject", "body"), again=again
    )


def test_it_is_sent_once_however_often_it_is_asked_for(office: Office) -> None:
    mailer = FakeMailer()
    sent_at = office.clock()

    first = mail(office, mailer)
    office.clock.forward(hours=3)
    second = mail(office, mailer)

    assert (first, second) == (ReportSent(), ReportSent(before=sent_at))
    assert mailer.ids == ["<faxflow-report-2026-11-23-run-1@hilltop.example>"]


def test_each_day_and_each_kind_has_its_own(office: Office) -> None:
    mailer = FakeMailer()
    week = Period(date(2026, 11, 23), date(2026, 11, 29))

    for name in (NAME, ReportName(ReportKind.REPORT, week), ReportName(ReportKind.SCORECARD, week)):
        mail(office, mailer, name)

    assert len(set(mailer.ids)) == 3


def test_a_server_that_is_down_leaves_it_to_the_next_run(office: Office) -> None:
    down = ServerUnreachable(server="smtp.hilltop.example:587", what="it is down")
    mailer = FakeMailer(before=down)

    with pytest.raises(ServerUnreachable):
        mail(office, mailer)
    mailer.before = None
    sent = mail(office, mailer)

    assert sent == ReportSent()
    assert mailer.ids == ["<faxflow-report-2026-11-23-run-1@hilltop.example>"]


def test_a_run_that_died_after_sending_repeats_under_the_same_message_id(office: Office) -> None:
    mailer = FakeMailer(after=KeyboardInterrupt())

    with pytest.raises(KeyboardInterrupt):
        mail(office, mailer)
    mailer.after = None
    mail(office, mailer)

    assert len(mailer.ids) == 2
    assert len(set(mailer.ids)) == 1


def test_once_more_on_purpose_has_a_message_id_of_its_own(office: Office) -> None:
    mailer = FakeMailer()

    mail(office, mailer)
    mail(office, mailer, again=True)
    third = mail(office, mailer)

    assert len(set(mailer.ids)) == 2
    assert third.before == office.clock()


def test_who_is_refused_for_good_is_told_and_the_others_have_it(office: Office) -> None:
    mailer = FakeMailer(not_taken=NotTaken(for_good=(2,)))

    sent = mail(office, mailer)

    assert sent == ReportSent(not_taken=NotTaken(for_good=(2,)))
    assert sent_before(office.work(), NAME)


def test_who_is_put_off_gets_it_by_the_next_run_and_not_for_ever(office: Office) -> None:
    mailer = FakeMailer(not_taken=NotTaken(for_now=(1,)))

    first = mail(office, mailer)
    office.clock.forward(minutes=61)
    late = mail(office, mailer)
    last = mail(office, mailer)

    assert (first.left, late.left) == (True, False)
    assert last.before
    assert len(set(mailer.ids)) == 1
