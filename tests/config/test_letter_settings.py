"""[letter] and [retention]: which template a letter has, and how long it is kept."""

from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.config.model import Config
from faxflow.errors import ConfigurationProblem
from making import REHEARSAL_TEXT


def config_with(folder: Path, letter: str = "", rest: str = "") -> Config:
    path = folder / "faxflow.toml"
    lines = 'template = "letter.docx"\n'
    path.write_text(REHEARSAL_TEXT.replace(lines, f"{lines}{letter}\n") + rest)
    return load_config(path, {})


def test_a_letter_has_the_template_of_its_name_beside_the_configuration(tmp_path: Path) -> None:
    letter = config_with(tmp_path, 'templates = { "referral-urgent" = "urgent.docx" }').letter

    assert letter.own_template("referral-urgent") == ("referral-urgent", tmp_path / "urgent.docx")
    assert letter.own_template(" Referral-URGENT ") == letter.own_template("referral-urgent")
    assert letter.own_template("referral") is None
    assert letter.own_template("") is None


@pytest.mark.parametrize(
    ("templates", "told"),
    [
        ('{ "" = "a.docx" }', "a letter needs a name"),
        ('{ "Urgent" = "a.docx", "urgent " = "b.docx" }', "they are one letter"),
        ('{ "referral-answer" = "a.docx" }', "answer_template"),
        ('{ urgent = ["a.docx"] }', "path"),
        ('"a.docx"', "templates"),
    ],
)
def test_a_template_that_no_letter_or_two_would_mean_is_refused(
    tmp_path: Path, templates: str, told: str
) -> None:
    with pytest.raises(ConfigurationProblem, match=told):
        config_with(tmp_path, f"templates = {templates}")


def test_letters_are_kept_unless_the_practice_says_for_how_long(tmp_path: Path) -> None:
    plain = config_with(tmp_path)
    limited = config_with(tmp_path, rest="[retention]\nletters_days = 30\n")

    assert plain.retention.letters_days is None
    assert limited.retention.letters_days == 30


@pytest.mark.parametrize("days", ["0", "-1", "1.5", "1000000"])
def test_a_length_that_is_none_is_refused(tmp_path: Path, days: str) -> None:
    with pytest.raises(ConfigurationProblem, match="letters_days"):
        config_with(tmp_path, rest=f"[retention]\nletters_days = {days}\n")


def test_limits_that_hold_every_letter_are_refused(tmp_path: Path) -> None:
    with pytest.raises(ConfigurationProblem, match="every letter would be held"):
        config_with(tmp_path, "min_pages = 3\nmax_pages = 2")
