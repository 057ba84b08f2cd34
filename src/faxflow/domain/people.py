"""Which roles an account has in a practice."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass

from faxflow.domain.roles import Role, Viewer


@dataclass(frozen=True, slots=True)
class Places:
    """Accounts that have a role without being given one; None: it is not known.

    `made_by` made the store, `kept_by` owns its file, `root` runs the machine.
    """

    made_by: str | None
    kept_by: str | None
    root: str | None


def viewer(account: str, people: Mapping[str, Collection[Role]], places: Places) -> Viewer:
    """An account with its roles; one that nobody has given any has none.

    Roles guard people: root and whoever made the store are administrators and the account that
    keeps the store is the service, for as long as `people` gives them no roles of their own.
    """
    given = people.get(account)
    return Viewer(account, frozenset(_by_place(account, places) if given is None else given))


def _by_place(account: str, places: Places) -> Collection[Role]:
    if account in {places.made_by, places.root}:
        return [Role.ADMINISTRATOR]
    return [Role.SERVICE] if account == places.kept_by else []
