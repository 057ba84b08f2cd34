"""A draft reads the day first where the report or the practice's country writes it so."""

import polars as pl
import pytest

from faxflow.domain.report_file import ReportFile
from faxflow.frames.date_order import DAY_FIRST_FORMATS, date_formats_of
from faxflow.frames.mapping_file import US_DATE_FORMATS
from faxflow.frames.suggestion import suggest
from faxflow.frames.survey import survey


@pytest.mark.parametrize(
    ("cells", "country", "formats"),
    [
        (["02/11/2026", "03/11/2026"], "US", US_DATE_FORMATS),
        (["02/11/2026", "03/11/2026"], "GB", DAY_FIRST_FORMATS),
        (["02.11.26 09:15"], "DE", DAY_FIRST_FORMATS),
        (["02/11/2026", "23/11/2026"], "US", DAY_FIRST_FORMATS),
        (["02/11/2026", "11/23/2026"], "GB", US_DATE_FORMATS),
        (["Smith", "", "12-345-6789"], "US", US_DATE_FORMATS),
    ],
)
def test_a_number_above_twelve_tells_the_order_and_else_the_country(
    cells: list[str], country: str, formats: tuple[str, ...]
) -> None:
    assert date_formats_of([pl.Series(cells)], country) == formats


def test_a_german_draft_knows_visits_and_birth_dates_with_the_day_first() -> None:
    text = "Patient;DOB;Visit;Fax\nWeiß, Ilse;05.11.1950;04.11.26 09:15;030 23125 101\n"
    found = survey(ReportFile("report.csv", text.encode("cp1252"), "test"))
    assert found.data

    made = suggest(found.columns, found.data, "DE")

    assert made.date_formats == DAY_FIRST_FORMATS
    kinds = {one.column: str(one.guess.kind) for one in made.fields}
    assert (kinds["DOB"], kinds["Visit"]) == ("birth-date", "date-time")
