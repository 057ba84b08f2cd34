"""People of a practice at work on referrals: a real store, and whom the table of roles lets."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any

from a_referral import COMPLETE
from conftest import Office
from faxflow.domain.ids import ReferralId, referral_name
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.moving import Wish
from faxflow.domain.referrals.record import Referral, Visit
from faxflow.domain.roles import Role, Viewer
from faxflow.steps.referrals.advance import Asked, advance_referral
from faxflow.steps.referrals.answered import Answered
from faxflow.steps.referrals.enter import enter_referral
from faxflow.steps.work import Work
from faxflow.store.referrals import records


@dataclass
class Clerks:
    """Whoever gives a command, in one office."""

    office: Office

    def work(self, account: str = "rosalind", *roles: Role) -> Work:
        """A run of that account; an administrator unless roles are given."""
        work = self.office.work("referral")
        viewer = Viewer(account, frozenset(roles or (Role.ADMINISTRATOR,)))
        return replace(work, run=replace(work.run, actor=account), viewer=viewer)

    def new(self, *, without: tuple[Field, ...] = (), **more: str) -> str:
        """The name of a referral that says all that any stage requires, but some."""
        typed = {field: text for field, text in COMPLETE.items() if field not in without}
        typed |= {Field(name): text for name, text in more.items()}
        made = enter_referral(self.work(), typed).made
        return referral_name(made.referral_id)

    def advance(self, name: str, to: Stage | None = None, **more: Any) -> Answered:
        """A move by an administrator; `typed` and `work` may be given."""
        work, typed = more.pop("work", None) or self.work(), more.pop("typed", {})
        return advance_referral(work, name, Asked(Wish(to, **more), typed))

    def through(self, name: str, *stages: Stage) -> Referral:
        """Moves it through stages, which must be allowed."""
        for stage in stages:
            answer = self.advance(name, stage)
            assert answer.done, answer.told
        return self.referral(name)

    def referral(self, name: str) -> Referral:
        with self.office.store.read() as tx:
            found = records.get(tx, _id(name))
        assert found
        return found

    def visits(self, name: str) -> list[Visit]:
        with self.office.store.read() as tx:
            return records.visits(tx, _id(name))

    def open_tasks(self, name: str) -> list[Mapping[str, object]]:
        """Those of a referral, oldest first."""
        with self.office.store.read() as tx:
            found = tx.execute(
                "SELECT * FROM tasks WHERE referral_id = :id AND closed_at IS NULL ORDER BY id",
                {"id": _id(name)},
            )
            return [dict(row) for row in found]

    def titles(self, name: str) -> list[str]:
        """What is to be done about a referral."""
        return [str(task["title"]) for task in self.open_tasks(name)]

    def events(self, name: str) -> list[tuple[object, ...]]:
        """Cause, reason and detail of all that happened to a referral."""
        sql = f"SELECT cause, reason, detail FROM events WHERE subject = '{name}' ORDER BY id"  # noqa: S608
        return self.office.rows(sql)


def _id(name: str) -> ReferralId:
    return ReferralId(int(name.removeprefix("RF-")))
