"""Comments above a table: they hold no table, and the names that end them stay."""

import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.frames.comment_block import without_comments
from faxflow.frames.survey import survey

LIST = (
    "# Sites of this export\n"
    "#\n"
    "#    Site ID     Facility     Phone type  Fax number     Description\n"
    "#    18268       00060        00003       -1             Clinic, Elm Street (main)\n"
    "#\n"
    "# Codes that stand in this report:\n"
    "#     P  preliminary -- not signed yet\n"
    "#\n"
)
ROWS = "00120\t9.5\tP\n00121\t8.1\tF\n00122\t7.7\tP\n"
LEVELS = "".join(f"2026  {at}    31{at}.71     31{at}.62   -1\n" for at in range(1, 8))


def told(text: str) -> tuple[int, int, tuple[str, ...]]:
    one = survey(ReportFile("report", text.encode(), "test"))
    assert one.data
    return one.data.header.line, one.data.count, one.columns


def test_a_table_within_comments_is_not_the_files() -> None:
    text = f"{LIST}agency_cd\tlevel_60\tlevel_cd\n{ROWS}"

    assert told(text) == (9, 3, ("agency_cd", "level_60", "level_cd"))


@pytest.mark.parametrize("sign", ["#", "!", "%"])
def test_names_in_the_last_comment_stay(sign: str) -> None:
    text = f"{sign} made nightly\n{sign} by the lab\n\n{sign}chart\tlevel\tstate\n{ROWS}"

    assert told(text)[:2] == (4, 3)


def test_comments_do_not_join_printed_columns() -> None:
    wide = "# Contact:   the lab (212-555-0101;   lab@elm.example)   at any hour   of a day\n" * 9

    line, count, columns = told(f"{wide}#           level       trend   days\n{LEVELS}")

    assert (line, count, columns[-3:]) == (10, 7, ("level", "trend", "days"))


@pytest.mark.parametrize(
    "text", ["# a\n# b\n# c\n", "#1,Roe\n#2,Bell\n#3,Vane\nEnd\n", "MRN\n# a\n# b\n# c\n1\n"]
)
def test_what_may_be_the_table_itself_is_left(text: str) -> None:
    assert without_comments(text) == text
