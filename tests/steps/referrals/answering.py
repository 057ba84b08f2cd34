"""A practice that answers its referring offices, with the real first wing behind it."""

from dataclasses import dataclass
from pathlib import Path

from conftest import Office, reference
from faxflow.config.referrals import ReferralSettings
from faxflow.domain.delivery import State
from faxflow.domain.ids import CaseId, ReferralId
from faxflow.domain.reasons import Reason
from faxflow.domain.referral import STAGES, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import MoveKind
from faxflow.domain.referrals.moving import PlannedMove
from faxflow.domain.referrals.record import Channel, Referral
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.referrals.answer_offices import AnswersMade, answer_offices, answer_these
from faxflow.steps.referrals.deadlines import due_in
from faxflow.steps.referrals.found_by import found_by
from faxflow.steps.referrals.move import move
from faxflow.store import cases, events
from faxflow.store.referrals import moves, patients, records
from faxflow.store.referrals.moves import NewFields
from faxflow.store.referrals.records import NewReferral

FAX = "+15552010177"
OTHER_FAX = "+15552010188"
MONDAY = "2026-11-30T20:30:00+00:00"
TUESDAY = "2026-12-01T20:30:00+00:00"
TOLD = {
    Field.GIVEN_NAME: "Bertil",
    Field.SURNAME: "Quennell",
    Field.DATE_OF_BIRTH: "1951-07-09",
    Field.SERVICE: "sleep study",
    Field.ORGANISATION: "Lakeside Family Care",
    Field.PROVIDER_FAX: FAX,
    Field.APPOINTMENT_AT: MONDAY,
}


@dataclass
class Answering:
    """One referral, RF-000001, and the faxes that tell its office of it."""

    office: Office

    def __post_init__(self) -> None:
        settings = ReferralSettings(answer_template=Path("answer.docx"))
        self.office.config = self.office.config.model_copy(update={"referrals": settings})

    def receive(self, **changes: str) -> ReferralId:
        fields = {**TOLD, **{Field(name): text for name, text in changes.items()}}
        work, stage = self.office.work("intake"), Stage.READY_TO_SCHEDULE
        with self.office.store.write() as tx:
            patient = patients.insert(tx, fields, found_by(fields), work.run.now())
            due, queue = due_in(work, stage, fields, []), STAGES[stage].queue
            new = NewReferral(patient, Channel.FAX, "", work.run.now(), fields, stage, queue, due)
            return records.insert(tx, work.run, new)

    def goes(self, to: Stage, reason: str | None = None, referral_id: int = 1) -> None:
        """Moves it whatever its fields say."""
        kind = MoveKind.CLOSE if to is Stage.CLOSED else MoveKind.ONWARD
        planned = PlannedMove(kind, to, STAGES[to].queue, reason=reason)
        work, referral = self.office.work("advance"), self.referral(referral_id)
        with self.office.store.write() as tx:
            assert move(tx, work, referral, planned)

    def set(self, field: Field, text: str) -> None:
        referral = self.referral()
        new = NewFields({field: text}, (), found_by(referral.fields))
        run = self.office.work("set").run
        with self.office.store.write() as tx:
            assert moves.set_fields(tx, run, referral, new, key=b"key")

    def answer(self) -> AnswersMade:
        return answer_offices(self.office.work("answer"))

    def answer_and_be_killed(self) -> None:
        """Before the transaction has ended."""
        work = self.office.work("answer")
        with self.office.store.write() as tx:
            answer_these(tx, work, [ReferralId(1)])
            raise KeyboardInterrupt

    def hear(self, kind: VerdictKind, case: int, *, attempt: int = 1) -> None:
        reason = Reason.INVALID_NUMBER if kind is VerdictKind.FAILED else None
        self.office.hear(Verdict(kind, reason=reason, reference=reference(case, attempt)))

    def referral(self, referral_id: int = 1) -> Referral:
        with self.office.store.read() as tx:
            found = records.get(tx, ReferralId(referral_id))
        assert found
        return found

    def letter(self, case: int) -> dict[str, str]:
        """What its letter says."""
        with self.office.store.read() as tx:
            found = cases.get(tx, CaseId(case))
        assert found
        return dict(found.fields)

    def states(self) -> list[State]:
        """Of the faxes that were made, in order."""
        return [
            State(str(row[0])) for row in self.office.rows("SELECT state FROM cases ORDER BY id")
        ]

    def tasks(self) -> list[str]:
        """What somebody is asked to tell an office."""
        sql = "SELECT title FROM tasks WHERE kind = 'answer-office' AND closed_at IS NULL"
        return [str(row[0]) for row in self.office.rows(sql)]

    def causes(self) -> list[str | None]:
        """The referral's history of answers."""
        with self.office.store.read() as tx:
            found = events.history(tx, "RF-000001")
        return [row["cause"] for row in found if "answer" in (row["cause"] or "")]
