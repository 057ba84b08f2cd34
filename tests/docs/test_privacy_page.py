"""The page about privacy lists every column with something of people, and days that there are."""

import re
from pathlib import Path

from faxflow.domain.retention import Kind
from faxflow.store.columns import personal_columns
from faxflow.views.privacy_columns import columns_table

PAGE = (Path(__file__).parents[2] / "docs" / "privacy.md").read_text(encoding="utf-8")


def table() -> str:
    return columns_table([(one.table, one.name, one.what, one.goes) for one in personal_columns()])


def test_the_page_has_the_columns_as_the_program_knows_them() -> None:
    told = PAGE.partition("<!-- columns -->\n")[2].partition("\n<!-- end of columns -->")[0]

    assert told == table()


def test_it_names_the_days_of_every_kind() -> None:
    assert {f"{kind}_days" for kind in Kind} <= set(re.findall(r"\w+_days", PAGE))


def test_it_names_the_sections_that_a_practice_is_asked_about() -> None:
    sections = ("164.308", "164.310", "164.312(a)(2)(iv)", "164.312(b)", "164.312(c)", "164.312(d)")
    more = ("164.312(e)", "164.314", "164.316(b)(2)", "164.402", "164.502(b)", "164.526", "164.528")

    assert [one for one in (*sections, *more, "164.530(j)") if one not in PAGE] == []
