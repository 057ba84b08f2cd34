"""The ready-made splitters, on names as people have them."""

import polars as pl
import pytest

from faxflow.frames.splitters import SPLITTERS
from faxflow.frames.splitting import FITS, split

NAME_PARTS = ["last", "first", "middle", "suffix", "credentials", "name", "number"]
ORDER = [*NAME_PARTS, "fax", "city", "state", "zip", "date", "sex"]


@pytest.mark.parametrize(
    ("splitter", "cell", "parts"),
    [
        ("name", "LEE, ROSE", "LEE|ROSE||"),
        ("name", "DE SOUSA, IKE K III", "DE SOUSA|IKE|K|III"),
        ("name", "LEE JR, ROSE ANN", "LEE|ROSE|ANN|JR"),
        ("name", "LEE, ROSE, JR.", "LEE|ROSE||JR"),
        ("name", "O'DAY-FINN, WREN Q", "O'DAY-FINN|WREN|Q|"),
        ("name", "Rose K. van der Loon Sr.", "van der Loon|Rose|K.|Sr"),
        ("name-number", "DE SOUSA, IKE SR (00417)", "DE SOUSA|IKE||SR|DE SOUSA, IKE SR|00417"),
        ("name-number", "LEE, ROSE [MRN: A-17]", "LEE|ROSE|||LEE, ROSE|A-17"),
        ("provider", "QUILL, ADA B MD", "QUILL|ADA|B||MD"),
        ("provider", "QUILL, ADA", "QUILL|ADA|||"),
        ("provider", "Dr. Ada Quill, M.D., PhD", "Quill|Ada|||M.D., PhD"),
        (
            "provider-number",
            "POE, PAT PA-C / 1003009001",
            "POE|PAT|||PA-C|POE, PAT PA-C|1003009001",
        ),
        ("name-fax", "Lake Eye / Fax: (312) 555-0134", "Lake Eye|(312) 555-0134"),
        ("name-fax", "Lake Eye, Suite 200 - Fax# 312.555.0134", "Lake Eye, Suite 200|312.555.0134"),
        ("name-fax", "Dr. Quill (fax 1-312-555-0134)", "Dr. Quill|1-312-555-0134"),
        (
            "name-fax",
            "Lake Eye Ph: 312-555-0100 Fax: 312-555-0134",
            "Lake Eye|312-555-0134",
        ),
        ("name-fax", "Hill Road Surgery F: +44 20 7946 0155", "Hill Road Surgery|+44 20 7946 0155"),
        ("name-fax", "Lake Eye 3125550134", "Lake Eye|3125550134"),
        ("city-state-zip", "Port St. Alder, ME 04609-0012", "Port St. Alder|ME|04609-0012"),
        ("date-sex", "11/26/1974 F", "11/26/1974|F"),
        ("date-sex", "1974-11-26 (male)", "1974-11-26|male"),
    ],
)
def test_a_cell_falls_into_its_parts(splitter: str, cell: str, parts: str) -> None:
    known = SPLITTERS[splitter].parts
    names = [name for name in ORDER if name in known]

    read = split(pl.Series([cell]), SPLITTERS[splitter].patterns)

    assert "|".join(read.select(names).row(0)) == parts


def test_a_cell_that_no_pattern_fits_has_no_parts_and_says_so() -> None:
    read = split(pl.Series(["LEE", "LEE, ROSE"]), SPLITTERS["name"].patterns)

    assert (read[FITS].to_list(), read["last"].to_list()) == ([False, True], ["", "LEE"])
