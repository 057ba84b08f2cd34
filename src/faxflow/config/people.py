"""people in [referrals]: the accounts of the practice's staff, and the roles of each."""

from typing import Annotated

from pydantic import BeforeValidator

from faxflow.domain.near_match import near_match
from faxflow.domain.roles import Role


def _roles(given: object) -> object:
    names = [given] if isinstance(given, str) else given
    for name in names if isinstance(names, list | tuple) else ():
        if name not in list(Role):
            raise ValueError(f"there is no role {name!r}; {near_match(str(name), Role)}")
    return names


Roles = Annotated[tuple[Role, ...], BeforeValidator(_roles)]
"""A role, or a list of them."""
