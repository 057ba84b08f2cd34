"""A practice's own rules are read as written, and refused with a clear line."""

from pathlib import Path

import pytest

from faxflow.config.mail_rules import load_mail_rules
from faxflow.config.pattern import bounded_pattern
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.domain.verdict_reading import ReadingSettings, TaughtRule, read_mail
from faxflow.errors import ConfigurationProblem, FileMissing

RULES = r"""
[[rule]]
name = "Quince failed"
from = "quince.example"
subject = '^Zustand'
header = { name = "X-Quince-Kind", matches = "outbound" }
kind = "failed"
number = 'nach (\+?[\d ]+)'
job_id = 'Vorgang (\d+)'
pages = 'Blatt (\d+ von \d+)'
reasons = { "leitung voll" = "busy", "niemand da" = "no_answer" }

[[rule]]
name = "Quince chatter"
from = "quince.example"
kind = "noise"
"""
MAIL = (
    b"From: Quince <x@mail.quince.example>\nX-Quince-Kind: outbound\n"
    b"Subject: Zustand Vorgang 4711\n\nnach +1 312 555 0142\nLeitung voll\nBlatt 0 von 3\n"
)


def rules_of(folder: Path, text: str) -> tuple[TaughtRule, ...]:
    path = folder / "rules.toml"
    path.write_text(text, encoding="utf-8")
    return load_mail_rules(path)


def test_a_taught_rule_answers_before_the_built_in_ones(tmp_path: Path) -> None:
    settings = ReadingSettings(rules=rules_of(tmp_path, RULES))

    reading = read_mail(MAIL, settings)

    assert reading.service == "Quince failed"
    assert reading.verdicts == (
        Verdict(VerdictKind.FAILED, "+13125550142", Reason.BUSY, None, "4711", "0 von 3"),
    )


def test_each_condition_must_hold(tmp_path: Path) -> None:
    settings = ReadingSettings(rules=rules_of(tmp_path, RULES))
    changed = [
        MAIL.replace(b"quince.example", b"other.example"),
        MAIL.replace(b"outbound", b"inbound"),
        MAIL.replace(b"Zustand", b"Nachricht"),
    ]

    answers = [read_mail(raw, settings).service for raw in changed]

    assert answers == ["none", "Quince chatter", "Quince chatter"]


def test_a_taught_rule_that_finds_no_fax_or_two_leaves_the_mail_to_a_person(
    tmp_path: Path,
) -> None:
    settings = ReadingSettings(rules=rules_of(tmp_path, RULES.replace("Vorgang", "Akte")))
    none, two = MAIL.replace(b"nach", b"zu"), MAIL + b"nach +1 312 555 0143\n"

    kinds = [read_mail(raw, settings).verdicts[0].kind for raw in (none, two)]

    assert kinds == [VerdictKind.UNRECOGNISED] * 2


def test_a_forged_mail_deceives_no_taught_rule(tmp_path: Path) -> None:
    settings = ReadingSettings(rules=rules_of(tmp_path, RULES))

    reading = read_mail(b"Authentication-Results: mx; dmarc=fail\n" + MAIL, settings)

    assert reading.verdicts[0].reason == Reason.SPOOFED


@pytest.mark.parametrize(
    ("old", "new", "place", "what"),
    [
        ("'^Zustand'", "'^(Zustand'", "rule 1 subject", "no regular expression"),
        (r"'Vorgang (\d+)'", r"'Vorgang \d+'", "rule 1 job_id", "one group"),
        (r"'Vorgang (\d+)'", r"'Vorgang ((\d+)+)'", "rule 1 job_id", "for ever"),
        ('"failed"', '"lost"', "rule 1 kind", "it should be"),
        ('"busy"', '"engaged"', "rule 1 reasons", "it should be"),
        ('"noise"', '"delivered"', "rule 2", "subject, body or header"),
        ('kind = "noise"', 'knid = "noise"', "rule 2 kind", "it is missing"),
    ],
)
def test_a_faulty_rule_is_told_by_its_place(
    tmp_path: Path, old: str, new: str, *, place: str, what: str
) -> None:
    assert old in RULES

    with pytest.raises(ConfigurationProblem) as told:
        rules_of(tmp_path, RULES.replace(old, new))

    assert place in str(told.value)
    assert what in str(told.value)


def test_a_rules_file_that_is_not_there_is_named(tmp_path: Path) -> None:
    with pytest.raises(FileMissing, match=r"none\.toml"):
        load_mail_rules(tmp_path / "none.toml")


@pytest.mark.parametrize(
    "written",
    [
        r"(a+)+",
        "(?:a|b)*x",
        "((a)+b){2,}",
        "a" * 301,
        "(a|aa){26}b",
        "(a?){24}a{24}",
        ".*.*.*.*#",
        ".{0,300}.{0,300}.{0,300}#",
        "(?=a*)(?P<one>b*?)[*]c{2,}",
        "(?:a??){40}",
        "(a|b){1000}",
        r"a\s*\s*\s*\s*\s*x",
        r"(?:\s|x)\s*(?:\s|x)\s*(?:\s|x)\s*(?:\s|x)\s*y",
        r"\d+-?\d+-?\d+-?\d+#",
    ],
)
def test_a_pattern_that_may_never_end_is_refused(written: str) -> None:
    with pytest.raises(ValueError, match=r"for ever|at most"):
        bounded_pattern(written)


@pytest.mark.parametrize(
    "written",
    [
        r"fax (\d+)",
        r"Fax\s+to\s+(\d+)",
        r"Status:\s*(\w+)\s+Number:\s*(\d+)",
        r"(\+?[\d ]+)",
        "[(a+)]+",
        r"\(a+\)+",
        r"^Fax {1,3}to (\+?\d{1,15}) .*(?:failed|lost)",
        "(?i)(?# a* b* c*)[*][+][?]{2}",
        r"a{x}\*\+{2}",
        "(?:delivered|sent|gone){1,2} to ([0-9 ]*).*",
    ],
)
def test_a_plain_pattern_is_taken(written: str) -> None:
    assert bounded_pattern(written).pattern == written
