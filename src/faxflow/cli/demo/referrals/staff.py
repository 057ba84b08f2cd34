"""The rehearsal's staff: each works at the referrals of a desk, the most urgent first."""

from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta

from faxflow.cli.demo.referrals.desk_work import DESKS, Deed, Turn
from faxflow.cli.demo.referrals.fates import fate_of
from faxflow.cli.demo.referrals.register import Register
from faxflow.cli.demo.referrals.rehearsal import Desks
from faxflow.cli.picked_faxes import Doing
from faxflow.cli.picked_tasks import ChosenTasks
from faxflow.cli.referrals.duplicate_work import judge_act
from faxflow.cli.session import Act, Answer, Session, perform
from faxflow.cli.taskwork import done_act
from faxflow.domain.ids import pair_name, parse_referral
from faxflow.domain.referral import Queue
from faxflow.domain.referrals.record import Referral
from faxflow.domain.task import TaskKind
from faxflow.simulator.referrals.truth import Kin
from faxflow.steps.referrals.judge_duplicate import Word
from faxflow.steps.referrals.look import my_desks_tasks, my_queue
from faxflow.steps.referrals.look_at_duplicates import list_duplicates
from faxflow.store.referrals import records
from faxflow.store.referrals.duplicates import Listed

SEATS = {Queue.INTAKE: "ida", Queue.ELIGIBILITY: "ella", Queue.SCHEDULING: "skye"}
SUPERVISOR = "sue"

_A_QUARTER_HOUR = {Queue.INTAKE: 6, Queue.ELIGIBILITY: 5, Queue.SCHEDULING: 4}
"""How many referrals each gets round to."""

_LEFT_OPEN = 4
"""One possible duplicate of so many is left for the visitor to judge."""

_MOST = 500


@dataclass(slots=True)
class Staff:
    """`done` counts the commands that were given; `refused` is what they would not do."""

    stage: Desks
    register: Register
    done: int = 0
    refused: list[str] = field(default_factory=list)

    def work(self, now: datetime) -> None:
        """What they all get done in a quarter of an hour."""
        for queue, account in SEATS.items():
            busy = 0
            for turn in self._turns(queue, now):
                deeds = list(DESKS[queue](turn))
                for deed in deeds:
                    self._do(account, deed)
                busy += bool(deeds)
                if busy == _A_QUARTER_HOUR[queue]:
                    break

    def end_the_day(self) -> None:
        """The supervisor judges possible duplicates; mails that are no referral are laid aside."""
        for name, word in self._judgements():
            command = f"referral duplicates {word}"
            self._do(SUPERVISOR, (command, judge_act([name], word, dry_run=False)))
        account = SEATS[Queue.INTAKE]
        for name in self._looked_at(account):
            self._do(account, ("task done", done_act(ChosenTasks([name]), Doing())))

    def _do(self, account: str, deed: Deed) -> None:
        self.done += 1
        self.refused.extend(self._perform(account, *deed).problems)

    def _perform(self, account: str, command: str, act: Act) -> Answer:
        world = replace(self.stage.world, actor=account)
        return perform(command, self.stage.config, world, act)[1]

    def _turns(self, queue: Queue, now: datetime) -> Iterator[Turn]:
        hours = self.stage.hours
        today = hours.day_of(now)
        for referral in self._queue_of(SEATS[queue]):
            yield Turn(
                referral,
                self.register.known(referral.id),
                fate_of(referral.id, self.stage.seed),
                now=now,
                today=today,
                tomorrow=self._open_day_after(today),
                early=hours.day_of(referral.entered_at) == today,
                came_today=hours.day_of(referral.received_at) == today,
            )

    def _open_day_after(self, day: date) -> date:
        later = day + timedelta(days=1)
        return later if self.stage.hours.is_working_day(later) else self._open_day_after(later)

    def _queue_of(self, account: str) -> list[Referral]:
        """What somebody finds in their queue, as it stands now."""
        found: list[Referral] = []

        def act(session: Session) -> Answer:
            lines = my_queue(session.work, most=_MOST).lines
            ids = [parse_referral(line.name) for line in lines]
            with session.work.store.read() as tx:
                found.extend(filter(None, (records.get(tx, one) for one in ids if one)))
            return Answer("")

        self._perform(account, "queue", act)
        return found

    def _judgements(self) -> list[tuple[str, Word]]:
        """Most of the pairs that are asked about, with what the supervisor finds them to be."""
        found: list[tuple[str, Word]] = []

        def act(session: Session) -> Answer:
            pairs = list_duplicates(session.work, every=False, limit=_MOST).pairs
            asked = (one for one in pairs if one.pair.id % _LEFT_OPEN)
            found.extend((pair_name(one.pair.id), self._finding(one)) for one in asked)
            return Answer("")

        self._perform(SUPERVISOR, "referral duplicates list", act)
        return found

    def _finding(self, listed: Listed) -> Word:
        meant = self.register.meant.get(listed.one) if listed.one else None
        same = meant and meant.kin in {Kin.SAME_PERSON, Kin.SAME_REQUEST}
        return Word.LINK if same else Word.DISTINCT

    def _looked_at(self, account: str) -> list[str]:
        """The tasks about what came in and is no referral, but for the last of them."""
        found: list[str] = []

        def act(session: Session) -> Answer:
            tasks = my_desks_tasks(session.work)
            found.extend(one.name for one in tasks if one.kind is TaskKind.REVIEW_ARRIVAL)
            return Answer("")

        self._perform(account, "queue", act)
        return found[:-1]
