"""Each key is found in the line that it stands in, however the TOML is written."""

import tomllib
from pathlib import Path

import pytest

from faxflow.config.lines import line_at, lines_of

TEXT = '''\
# a comment with key = 1
[practice]
name = "a"   # [not a table]
"odd key" = 2
text = """
[inner]
name = "not this one"
"""
days = [
  "mon",  # first
  "tue",
]

[report.mail]
to = []
[letter]
templates = { urgent = "u.docx",
}
files.own = "x"
[[rule]]
name = "first"
[[rule]]
name = "second"
'''


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (("practice",), 2),
        (("practice", "name"), 3),
        (("practice", "odd key"), 4),
        (("practice", "text"), 5),
        (("practice", "days"), 9),
        (("report", "mail"), 14),
        (("report", "mail", "to"), 15),
        (("letter", "templates"), 17),
        (("letter", "files", "own"), 19),
        (("rule", "name"), 21),
    ],
)
def test_a_key_is_found_in_its_line(place: tuple[str, ...], line: int) -> None:
    text = TEXT.replace('"u.docx",\n}', '"u.docx" }\n')

    assert lines_of(text)[place] == line


@pytest.mark.parametrize(
    ("place", "line"), [(("practice", "gone"), 2), (("practice", "name", "deeper"), 3)]
)
def test_what_is_not_there_is_told_by_what_it_belongs_to(place: tuple[str, ...], line: int) -> None:
    assert line_at(lines_of("\n[practice]\nname = 1"), place) == line


def test_a_section_that_is_nowhere_has_no_line() -> None:
    assert line_at(lines_of("[practice]"), ("paths", "data")) is None


def test_every_key_of_the_example_has_the_line_that_it_was_written_in() -> None:
    text = (Path(__file__).parents[2] / "faxflow.example.toml").read_text(encoding="utf-8")
    found = lines_of(text)

    for section, keys in tomllib.loads(text).items():
        for key in keys:
            assert text.splitlines()[found[section, key] - 1].lstrip("[").startswith((key, section))


@pytest.mark.parametrize("text", ["", "= 3", "[", 'a = """', "a = 1\n]]\nb = 2"])
def test_what_is_no_toml_is_passed_over(text: str) -> None:
    assert set(lines_of(text)) <= {("a",), ("b",)}
