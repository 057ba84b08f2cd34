"""Who may do what with referrals: the only table of roles, and what it says of one person."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from faxflow.domain.referral import Queue, Stage, Table
from faxflow.domain.referrals.fields import Field


class Role(StrEnum):
    """What a person is in the practice; a person may be several."""

    INTAKE = "intake"
    ELIGIBILITY = "eligibility"
    SCHEDULING = "scheduling"
    SUPERVISOR = "supervisor"
    ADMINISTRATOR = "administrator"
    SERVICE = "service"


class Act(StrEnum):
    """What can be done with referrals, by the names of the commands where there is one."""

    LIST = "list"
    QUEUE = "queue"
    WHERE = "where"
    SHOW = "show"
    SEEN = "seen"
    NEW = "new"
    ADVANCE = "advance"
    CLOSE = "close"
    REOPEN = "reopen"
    TAKE = "take"
    ASSIGN = "assign"  # to somebody at the desk where it is
    HAND_OVER = "hand-over"  # to another desk
    NOTE = "note"
    SET = "set"
    CONFIRM = "confirm"
    CONTACT = "contact"
    STATUS_CALL = "status-call"
    COMPLETE = "complete"  # a task of it
    ANSWER = "answer"  # the fax to the referring office
    DUPLICATES = "duplicates"
    INTAKE = "intake"
    REMIND = "remind"


class Row(Protocol):
    """As much of a referral as decides who may see it."""

    @property
    def queue(self) -> Queue: ...
    @property
    def owner(self) -> str | None: ...


@dataclass(frozen=True, slots=True)
class RoleRule:
    """What a role may do.

    `sees` are the desks whose referrals it may show and work on, and `desk` the one whose work
    is its own. What was assigned to a person is theirs wherever it is, if the role sees any
    desk at all. `acts` are done there, `anywhere` are done to the referrals of every desk.
    `fields` are those of a referral that it may read and write, `documents` says whether it
    may open what came in. With `overdue` what is late at any desk is its work too.
    """

    desk: Queue | None
    sees: frozenset[Queue]
    acts: frozenset[Act]
    anywhere: frozenset[Act]
    fields: frozenset[Field]
    documents: bool = False
    overdue: bool = False


R, A, Q, F = Role, Act, Queue, Field

LOCATING = frozenset({F.GIVEN_NAME, F.SURNAME, F.DATE_OF_BIRTH})
"""What tells the patients apart that an answer to "where is it?" could speak of."""

_ALL_DESKS = frozenset(Queue)
_EVERY_FIELD = frozenset(Field)
_DESK_WORK = frozenset(
    {
        A.LIST,
        A.QUEUE,
        A.WHERE,
        A.SHOW,
        A.ADVANCE,
        A.CLOSE,
        A.TAKE,
        A.ASSIGN,
        A.NOTE,
        A.SET,
        A.CONFIRM,
        A.CONTACT,
        A.STATUS_CALL,
        A.COMPLETE,
    }
)
_NOTHING_ELSEWHERE = frozenset[Act]()

ROLES: Mapping[Role, RoleRule] = {
    R.INTAKE: RoleRule(
        desk=Q.INTAKE,
        sees=frozenset({Q.INTAKE}),
        acts=_DESK_WORK | {A.NEW, A.INTAKE},
        # Of two that may be one, the earlier has mostly gone on to another desk.
        anywhere=frozenset({A.WHERE, A.STATUS_CALL, A.DUPLICATES}),
        fields=_EVERY_FIELD - {F.APPOINTMENT_OUTCOME},
        documents=True,
    ),
    R.ELIGIBILITY: RoleRule(
        desk=Q.ELIGIBILITY,
        sees=frozenset({Q.ELIGIBILITY}),
        acts=_DESK_WORK,
        anywhere=_NOTHING_ELSEWHERE,
        fields=_EVERY_FIELD - {F.STREET, F.SUBURB, F.APPOINTMENT_AT, F.APPOINTMENT_OUTCOME},
        documents=True,
    ),
    R.SCHEDULING: RoleRule(
        desk=Q.SCHEDULING,
        sees=frozenset({Q.SCHEDULING}),
        acts=_DESK_WORK | {A.ANSWER},
        anywhere=_NOTHING_ELSEWHERE,
        fields=_EVERY_FIELD
        - {
            F.STREET,
            F.OUTSIDE_ID,
            F.NPI,
            F.PROVIDER_FAX,
            F.DIAGNOSES,
            F.MEMBER_ID,
            F.AUTHORISATION_NUMBER,
        },
    ),
    R.SUPERVISOR: RoleRule(
        desk=Q.SUPERVISOR,
        sees=_ALL_DESKS,
        acts=_DESK_WORK | {A.SEEN, A.NEW, A.HAND_OVER, A.REOPEN, A.ANSWER, A.DUPLICATES},
        anywhere=_NOTHING_ELSEWHERE,
        fields=_EVERY_FIELD,
        documents=True,
        overdue=True,
    ),
    R.ADMINISTRATOR: RoleRule(
        desk=None,
        sees=_ALL_DESKS,
        acts=frozenset(Act),
        anywhere=_NOTHING_ELSEWHERE,
        fields=_EVERY_FIELD,
        documents=True,
        overdue=True,
    ),
    R.SERVICE: RoleRule(
        desk=None,
        sees=frozenset(),
        acts=frozenset({A.INTAKE, A.REMIND}),
        anywhere=_NOTHING_ELSEWHERE,
        fields=frozenset(),
    ),
}


@dataclass(frozen=True, slots=True)
class Viewer:
    """Who gives a command: their account, and their roles, none for somebody who has none here."""

    account: str
    roles: frozenset[Role] = frozenset()

    def may(self, act: Act, row: Row | None = None) -> bool:
        """Whether this may be done, to that referral; without one, whether it may be at all."""
        if row is None:
            return any(act in rule.acts | rule.anywhere for rule in self._rules())
        here = any(act in rule.acts for rule in self._rules_seeing(row))
        return here or self.may_anywhere(act)

    def may_move(self, row: Row, came_from: Stage, to: Stage, table: Table) -> bool:
        """Whether they may bring a referral from one stage to the other, so far as roles go."""
        return self.may(move_act(came_from, to, table), row)

    def may_anywhere(self, act: Act) -> bool:
        """Whether this may be done to the referrals of every desk."""
        return any(act in rule.anywhere for rule in self._rules())

    def fields(self, row: Row) -> frozenset[Field]:
        """The fields of this referral that they may read and write."""
        return frozenset[Field]().union(*(rule.fields for rule in self._rules_seeing(row)))

    def opens_documents(self, row: Row) -> bool:
        """Whether they may open what came in with this referral."""
        return any(rule.documents for rule in self._rules_seeing(row))

    @property
    def desks(self) -> frozenset[Queue]:
        """Those whose work is theirs."""
        return frozenset(rule.desk for rule in self._rules() if rule.desk)

    @property
    def rows(self) -> frozenset[Queue]:
        """The desks whose referrals they may list."""
        return frozenset[Queue]().union(*(rule.sees for rule in self._rules()))

    @property
    def has_overdue(self) -> bool:
        """Whether what is late at any desk is their work too."""
        return any(rule.overdue for rule in self._rules())

    def _rules(self) -> Iterator[RoleRule]:
        return (ROLES[role] for role in self.roles)

    def _rules_seeing(self, row: Row) -> Iterator[RoleRule]:
        theirs = row.owner == self.account
        return (rule for rule in self._rules() if rule.sees and (theirs or row.queue in rule.sees))


NOBODY = Viewer("nobody")
"""Somebody who may nothing."""


def move_act(came_from: Stage, to: Stage, table: Table) -> Act:
    """What a move is called: to reopen what is final, to close, or to advance."""
    if table[came_from].is_final:
        return Act.REOPEN
    return Act.CLOSE if to is Stage.CLOSED else Act.ADVANCE
