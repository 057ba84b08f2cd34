"""Fax numbers that the practice keeps, for reports that hold none: by NPI or whole name alone."""

from pathlib import Path

import pytest
from small_report import mapping_of, read, rejects

from faxflow.errors import ConfigurationProblem, FileMissing
from faxflow.frames.mapping import Mapping

MAPPING = """
letter = "visit"
fax_number = "fax"
identity = ["mrn"]

[directory]
file = "providers.csv"
npi = "npi"
name = "provider"

[fields]
mrn = "MRN"
npi = "NPI"
provider = "Provider"
"""
PROVIDERS = """NPI,Name,Fax
1234567893,"Roe, Ann MD",212-555-0101
1245319599,Jo Poe,(212) 555-0102
,"VANE, SAUL",212-555-0103
,"Vane, Saul DO",212-555-0104
1679576722,Sue Bell,
"""
HEADER = "MRN,NPI,Provider\n"


def mapping(folder: Path, text: str = MAPPING, providers: str = PROVIDERS) -> Mapping:
    (folder / "providers.csv").write_text(providers)
    return mapping_of(folder, text)


@pytest.mark.parametrize(
    ("row", "number"),
    [
        ("1234567893,", "+12125550101"),
        ('1245319599,"ROE, ANN"', "+12125550102"),  # the identifier leads
        (',"ROE, ANN"', "+12125550101"),
        (',"Ann Roe, M.D."', "+12125550101"),
        (',"POE, JO DO, PhD"', "+12125550102"),
    ],
)
def test_a_provider_is_found_by_npi_or_whole_name(row: str, number: str, tmp_path: Path) -> None:
    result = read(f"{HEADER}1,{row}\n", mapping(tmp_path))

    assert result.rows["number"].to_list() == [number]


@pytest.mark.parametrize(
    ("row", "reason"),
    [
        (",", "it names no provider to look up"),
        ("1003000126,", "its provider is not in the directory"),
        (',"ROE, ANNE"', "its provider is not in the directory"),
        (",Roe", "its provider is not in the directory"),
        (',"VANE, SAUL"', "the directory has several fax numbers for its provider"),
        ("1679576722,", "the directory has no possible fax number for its provider"),
    ],
)
def test_without_one_sure_number_a_row_is_a_reject(row: str, reason: str, tmp_path: Path) -> None:
    result = read(f"{HEADER}1,{row}\n2,1234567893,\n", mapping(tmp_path))

    assert rejects(result) == [(2, "NPI", reason)]
    assert result.rows.height == 1


def test_the_public_file_of_identifiers_is_read_by_its_own_columns(tmp_path: Path) -> None:
    nppes = (
        '"NPI","Entity Type Code","Provider Last Name (Legal Name)","Provider First Name",'
        '"Provider Business Practice Location Address Fax Number"\n'
        '"1234567893","1","ROE","ANN","2125550101"\n"1245319599","1","POE","JO","2125550102"\n'
    )
    rows = "1,1234567893,\n2,,Jo Poe\n"

    result = read(HEADER + rows, mapping(tmp_path, providers=nppes))

    assert result.rows["number"].to_list() == ["+12125550101", "+12125550102"]


def test_a_directory_that_is_not_there_is_named(tmp_path: Path) -> None:
    one = mapping(tmp_path)
    (tmp_path / "providers.csv").unlink()

    with pytest.raises(FileMissing, match=r"providers\.csv"):
        read(HEADER + "1,1234567893,\n", one)


def test_a_directory_without_fax_numbers_says_which_column_it_lacks(tmp_path: Path) -> None:
    one = mapping(tmp_path, providers="NPI,Name,Phone\n1234567893,Ann Roe,212-555-0101\n")

    with pytest.raises(ConfigurationProblem, match="no column Fax"):
        read(HEADER + "1,1234567893,\n", one)


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ('npi = "npi"', 'npi = "npy"', "there is no field npy"),
        ('npi = "npi"\nname = "provider"\n\n', "\n", "nothing says what to look up"),
        ('mrn = "MRN"', 'mrn = "MRN"\nfax = "Fax"', "a column fills fax already"),
    ],
)
def test_a_directory_that_cannot_be_used_is_told(
    old: str, new: str, told: str, tmp_path: Path
) -> None:
    with pytest.raises(ConfigurationProblem, match=told):
        mapping(tmp_path, MAPPING.replace(old, new))
