"""What the board shows, and to whom: the rows of the commands, and nothing of a patient."""

import sqlite3
from pathlib import Path

import pytest
from boarding import NARROW, WIDE, door, seen, worked_at
from hilltop import ALL_FIELDS, SURNAMES, Hilltop, hilltop

from faxflow.domain.board import Wanted
from faxflow.domain.referral import Queue
from faxflow.errors import AccessRefused

CANARIES = {*SURNAMES.values(), *ALL_FIELDS.values(), "1961", "+12025550199", "2025550117"} - {
    *("female", "urgent", "attended", "approved")
}
ACCOUNTS = ("ida", "ewan", "sofia", "petra", "ada", "maker", "cron")
JSON = ("--json",)
STANDS = {
    Queue.INTAKE: "intake-received",
    Queue.ELIGIBILITY: "eligibility",
    Queue.SCHEDULING: "ready-to-schedule",
}


@pytest.fixture
def here(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    return hilltop(tmp_path).as_seen_by(capsys)


def test_eighty_columns_have_room_for_all_that_a_desk_needs(here: Hilltop) -> None:
    worked_at(here)

    lines = seen(here, "petra", NARROW).splitlines()

    assert lines[:13] == [
        "Hilltop Family Practice, rehearsal                petra  Tue 24 Nov 11:00:00 CST",
        "Faxes: 0 to do",
        "Referrals: intake 3 (2 LATE); eligibility 0; scheduling 1 (1 LATE); supervisor 0",
        "  id        when      due          stage or work               since owner",
        "FAX DESK  nothing to do",
        "INTAKE DESK  3 to do, 2 LATE",
        "! T-2       LATE 30 h 23 Nov 05:00 review-arrival              30 h",
        "! RF-000001 LATE 26 h 23 Nov 09:00 intake-received             30 h",
        "  RF-000002 in 4 h    24 Nov 15:00 waiting-on-referring-office 30 h",
        "ELIGIBILITY DESK  nothing to do",
        "SCHEDULING DESK  1 to do, 1 LATE",
        "! RF-000003 LATE 26 h 23 Nov 09:00 ready-to-schedule           30 h  sofia",
        "SUPERVISOR DESK  nothing to do",
    ]
    assert (
        lines[-1] == "? help  q quit  enter see  t take  a advance  c done  x close  n note  / find"
    )


def test_two_hundred_columns_have_room_between_them(here: Hilltop) -> None:
    worked_at(here)

    lines = seen(here, "petra", WIDE).splitlines()

    assert lines[3:9] == [
        "   id         when       due           stage or work                since  owner",
        "FAX DESK  nothing to do",
        "INTAKE DESK  3 to do, 2 LATE",
        "!  T-2        LATE 30 h  23 Nov 05:00  review-arrival               30 h",
        "!  RF-000001  LATE 26 h  23 Nov 09:00  intake-received              30 h",
        "   RF-000002  in 4 h     24 Nov 15:00  waiting-on-referring-office  30 h",
    ]
    assert lines[-1].endswith("/ find  d desk  m mine  l late  r release  u update")


def test_printed_once_each_row_is_a_line_with_its_whole_id_and_its_desk(here: Hilltop) -> None:
    worked_at(here)

    code, text = here.run("petra", "board", "--limit", "2")

    assert code == 0
    assert text.splitlines() == [
        "Faxes: 0 to do",
        "Referrals: intake 3 (2 LATE); eligibility 0; scheduling 1 (1 LATE); supervisor 0",
        "",
        "T-2        2026-11-23 05:00 CST  OVERDUE  review-arrival     intake",
        "RF-000001  2026-11-23 09:00 CST  OVERDUE  intake-received    intake",
        "RF-000003  2026-11-23 09:00 CST  OVERDUE  ready-to-schedule  scheduling  sofia",
        "and 1 more at the intake desk (--limit shows more)",
    ]


def test_as_data_it_says_the_same(here: Hilltop) -> None:
    worked_at(here)

    told = here.json("petra", "board", "--overdue", "--desk", "scheduling")

    assert (told["schema_version"], told["account"], told["halted"]) == (1, "petra", [])
    (desk,) = told["desks"]
    assert {**desk, "rows": None} == {
        "desk": "scheduling",
        "to_do": 1,
        "late": 1,
        "yours": 0,
        "left_out": 0,
        "rows": None,
    }
    assert desk["rows"] == [
        {
            "id": "RF-000003",
            "thing": "referral",
            "stands": "ready-to-schedule",
            "about": None,
            "owner": "sofia",
            "yours": False,
            "since": "2026-11-23T11:00:00+00:00",
            "due_at": "2026-11-23T15:00:00+00:00",
            "late": True,
        }
    ]


def test_every_desk_has_its_section_and_nobody_sees_more_than_by_the_commands(
    here: Hilltop,
) -> None:
    for account in ACCOUNTS:
        text = seen(here, account)
        _, listed = here.run(account, "referral", "list")

        for desk, stage in STANDS.items():
            name = here.names[desk]
            assert (name in text) == (name in listed), (account, desk)
            assert (f"{desk.upper()} DESK" in text) == (name in listed), (account, stage)
        assert "FAX DESK" in text


def test_who_has_no_role_sees_nothing_and_that_is_on_record(here: Hilltop) -> None:
    said = {
        command: here.run("stranger", *command.split()) for command in ("board", "referral list")
    }

    assert said["board"] == said["referral list"]
    assert said["board"][0] == 2
    with pytest.raises(AccessRefused):
        door(here, "stranger").open(Wanted(50))
    assert here.events("stranger", "refused") == [("referrals", "list")] * 3


@pytest.mark.parametrize("size", [NARROW, WIDE])
def test_no_row_holds_anything_of_a_patient(here: Hilltop, size: tuple[int, int]) -> None:
    here.add_task(Queue.INTAKE, "A-000001: a letter about Inglethorpe")

    texts = [seen(here, account, size) for account in ACCOUNTS]
    texts += [here.run(account, "board", *how)[1] for account in ACCOUNTS for how in ((), JSON)]

    assert not [canary for canary in CANARIES if any(canary in text for text in texts)]
    assert sum("RF-000001" in text for text in texts) > 8


def test_a_gateway_that_is_halted_is_told_above_all_else(here: Hilltop) -> None:
    beside = sqlite3.connect(here.folder / "data" / "faxflow.db")
    with beside:
        beside.execute(
            "INSERT INTO gateways (name, halted_at, halted_for)"
            " VALUES ('main', '2026-11-23T10:30:00.000+00:00', 'login_refused')"
        )
    beside.close()

    text, plain = seen(here, "ida"), here.run("ida", "board")[1]

    for told in (text, plain):
        assert "THE GATEWAY main IS HALTED since 2026-11-23 04:30 CST" in told
        assert "our login was refused" in " ".join(told.split())
