"""A practice with referrals in small: a real store, desks whose mail is kept, a movable clock."""

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from conftest import Office
from fakes import FakeNotices
from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import STAGES, Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import MoveKind
from faxflow.domain.referrals.moving import PlannedMove
from faxflow.domain.referrals.record import Channel, Referral, Visit
from faxflow.steps.escalate import Escalated, escalate
from faxflow.steps.referrals.alert_desks import Alerted
from faxflow.steps.referrals.deadlines import due_in
from faxflow.steps.referrals.move import move
from faxflow.steps.referrals.remind import remind
from faxflow.store.referrals import moves, patients, records
from faxflow.store.referrals.patients import FoundBy
from faxflow.store.referrals.records import NewReferral
from faxflow.store.stamp import to_stamp

CHICAGO = ZoneInfo("America/Chicago")
PATIENT = {Field.GIVEN_NAME: "Quill", Field.SURNAME: "Vandersloot"}


def on_the_wall(day: int, hour: int, minute: int = 0) -> datetime:
    """A moment of November 2026 in Chicago: the 23rd is a Monday, the 26th Thanksgiving."""
    return datetime(2026, 11, day, hour, minute, tzinfo=CHICAGO).astimezone(UTC)


@dataclass
class Hub:
    """The desks' mail by desk; the fax desk's is the office's own."""

    office: Office
    desks: dict[Queue, FakeNotices] = field(
        default_factory=lambda: defaultdict(lambda: FakeNotices("mail"))
    )

    def at(self, day: int, hour: int, minute: int = 0) -> None:
        self.office.clock.at = on_the_wall(day, hour, minute)

    def make(
        self, stage: Stage = Stage.INTAKE_RECEIVED, more: Mapping[Field, str] | None = None
    ) -> ReferralId:
        """A referral that has just come in, in any stage."""
        fields = {**PATIENT, Field.SERVICE: "Cardiology", **(more or {})}
        work = self.office.work("intake")
        with self.office.store.write() as tx:
            new = NewReferral(
                patients.insert(tx, fields, FoundBy(frozenset(), frozenset()), work.run.now()),
                Channel.FAX,
                "+12025550101",
                work.run.now(),
                fields,
                stage,
                STAGES[stage].queue,
                due_in(work, stage, {}, []),
            )
            return records.insert(tx, work.run, new)

    def move(self, referral_id: ReferralId, to: Stage) -> None:
        """Moves it whatever its fields say."""
        work, referral = self.office.work("advance"), self.referral(referral_id)
        rule = STAGES[to]
        waiting = (referral.interrupted or referral.stage) if rule.waits else None
        planned = PlannedMove(MoveKind.ONWARD, to, rule.queue, waiting, tasks=rule.tasks)
        with self.office.store.write() as tx:
            assert move(tx, work, referral, planned)

    def assign(self, referral_id: ReferralId, queue: Queue, owner: str | None = None) -> None:
        work, referral = self.office.work("assign"), self.referral(referral_id)
        with self.office.store.write() as tx:
            assert moves.assign(tx, work.run, referral, queue=queue, owner=owner)

    def contact(self, referral_id: ReferralId) -> None:
        """Somebody is called, now, and does not answer."""
        row = {"id": referral_id, "at": to_stamp(self.office.clock.at)}
        with self.office.store.write() as tx:
            tx.execute(
                "INSERT INTO contact_attempts (referral_id, at, actor, whom, how, outcome)"
                " VALUES (:id, :at, 'mara', 'patient', 'phone', 'no-answer')",
                row,
            )

    def remind(self) -> Alerted:
        return remind(self.office.work("remind"), self.channels)

    def escalate(self) -> Escalated:
        work = self.office.work("escalate")
        return escalate(work, [self.office.notices], self.channels)

    def channels(self, queue: Queue) -> list[FakeNotices]:
        return [self.desks[queue]]

    def referral(self, referral_id: ReferralId) -> Referral:
        with self.office.store.read() as tx:
            found = records.get(tx, referral_id)
        assert found
        return found

    def visits(self, referral_id: ReferralId) -> list[Visit]:
        with self.office.store.read() as tx:
            return records.visits(tx, referral_id)

    def bodies(self, queue: Queue) -> list[str]:
        """What a desk was told, in order."""
        return [body for _, _, body in self.desks[queue].sent]

    def fail(self, problem: Exception | None) -> None:
        """Lets no mail through to any desk, or lets it again."""
        for queue in Queue:
            self.desks[queue].failure = problem  # type: ignore[assignment]

    def everything(self) -> list[list[tuple[object, ...]]]:
        """All that an alert could change."""
        names = ("notices", "referral_alerts", "events", "referrals", "stage_history", "tasks")
        return [self.office.rows(f"SELECT * FROM {name}") for name in names]  # noqa: S608
