"""What is shown of a setting can be copied into faxflow.toml."""

import tomllib

import pytest

from faxflow.views.toml_value import toml_value


@pytest.mark.parametrize(
    "value",
    [
        "pdf",
        'a "word" and a \\ and\na line',
        "a sign\x7fthat nobody sees",
        "Añasco",
        True,
        20,
        0.5,
        ["pdf", "tif"],
        [],
        {"subject": "Fax", "to whom": ["a"]},
        {},
    ],
    ids=repr,
)
def test_toml_reads_what_is_shown(value: object) -> None:
    shown = toml_value(value)

    assert tomllib.loads(f"key = {shown}") == {"key": value}
