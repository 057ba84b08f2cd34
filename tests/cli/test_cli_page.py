"""docs/cli.md is made from the commands themselves."""

from pathlib import Path

from faxflow.cli.cli_page import cli_page

PAGE = Path(__file__).parents[2] / "docs" / "cli.md"


def test_the_page_in_docs_is_what_the_commands_say() -> None:
    made = cli_page()

    assert made == PAGE.read_text(encoding="utf-8")


def test_no_line_of_the_help_is_cut_off() -> None:
    lines = cli_page().splitlines()

    # A usage line ends its list of ids or files with dots of its own.
    assert [line for line in lines if "..." in line and not line.startswith("Usage: ")] == []


def test_commands_inside_a_group_have_a_section_too() -> None:
    page = cli_page()

    assert "## faxflow case show\n" in page
