"""What each role sees and does, as the practice would say it."""

from dataclasses import dataclass

import pytest

from faxflow.domain.people import Places, viewer
from faxflow.domain.referral import STAGES, Queue, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.roles import NOBODY, ROLES, Act, Role, Viewer, move_act

HILLTOP = Places(made_by="ines", kept_by="faxflow", root="root")


@dataclass(frozen=True)
class Standing:
    """As much of a referral as decides who sees it."""

    queue: Queue
    owner: str | None = None


def person(*roles: Role) -> Viewer:
    return Viewer("mara", frozenset(roles))


@pytest.mark.parametrize("queue", Queue)
@pytest.mark.parametrize(
    ("role", "desks"),
    [
        (Role.INTAKE, {Queue.INTAKE}),
        (Role.ELIGIBILITY, {Queue.ELIGIBILITY}),
        (Role.SCHEDULING, {Queue.SCHEDULING}),
        (Role.SUPERVISOR, set(Queue)),
        (Role.ADMINISTRATOR, set(Queue)),
        (Role.SERVICE, set[Queue]()),
    ],
)
def test_a_role_is_shown_the_referrals_of_its_desks_alone(
    role: Role, desks: set[Queue], queue: Queue
) -> None:
    assert person(role).may(Act.SHOW, Standing(queue)) is (queue in desks)


def test_somebody_without_a_role_may_do_nothing_anywhere() -> None:
    every = [Standing(queue, owner) for queue in Queue for owner in (None, NOBODY.account)]

    assert not any(NOBODY.may(act, row) for act in Act for row in (*every, None))
    assert not any(NOBODY.fields(row) for row in every)


def test_what_was_given_to_a_person_is_theirs_wherever_it_is() -> None:
    theirs = Standing(Queue.ELIGIBILITY, owner="mara")

    assert person(Role.SCHEDULING).may(Act.ADVANCE, theirs)
    assert not person(Role.SERVICE).may(Act.SHOW, theirs)


def test_a_field_is_seen_by_the_role_that_sees_the_referral_and_by_no_other() -> None:
    both = person(Role.INTAKE, Role.SCHEDULING)

    assert Field.MEMBER_ID in both.fields(Standing(Queue.INTAKE))
    assert Field.MEMBER_ID not in both.fields(Standing(Queue.SCHEDULING))
    assert Field.APPOINTMENT_OUTCOME not in both.fields(Standing(Queue.INTAKE))


def test_intake_finds_any_referral_for_a_caller_and_is_shown_its_own_alone() -> None:
    elsewhere = Standing(Queue.SCHEDULING)

    assert person(Role.INTAKE).may(Act.WHERE, elsewhere)
    assert not person(Role.INTAKE).may(Act.SHOW, elsewhere)
    assert person(Role.INTAKE).fields(elsewhere) == frozenset()
    assert not person(Role.SCHEDULING).may(Act.WHERE, Standing(Queue.INTAKE))


@pytest.mark.parametrize("stage", [stage for stage, rule in STAGES.items() if rule.onward])
def test_the_desk_of_a_stage_may_make_each_of_its_moves(stage: Stage) -> None:
    rule = STAGES[stage]
    desk = next(role for role, one in ROLES.items() if one.desk is rule.queue)

    moves = [*rule.onward, *rule.back]

    assert all(person(desk).may_move(Standing(rule.queue), stage, to, STAGES) for to in moves)


def test_only_a_supervisor_or_an_administrator_opens_again_what_is_at_an_end() -> None:
    ended = Standing(STAGES[Stage.CLOSED].queue)

    may = {
        role for role in Role if person(role).may_move(ended, Stage.CLOSED, Stage.SCHEDULED, STAGES)
    }

    assert may == {Role.SUPERVISOR, Role.ADMINISTRATOR}
    assert move_act(Stage.SCHEDULED, Stage.CLOSED, STAGES) is Act.CLOSE


def test_every_field_that_a_stage_asks_for_is_seen_where_it_is_filled_in() -> None:
    # Before a stage is entered it stands at the desk of one that leads there.
    for stage, rule in STAGES.items():
        for came_from in (one for one, leads in STAGES.items() if stage in leads.onward):
            desk = next(one for one in ROLES.values() if one.desk is STAGES[came_from].queue)
            known = {field for group in STAGES[came_from].requires for field in group}
            new = [group for group in rule.requires if not set(group) <= known]

            assert all(set(group) & desk.fields for group in new), (came_from, stage)


def test_no_role_may_act_where_it_may_not_see() -> None:
    for rule in ROLES.values():
        assert bool(rule.fields) is bool(rule.sees)


@pytest.mark.parametrize(
    ("account", "roles"),
    [
        ("mara", {Role.INTAKE, Role.SCHEDULING}),
        ("ines", {Role.ADMINISTRATOR}),
        ("faxflow", {Role.SERVICE}),
        ("root", {Role.ADMINISTRATOR}),
        ("stranger", set[Role]()),
    ],
)
def test_an_account_has_the_roles_it_was_given_or_those_of_its_place(
    account: str, roles: set[Role]
) -> None:
    people = {"mara": (Role.INTAKE, Role.SCHEDULING)}

    assert viewer(account, people, HILLTOP).roles == roles


def test_a_role_that_was_given_counts_in_the_place_of_the_one_by_place() -> None:
    people = {"ines": (Role.ELIGIBILITY,)}

    assert viewer("ines", people, HILLTOP).roles == {Role.ELIGIBILITY}


def test_a_store_of_unknown_making_makes_no_unknown_account_its_administrator() -> None:
    assert viewer("stranger", {}, Places(None, None, None)).roles == frozenset()
