"""Mutated mails by the thousand: never an exception, never slow, never a wrong result.

FAXFLOW_MUTATIONS sets how many; the seed stands, so that a failure comes again.
"""

import os
import re
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random

import pytest
from mail_mutations import COMPANY, DAMAGE, OLDER_NUMBER, Mutation

from faxflow.domain.verdict import Reading, VerdictKind
from faxflow.domain.verdict_reading import ReadingSettings, read_mail
from faxflow.domain.verdict_reading.mail_text import MailText, mail_text
from faxflow.domain.verdict_reading.outcome_words import DELIVERED, STATUS_DELIVERED, WELL

MAIL = Path(__file__).parents[2] / "fixtures" / "mail"
MUTATIONS = int(os.environ.get("FAXFLOW_MUTATIONS", "2000"))
SETTINGS = ReadingSettings()
SETTLED = {VerdictKind.DELIVERED, VerdictKind.FAILED}
MOST_SECONDS = 1.0
pytestmark = pytest.mark.timeout(120 + MUTATIONS // 50)
RAW = {path.name: path.read_bytes() for path in sorted(MAIL.glob("*.eml"))}


def said(reading: Reading) -> set[tuple[VerdictKind, str | None, str]]:
    return {
        (one.kind, one.number, str(one.reference or ""))
        for one in reading.verdicts
        if one.kind in SETTLED
    }


def praises(mail: MailText) -> bool:
    """True when some words of the mail alone could be read as "delivered"."""
    text = "\n".join([mail.subject, *mail.lines, mail.returned]).lower()
    return any(words.search(text) for words in (DELIVERED, STATUS_DELIVERED, WELL))


BASE = {name: said(read_mail(raw, SETTINGS)) for name, raw in RAW.items()}
JOYLESS = [
    name
    for name, raw in RAW.items()
    if not any(kind is VerdictKind.DELIVERED for kind, *_ in BASE[name])
    and not praises(mail_text(raw))
]


def mutated(
    names: list[str], mutations: tuple[Mutation, ...], count: int
) -> Iterator[tuple[str, bytes]]:
    chance = Random(20261122)
    for _ in range(count):
        name = chance.choice(names)
        raw = RAW[name]
        for mutation in chance.choices(mutations, k=chance.choice((1, 1, 2, 3))):
            raw = mutation(raw, chance) or b"\n"
        yield name, raw


def test_no_damage_raises_or_holds_up_the_reader() -> None:
    slowest = 0.0

    for _, raw in mutated(list(RAW), DAMAGE + COMPANY, MUTATIONS // 2):
        started = time.process_time()
        assert read_mail(raw, SETTINGS).verdicts
        slowest = max(slowest, time.process_time() - started)

    assert slowest < MOST_SECONDS


def test_no_damage_makes_delivered_of_a_mail_without_a_word_for_it() -> None:
    wrong = [
        (name, raw)
        for name, raw in mutated(JOYLESS, DAMAGE, MUTATIONS // 4)
        if any(kind is VerdictKind.DELIVERED for kind, *_ in said(read_mail(raw, SETTINGS)))
    ]

    assert wrong == []


def test_no_older_result_beside_it_changes_what_a_mail_settles() -> None:
    wrong = []

    for name, raw in mutated(list(RAW), COMPANY, MUTATIONS // 4):
        found = said(read_mail(raw, SETTINGS))
        if not found <= BASE[name] or OLDER_NUMBER in {number for _, number, _ in found}:
            wrong.append((name, raw))

    assert wrong == []


def in_one_piece(name: str) -> bool:
    """True when the only fax of the mail has its last four digits written together."""
    numbers = [number for _, number, _ in BASE[name] if number]
    end = numbers[0][-7:-4] + "[-. ]?" + numbers[0][-4:] if len(numbers) == 1 else "(?!)"
    return len(BASE[name]) == 1 and bool(re.search(end.encode(), RAW[name]))


@pytest.mark.parametrize("name", [name for name in RAW if in_one_piece(name)])
def test_another_number_throughout_is_another_fax(name: str) -> None:
    ((kind, number, _),) = BASE[name]
    other = (number or "")[:-4] + "0187"

    found = said(read_mail(RAW[name].replace((number or "")[-4:].encode(), b"0187"), SETTINGS))

    assert {one[:2] for one in found} <= {(kind, other)}
