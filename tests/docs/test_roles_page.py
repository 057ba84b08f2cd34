"""docs/roles.md says what the table of roles says."""

from pathlib import Path

from faxflow.domain.roles import ROLES
from faxflow.views.referrals.roles_table import roles_table

PAGE = Path(__file__).parents[2] / "docs" / "roles.md"


def test_the_table_in_docs_is_the_one_that_the_commands_go_by() -> None:
    assert f"\n{roles_table()}\n" in PAGE.read_text(encoding="utf-8")


def test_every_role_has_its_row() -> None:
    rows = roles_table().splitlines()[2:]

    assert [row.split("|")[1].strip(" `") for row in rows] == list(ROLES)
