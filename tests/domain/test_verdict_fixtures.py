"""Every invented mail in fixtures/mail is read as its truth.csv says."""

import csv
from collections import defaultdict
from pathlib import Path

import pytest

from faxflow.domain.verdict import Verdict
from faxflow.domain.verdict_reading import ReadingSettings, read_mail

MAIL = Path(__file__).parents[2] / "fixtures" / "mail"
Told = tuple[str, str, str, str, str]


def _truth() -> dict[str, list[Told]]:
    """By file, what each of its verdicts must say; an empty word means none."""
    told: dict[str, list[Told]] = defaultdict(list)
    with (MAIL / "truth.csv").open(encoding="utf-8") as source:
        for row in csv.DictReader(source):
            told[row["file"]].append(
                (row["kind"], row["number"], row["reason"], row["reference"], row["job_id"])
            )
    return dict(told)


def _told(verdict: Verdict) -> Told:
    return (
        str(verdict.kind),
        verdict.number or "",
        str(verdict.reason or ""),
        str(verdict.reference or ""),
        verdict.job_id or "",
    )


TRUTH = _truth()


@pytest.mark.parametrize("name", sorted(TRUTH))
def test_a_mail_says_what_its_truth_says(name: str) -> None:
    raw = (MAIL / name).read_bytes()

    reading = read_mail(raw, ReadingSettings())

    assert [_told(verdict) for verdict in reading.verdicts] == TRUTH[name]


def test_every_fixture_has_its_truth() -> None:
    names = {path.name for path in MAIL.glob("*.eml")}

    assert names == set(TRUTH)
