"""people in [referrals]: the accounts of the practice's staff, and the roles of each."""

import difflib
from typing import Annotated

from pydantic import BeforeValidator

from faxflow.domain.roles import Role


def _roles(given: object) -> object:
    names = [given] if isinstance(given, str) else given
    for name in names if isinstance(names, list | tuple) else ():
        if name not in list(Role):
            raise ValueError(f"there is no role {name!r}; {_meant(str(name))}")
    return names


def _meant(name: str) -> str:
    near = difflib.get_close_matches(name.casefold(), list(Role), n=1)
    return f"did you mean {near[0]}?" if near else f"there are {', '.join(Role)}"


Roles = Annotated[tuple[Role, ...], BeforeValidator(_roles)]
"""A role, or a list of them."""
