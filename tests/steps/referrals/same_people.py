"""A desk at which referrals of invented people come in, one after another."""

from dataclasses import dataclass, replace

from conftest import Office
from faxflow.domain.ids import PairId, PatientId, ReferralId
from faxflow.domain.referral import STAGES, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import MoveKind
from faxflow.domain.referrals.moving import PlannedMove
from faxflow.domain.referrals.pair import Pair
from faxflow.domain.referrals.record import Channel, Referral
from faxflow.domain.roles import Role, Viewer
from faxflow.steps.referrals.deadlines import due_in
from faxflow.steps.referrals.find_duplicates import Found, find_duplicates
from faxflow.steps.referrals.found_by import found_by
from faxflow.steps.referrals.judge_duplicate import Judged, Word, judge_duplicate
from faxflow.steps.referrals.move import move
from faxflow.store.referrals import duplicates, moves, patients, records
from faxflow.store.referrals.moves import NewFields
from faxflow.store.referrals.records import NewReferral

SUPERVISOR = frozenset({Role.SUPERVISOR})

IVY = {
    Field.GIVEN_NAME: "Ivy",
    Field.SURNAME: "Castellanos",
    Field.DATE_OF_BIRTH: "1957-09-14",
    Field.SEX: "female",
    Field.PHONE: "+12025550142",
    Field.STREET: "88 Alder Court",
    Field.SUBURB: "Juniper Falls",
    Field.POSTCODE: "97031",
    Field.SERVICE: "cardiology",
    Field.PROVIDER: "Dr. Ferro",
}
MOVED = {
    Field.PHONE: "+12025550177",
    Field.STREET: "3 Quarry Road",
    Field.SUBURB: "Pinemont",
    Field.POSTCODE: "97114",
}
"""Name and birth date alone, which strangers share: a person must look."""

TWIN = {Field.GIVEN_NAME: "Fern"}


@dataclass
class Desk:
    """What comes in, and what people say of it; `who` and their roles give the commands."""

    office: Office
    who: str = "mara"
    roles: frozenset[Role] = SUPERVISOR

    def receive(
        self, *changes: dict[Field, str], stage: Stage = Stage.INTAKE_RECEIVED
    ) -> ReferralId:
        """A referral of Ivy, but for the changes; nobody has looked for its like."""
        fields = dict(IVY)
        for change in changes:
            fields |= change
        work = self.office.work("intake")
        with self.office.store.write() as tx:
            patient = patients.insert(tx, fields, found_by(fields), work.run.now())
            due = due_in(work, stage, fields, [])
            rule = STAGES[stage]
            new = NewReferral(
                patient, Channel.FAX, "", work.run.now(), fields, stage, rule.queue, due
            )
            return records.insert(tx, work.run, new)

    def find(self, referral_id: ReferralId) -> Found:
        work = self.office.work("intake")
        with self.office.store.write() as tx:
            return find_duplicates(tx, work, referral_id)

    def take_in(self, *changes: dict[Field, str]) -> Found:
        """Receives one and looks for its like."""
        return self.find(self.receive(*changes))

    def correct(self, referral_id: int, changes: dict[Field, str]) -> Found:
        """Corrects fields, and looks again."""
        work, referral = self.office.work("set"), self.referral(referral_id)
        new = NewFields(changes, (), found_by({**referral.fields, **changes}))
        with self.office.store.write() as tx:
            assert moves.set_fields(tx, work.run, referral, new, key=b"key")
        return self.find(referral.id)

    def close(self, referral_id: int, reason: str) -> None:
        """Closes it, whatever its stage."""
        work, referral = self.office.work("close"), self.referral(referral_id)
        rule = STAGES[Stage.CLOSED]
        planned = PlannedMove(MoveKind.CLOSE, Stage.CLOSED, rule.queue, reason=reason)
        with self.office.store.write() as tx:
            assert move(tx, work, referral, planned)

    def say(self, word: Word, pair_id: int, *, dry_run: bool = False) -> Judged:
        work = self.office.work("duplicates")
        run = replace(work.run, actor=self.who)
        work = replace(work, run=run, viewer=Viewer(self.who, self.roles))
        return judge_duplicate(work, f"PD-{pair_id}", word, dry_run=dry_run)

    def referral(self, referral_id: int) -> Referral:
        with self.office.store.read() as tx:
            found = records.get(tx, ReferralId(referral_id))
        assert found
        return found

    def pair(self, pair_id: int = 1) -> Pair:
        with self.office.store.read() as tx:
            listed = duplicates.get(tx, PairId(pair_id))
        assert listed
        return listed.pair

    def persons(self) -> list[PatientId]:
        """The person that each patient is, in the order in which they came."""
        return [PatientId(int(str(row[0]))) for row in self.office.rows(_PERSONS)]

    def asked(self) -> list[str]:
        """The titles of the open tasks about possible duplicates."""
        return [str(row[0]) for row in self.office.rows(_ASKED)]


_PERSONS = "SELECT person_id FROM patients ORDER BY id"
_ASKED = "SELECT title FROM tasks WHERE kind = 'review-duplicate' AND closed_at IS NULL ORDER BY id"
