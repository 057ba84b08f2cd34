"""The table of roles as Markdown, drawn from the one that the commands go by."""

from collections.abc import Collection
from enum import StrEnum

from faxflow.domain.referral import Queue
from faxflow.domain.referrals.fields import Field
from faxflow.domain.roles import ROLES, Act, RoleRule

_HEAD = """\
| role | is shown referrals at | does there | does at every desk | does not see | documents |
|---|---|---|---|---|---|"""


def roles_table() -> str:
    """A row for each role."""
    rows = (_row(role, rule) for role, rule in ROLES.items())
    return "\n".join([_HEAD, *rows])


def _row(role: str, rule: RoleRule) -> str:
    cells = (
        f"`{role}`",
        _desks(rule),
        _acts(rule.acts),
        _acts(rule.anywhere),
        _hidden(rule),
        "opens" if rule.documents else "no",
    )
    return f"| {' | '.join(cells)} |"


def _desks(rule: RoleRule) -> str:
    return "every desk" if rule.sees == set(Queue) else _named(Queue, rule.sees)


def _acts(acts: Collection[Act]) -> str:
    return "everything" if set(acts) == set(Act) else _named(Act, acts)


def _hidden(rule: RoleRule) -> str:
    if not rule.fields:
        return "everything"
    return _named(Field, set(Field) - rule.fields)


def _named(kind: type[StrEnum], some: Collection[StrEnum]) -> str:
    """In the order of the code, so that the page changes only where the table does."""
    return ", ".join(one.value for one in kind if one in some) or "-"
