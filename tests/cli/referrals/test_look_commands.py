"""list, where, show and queue: what a person reads, and what is on record of it."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from hilltop import ALL_FIELDS, Hilltop, hilltop

from faxflow.domain.referral import Queue
from faxflow.domain.referrals.fields import Field

INTAKE, BOOKING = Queue.INTAKE, Queue.SCHEDULING


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    return hilltop(tmp_path).as_seen_by(capsys)


def told(here: Hilltop, account: str, *arguments: str) -> str:
    code, text = here.run(account, *arguments)
    assert code == 0, text
    return text


def test_where_answers_in_one_line_by_id_name_or_phone(here: Hilltop) -> None:
    name = here.names[BOOKING]
    line = (
        f"{name} Marisol Sandringhame, born 1961-04-03: ready-to-schedule (scheduling desk)"
        " since 2026-11-23 05:00 CST, due 2026-11-23 09:00 CST\n"
    )

    assert told(here, "sofia", "referral", "where", name) == line
    assert told(here, "sofia", "referral", "where", "SANDRINGHAME marisol") == line
    assert told(here, "sofia", "referral", "where", "(202) 555-0117") == line


def test_where_tells_that_one_is_at_its_end(here: Hilltop) -> None:
    text = told(here, "ida", "referral", "where", "Pellworthy")

    assert text.endswith(": closed-unable-to-schedule since 2026-11-23 05:00 CST\n")


def test_where_asks_for_more_than_a_letter(here: Hilltop) -> None:
    code, text = here.run("ida", "referral", "where", "P")

    assert code == 2
    assert "two letters of a name" in text


def test_each_patient_that_a_search_names_is_on_record(here: Hilltop) -> None:
    told(here, "petra", "referral", "list", "--all", "--search", "marisol")

    on_record = here.events("petra", "shown")
    assert sorted(on_record) == sorted((name, "list") for name in here.names.values())


def test_a_search_names_no_more_patients_than_are_on_record(here: Hilltop) -> None:
    text = told(here, "petra", "referral", "list", "--search", "marisol", "--limit", "2")

    assert "and 1 more (give more of the name" in text
    assert len(here.events("petra", "shown")) == 2


def test_a_list_marks_what_is_overdue_and_what_is_yours(here: Hilltop) -> None:
    told(here, "ida", "referral", "assign", here.names[INTAKE], "--take")
    here.clock.forward(hours=5)

    assert told(here, "ida", "referral", "list") == (
        "RF-000001  2026-11-23 09:00 CST  OVERDUE  intake-received  intake  you  urgent"
        "  MRI lumbar spine\n"
    )
    assert told(here, "petra", "referral", "list", "--overdue", "--owner", "ida").startswith("RF-")
    assert told(here, "petra", "referral", "list", "--owner", "ewan") == (
        "There is no such referral at your desks.\n"
    )


def test_what_is_overdue_at_any_desk_is_the_supervisors_to_do(here: Hilltop) -> None:
    before = told(here, "petra", "queue")
    here.clock.forward(hours=5)

    after = here.json("petra", "queue")

    assert before == "Nothing waits for you.\n"
    assert [one["overdue"] for one in after["referrals"]] == [True, True, True]


def test_a_queue_holds_what_was_given_to_a_person_at_another_desk(here: Hilltop) -> None:
    told(here, "petra", "referral", "assign", here.names[INTAKE], "--to", "sofia")

    mine = here.json("sofia", "queue")["referrals"]

    assert {one["referral"] for one in mine} == {here.names[INTAKE], here.names[BOOKING]}


def test_a_queue_has_the_desks_tasks_that_are_of_no_referral(here: Hilltop) -> None:
    here.add_task(INTAKE, "look at A-000009")

    text = told(here, "ida", "queue")

    assert "Beside these:\n" in text
    assert "look at A-000009 (intake, due 2026-11-23 05:00 CST)" in text
    assert here.json("ewan", "queue")["tasks"] == []


@pytest.fixture
def lived(here: Hilltop) -> Iterator[Hilltop]:
    """The referral at intake's desk has been worked on for a day."""
    name = here.names[INTAKE]
    here.clock.forward(hours=4.5)
    told(here, "ida", "referral", "note", name, "wants a morning")
    told(here, "ida", "referral", "contact", name, "--whom", "patient", "--outcome", "busy")
    told(here, "ida", "referral", "status-call", name, "--caller", "family")
    told(here, "ida", "referral", "set", name, "service=CT chest")
    here.clock.forward(minutes=30)
    told(here, "ida", "referral", "advance", name)
    return here


def test_show_tells_the_whole_life_in_order(lived: Hilltop) -> None:
    text = told(lived, "petra", "referral", "show", lived.names[INTAKE])

    life = [line.split("  ")[1] for line in text.split("\n\n")[1].splitlines()]
    stay = "5 hours, 2 hours of it open, OVERDUE from 2026-11-23 09:00 CST"
    assert life[0] == f"→ intake-received ({stay})"
    assert "note: wants a morning" in life
    assert "patient by phone: busy" in life
    assert "family asked where it stands" in life
    changed = "service changed: MRI lumbar spine → CT chest"
    assert life.index(changed) < life.index("→ eligibility (0 min, 0 min of it open)")
    assert text.startswith(f"{lived.names[INTAKE]} is eligibility (eligibility desk) since ")
    assert f"  faxflow referral advance {lived.names[INTAKE]} --to documentation" in text


def test_show_gives_the_same_as_data(lived: Hilltop) -> None:
    data = lived.json("petra", "referral", "show", lived.names[INTAKE])

    assert data["schema_version"] == 1
    assert (data["stage"], data["queue"], data["fields"]["service"]) == (
        "eligibility",
        "eligibility",
        "CT chest",
    )
    assert [one["what"] for one in data["timeline"]].count("stage") == 2
    stay = next(one for one in data["timeline"] if one["what"] == "stage")
    assert (stay["wall_seconds"], stay["open_seconds"]) == (5 * 3600, 2 * 3600)
    assert sum(one["wall_seconds"] for one in data["timeline"] if one["what"] == "stage") == (
        5 * 3600
    )


def test_show_of_a_referral_that_is_not_there_says_how_to_find_one(here: Hilltop) -> None:
    code, text = here.run("petra", "referral", "show", "RF-000999")

    assert code == 2
    assert "There is no referral RF-000999" in text


def test_those_who_may_not_open_a_document_are_not_told_where_it_lies(here: Hilltop) -> None:
    for queue in (INTAKE, BOOKING):
        here.add_document(queue, "A-000007/form.pdf")

    def name(account: str, queue: Queue) -> object:
        shown = here.json(account, "referral", "show", here.names[queue])
        return next(one["name"] for one in shown["timeline"] if one["what"] == "document")

    assert name("ida", INTAKE) == "A-000007/form.pdf"
    assert name("sofia", BOOKING) is None
    assert name("petra", BOOKING) == "A-000007/form.pdf"


def test_a_doubtful_reading_is_shown_to_those_who_see_its_field(here: Hilltop) -> None:
    here.add_reading(BOOKING, "member_id", "BSM-OO417")
    here.add_reading(BOOKING, "phone", "+12025550111")

    text = told(here, "sofia", "referral", "show", here.names[BOOKING])

    assert "phone read as +12025550111 (page 1): two readings differ" in text
    assert "member_id (page 1): two readings differ" in text
    assert "BSM-OO417" not in text


def test_who_was_shown_a_referral_and_who_was_refused_is_told_to_supervisors(
    here: Hilltop,
) -> None:
    name = here.names[INTAKE]
    assert told(here, "petra", "referral", "seen", name) == f"{name} was shown to nobody.\n"
    here.run("ida", "referral", "show", name)
    here.run("theo", "referral", "show", name)
    here.run("sofia", "referral", "advance", name)

    assert told(here, "petra", "referral", "seen", name) == (
        "2026-11-23 05:00 CST  ida  show\n"
        "2026-11-23 05:00 CST  theo  refused: show\n"
        "2026-11-23 05:00 CST  sofia  refused: advance\n"
    )
    assert len(here.json("petra", "referral", "seen", name)["looks"]) == 3


def test_an_appointment_is_shown_by_the_practices_clock_as_it_was_typed(here: Hilltop) -> None:
    name = here.names[BOOKING]
    told(here, "sofia", "referral", "set", name, "appointment_at=2026-12-01 09:30")

    text = told(here, "sofia", "referral", "show", name)
    data = here.json("sofia", "referral", "show", name)

    assert "  appointment_at: 2026-12-01 09:30 CST\n" in text
    assert data["fields"]["appointment_at"] == "2026-12-01T15:30:00.000+00:00"


def test_a_change_tells_what_a_field_said_to_those_alone_who_may_see_it(here: Hilltop) -> None:
    name = here.names[BOOKING]
    told(here, "petra", "referral", "set", name, "payer=Harbour Mutual", "member_id=HM-2")
    told(here, "sofia", "referral", "set", name, "appointment_at=2026-12-01 09:30")
    told(here, "sofia", "referral", "set", name, "appointment_at=")

    text = told(here, "sofia", "referral", "show", name)
    data = here.json("sofia", "referral", "show", name)

    assert f"payer changed: {ALL_FIELDS[Field.PAYER]} → Harbour Mutual  (petra)" in text
    assert "member_id changed  (petra)" in text
    assert "appointment_at changed: 2026-12-01 09:30 CST → –  (sofia)" in text
    assert "HM-2" not in text + str(data)
