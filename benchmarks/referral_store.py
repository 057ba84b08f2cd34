"""Fills a store with open referrals in a few seconds, by plain SQL: what they say is invented."""

import random
from collections.abc import Iterator
from datetime import datetime, timedelta

from faxflow.domain.referral import STAGES, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.search_words import search_words
from faxflow.store.connection import Connection
from faxflow.store.stamp import to_stamp

_GIVEN = ("Edith", "Omar", "Priya", "José", "Wen", "Aoife", "Søren", "Malik", "Ruth", "Ivo")
_FIRST = ("Hal", "Brin", "Tor", "Mar", "Quill", "Ash", "Pem", "Lund", "Vey", "Cask")
_LAST = ("loway", "ström", "nell", "by", "den", "worth", "ares", "ecki", "moor", "ley", "ton")
_SERVICES = ("cardiology", "orthopaedics", "gastroenterology", "sleep study", "physical therapy")
_OPEN = tuple(stage for stage, rule in STAGES.items() if not rule.is_final)

_PATIENT = """
INSERT INTO patients (id, person_id, given_name, surname, date_of_birth, phone, created_at)
VALUES (:id, :id, :given_name, :surname, :date_of_birth, :phone, :at)
"""

_REFERRAL = """
INSERT INTO referrals (id, patient_id, channel, source, received_at, created_at, service,
    priority, stage, entered_at, queue, owner, due_at, remind_at, calendar)
VALUES (:id, :id, 'e-mail', 'office@riverbend.example', :at, :at, :service,
    :priority, :stage, :at, :queue, :owner, :due_at, :remind_at, :calendar)
"""

_VISIT = """
INSERT INTO stage_history (referral_id, stage, entered_at, actor, run_id)
VALUES (:id, :stage, :at, 'bench', :run)
"""

_TASK = """
INSERT INTO tasks (kind, task_key, title, run_id, opened_at, due_at, referral_id, queue)
VALUES ('stage-work', 'bench:' || :id, 'work on it', :run, :at, :due_at, :id, :queue)
"""

_WORD = "INSERT INTO patient_words (word, patient_id) VALUES (:word, :id)"


def fill(tx: Connection, run_id: str, *, count: int, now: datetime, calendar: str) -> None:
    """Adds so many referrals, a tenth of them overdue."""
    rows = list(_rows(run_id, count, now, calendar))
    for sql in (_PATIENT, _REFERRAL, _VISIT, _TASK):
        tx.executemany(sql, rows)
    tx.executemany(_WORD, (word for row in rows for word in _words(row)))


def phone_of(number: int) -> str:
    """The phone of that referral's patient; area 555 rings nowhere."""
    return f"+1555{number:07}"


def _rows(run_id: str, count: int, now: datetime, calendar: str) -> Iterator[dict[str, object]]:
    chance = random.Random(7)  # noqa: S311 - invented data, the same each time
    for number in range(1, count + 1):
        stage: Stage = chance.choice(_OPEN)
        due_at = now + timedelta(minutes=chance.randrange(-600, 5_400))
        yield {
            "id": number,
            "run": run_id,
            "given_name": chance.choice(_GIVEN),
            "surname": chance.choice(_FIRST) + chance.choice(_LAST),
            "date_of_birth": f"{chance.randrange(1930, 2020)}-{chance.randrange(1, 13):02}-15",
            "phone": phone_of(number),
            "at": to_stamp(now - timedelta(days=2)),
            "service": chance.choice(_SERVICES),
            "priority": chance.choice(("routine", "routine", "urgent")),
            "stage": stage,
            "queue": STAGES[stage].queue,
            "owner": "mara" if number % 97 == 0 else None,
            "due_at": to_stamp(due_at),
            "remind_at": to_stamp(due_at - timedelta(hours=2)),
            "calendar": calendar,
        }


def _words(row: dict[str, object]) -> Iterator[dict[str, object]]:
    fields = {field: str(row[field]) for field in Field if field in row}
    return ({"word": word, "id": row["id"]} for word in search_words(fields))
