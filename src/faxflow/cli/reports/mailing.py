"""What `report mail` does with its session, and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from faxflow.cli.given_day import named_day
from faxflow.cli.reports.asked_days import USUAL_WEEKS, asked_period
from faxflow.cli.reports.mailed import make_mail
from faxflow.cli.session import Act, Answer, Session
from faxflow.cli.tokens import tokens_for
from faxflow.domain.counted import counted
from faxflow.domain.mailed_report import MailedReport, ReportKind, ReportName
from faxflow.domain.statistics.period import whole_weeks
from faxflow.errors import BadUsage, ConfigurationProblem, ExitCode
from faxflow.steps.mail_report import ReportSent, mail_report, sent_before
from faxflow.steps.ports import ReportMailer
from faxflow.views.moment import local_minute

REPORT_MAIL = "report-mail"
"""The lock of all that mails reports."""


@dataclass(frozen=True, slots=True)
class MailAsked:
    """Which report, of which days, and whether it is to go."""

    day: str | None = None
    week: bool = False
    scorecard: bool = False
    again: bool = False
    dry_run: bool = False

    def name(self, today: date) -> ReportName:
        """What it is, and of which days. Raises BadUsage."""
        if not self.scorecard:
            period = asked_period(today, self.day, None, week=self.week)
            return ReportName(ReportKind.REPORT, period)
        if self.week:
            what = "A scorecard is of the last whole weeks, and --week of one."
            raise BadUsage(what=what, todo="Leave out --week, or --scorecard.")
        before = named_day(self.day, today) if self.day else today
        return ReportName(ReportKind.SCORECARD, whole_weeks(before, USUAL_WEEKS))


@dataclass(frozen=True, slots=True)
class Readers:
    """Who is to have it, and where the configuration says so."""

    to: tuple[str, ...]
    place: str

    def told(self, places: Sequence[int]) -> str:
        """Some of them, by their places in the list."""
        return f"{self.place}, address {', '.join(map(str, sorted(places)))} of the list"


def mail_act(asked: MailAsked) -> Act:
    """Mails it, or says what would be mailed."""

    def act(session: Session) -> Answer:
        work, zone = session.work, session.config.practice.zone
        name = asked.name(work.run.now().astimezone(zone).date())
        readers = _readers(session, name)
        if asked.dry_run:
            return _planned(session, name, readers)
        with session.locks.hold(REPORT_MAIL, work.run.id):
            mailer = _mailer(session, readers)
            again, made = asked.again, lambda: make_mail(session, name)
            sent = mail_report(work, name, mailer, made=made, again=again)
        return _answer(name, readers, sent, zone)

    return act


def _readers(session: Session, name: ReportName) -> Readers:
    mail = session.config.report.mail
    to, key = mail.to, "to"
    if name.kind is ReportKind.SCORECARD:
        to, key = mail.scorecard_to, "scorecard_to"
    if not to:
        raise ConfigurationProblem(
            where=f"[report.mail] {key}",
            what=f"nobody is named who is to have the {name.kind}",
            todo="Add their addresses; faxflow.example.toml shows how.",
        )
    return Readers(to, f"[report.mail] {key}")


def _mailer(session: Session, readers: Readers) -> ReportMailer:
    from faxflow.adapters.report_mail import SmtpReports

    notices = session.config.notices
    settings = notices.model_copy(update={"to": readers.to})
    tokens = tokens_for(session.config, session.secrets, notices, "notices")
    clock = session.work.run.clock
    return SmtpReports(settings, session.secrets.get, clock, addresses=readers.place, tokens=tokens)


def _planned(session: Session, name: ReportName, readers: Readers) -> Answer:
    """All that would be mailed; nobody is, and nothing is noted."""
    before, mail = sent_before(session.work, name), make_mail(session, name)
    lines = [f"To {counted(len(readers.to), 'address', 'addresses')} of {readers.place}"]
    lines += [f"{file.name}, {len(file.content):,} bytes" for file in mail.files]
    if before:
        moment = local_minute(before, session.config.practice.zone)
        lines.append(f"It was mailed {moment}: only --again would mail it")
    text = "\n".join([*lines, "", mail.subject, "", mail.body.rstrip()])
    data = {
        **_named(name),
        "to": len(readers.to),
        "mailed_before": before and before.isoformat(),
        "mail": _mail_data(mail),
    }
    return Answer(text, data)


def _answer(name: ReportName, readers: Readers, sent: ReportSent, zone: tzinfo) -> Answer:
    refused, put_off = sent.not_taken.for_good, sent.not_taken.for_now
    taken = 0 if sent.before else len(readers.to) - len(refused) - len(put_off)
    data = {
        **_named(name),
        "mailed": taken,
        "mailed_before": sent.before and sent.before.isoformat(),
        "refused": list(refused),
        "put_off": list(put_off),
    }
    text = f"The {name.kind} of {name.days} is mailed to {counted(taken, 'reader')}."
    if sent.before:
        text = f"The {name.kind} of {name.days} was mailed {local_minute(sent.before, zone)}."
        text += " --again mails it once more."
    problems, code = _problems(readers, sent)
    return Answer(text, data, lists_tasks=True, problems=problems, code=code)


def _problems(readers: Readers, sent: ReportSent) -> tuple[list[str], ExitCode]:
    """Who has not got it, and how the run ends because of that."""
    if sent.left:
        told = readers.told(sent.not_taken.for_now)
        again = "Run it again in some minutes: all get it anew, under the same Message-ID."
        return [f"The server put off {told}. {again}"], ExitCode.TRY_LATER
    missing = [*sent.not_taken.for_good, *sent.not_taken.for_now]
    if not missing:
        return [], ExitCode.DONE
    told = f"The server takes no mail for {readers.told(missing)}. Correct it there."
    return [told], ExitCode.NEEDS_PERSON


def _named(name: ReportName) -> dict[str, object]:
    period = name.period
    return {"kind": str(name.kind), "first": str(period.first), "last": str(period.last)}


def _mail_data(mail: MailedReport) -> dict[str, object]:
    files = [{"name": one.name, "bytes": len(one.content)} for one in mail.files]
    return {"subject": mail.subject, "body": mail.body, "files": files}
