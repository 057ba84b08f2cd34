"""The days themselves: what comes in, what cron runs every quarter of an hour, what staff do.

Passes that would find nothing are run once an hour only: the demo has no time for all of them.
"""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, datetime

from faxflow.cli.alerting import escalate_act, retry_act
from faxflow.cli.demo.referrals.calendar import ticks, whole_day
from faxflow.cli.demo.referrals.check import Check, check
from faxflow.cli.demo.referrals.postman import Postman
from faxflow.cli.demo.referrals.register import Register
from faxflow.cli.demo.referrals.rehearsal import Desks
from faxflow.cli.demo.referrals.staff import Staff
from faxflow.cli.outbound import send_act
from faxflow.cli.referrals.intaking import Asked, intake_act
from faxflow.cli.referrals.reminding import remind_act
from faxflow.cli.session import Act, Answer, Session, perform
from faxflow.cli.simulated.show import Show, Standing
from faxflow.cli.watching import watch_act
from faxflow.domain.referral import FINAL, Queue
from faxflow.store.referrals.figures import ReferralFigures, referral_figures


@dataclass(slots=True)
class Days:
    """`read_before` counts what the intake found in the mailbox a second time."""

    stage: Desks
    show: Show
    postman: Postman
    register: Register
    staff: Staff
    read_before: int = 0
    problems: list[str] = field(default_factory=list)
    _closings: set[datetime] = field(default_factory=set)
    _busy: bool = False

    def live(self) -> None:
        """Plays all of them."""
        hours = self.stage.hours
        self._closings = {whole_day(hours, day)[1] for day in self.stage.days}
        day: date | None = None
        for now in ticks(hours, self.stage.days):
            self.stage.clock.set_to(now)
            if hours.day_of(now) != day:
                day = hours.day_of(now)
                self.show.say(now, f"{day:%A} {day}")
            self._quarter_hour(now)

    def kept_going(self) -> Check:
        """Whether no command was refused, and no pass of the intake met a problem."""
        return check(
            "no command was refused", self.staff.done, (*self.staff.refused, *self.problems)
        )

    def figures(self) -> ReferralFigures:
        """How all referrals stand now."""
        found: list[ReferralFigures] = []

        def act(session: Session) -> Answer:
            with session.work.store.read() as tx:
                found.append(referral_figures(tx))
            return Answer("")

        self._run("report", act)
        return found[0]

    def _quarter_hour(self, now: datetime) -> None:
        came, sharp = self._something_came(now), now.minute == 0
        if came or sharp:
            self._take_in()
        self._work(now, news=came or sharp)
        self._alert()
        if self._busy or self.stage.gateway.next_due():
            self._send()
        if came or sharp or self._busy:
            self._tell(now)

    def _work(self, now: datetime, *, news: bool) -> None:
        """Staff who found nothing to do look again when there is news, or on the hour."""
        before = self.staff.done
        if self.stage.hours.is_open(now) and (news or self._busy):
            self.staff.work(now)
        if now in self._closings:
            self.staff.end_the_day()
        self._busy = self.staff.done > before

    def _something_came(self, now: datetime) -> bool:
        before = len(self.postman.put_back)
        brought = self.postman.bring(now)
        for piece in brought:
            self.register.expect(piece)
        return bool(brought) or len(self.postman.put_back) > before

    def _take_in(self) -> None:
        def act(session: Session) -> Answer:
            answer = intake_act(Asked())(session)
            self.register.take_down(session)
            return answer

        answer = self._run("referral intake", act)
        self.problems.extend(answer.problems)
        before = answer.data["read_before"]
        self.read_before += before if isinstance(before, int) else 0

    def _alert(self) -> None:
        self._run("remind", remind_act(dry_run=False))
        self._run("escalate", escalate_act(dry_run=False))

    def _send(self) -> None:
        """Answers go out, and their results come back."""
        self._run("send", send_act(dry_run=False))
        if self.stage.gateway.deliver_due(self.stage.clock()):
            self._run("watch-bounces", watch_act())
            self._run("retry", retry_act(dry_run=False))

    def _tell(self, now: datetime) -> None:
        figures = self.figures()
        desks = Counter[Queue]()
        for (queue, stage), count in figures.standing.items():
            if stage not in FINAL:
                desks[queue] += count
        ended = figures.referrals - desks.total()
        words = [f"{desks[queue]} at {queue}" for queue in Queue if desks[queue]]
        told = ", ".join([*words, f"{ended} ended"]) if figures.referrals else "nothing yet"
        self.show.standing(now, Standing(told, "referrals ended", ended, figures.referrals))

    def _run(self, command: str, act: Act) -> Answer:
        return perform(command, self.stage.config, self.stage.world, act)[1]
