"""Every role, at every command, on a referral at every desk: exactly what is theirs."""

import json

import pytest
from hilltop import ALL_FIELDS, SURNAMES, Hilltop, hilltop

from faxflow.domain.referral import Queue
from faxflow.domain.referrals.fields import Field

INTAKE, COVER, BOOKING = Queue.INTAKE, Queue.ELIGIBILITY, Queue.SCHEDULING
EVERY, NONE = set(Queue), set[Queue]()
ROWS = {
    "ida": {INTAKE},
    "ewan": {COVER},
    "sofia": {BOOKING},
    "petra": EVERY,
    "ada": EVERY,
    "maker": EVERY,
    "cron": NONE,
    "stranger": NONE,
}
"""By account, the desks whose referrals it sees and works on; `maker` made the store."""

ABOVE = {who: rows if who in {"petra", "ada", "maker"} else NONE for who, rows in ROWS.items()}
CALLED = {**ROWS, "ida": EVERY}
COMMANDS: dict[str, tuple[list[str], dict[str, set[Queue]]]] = {
    "show": (["show", "RF"], ROWS),
    "seen": (["seen", "RF"], ABOVE),
    "advance": (["advance", "RF", "--dry-run"], ROWS),
    "close": (["close", "RF", "--reason", "duplicate", "--dry-run"], ROWS),
    "reopen": (["reopen", "RF", "--reason", "other", "--dry-run"], ABOVE),
    "take": (["assign", "RF", "--take", "--dry-run"], ROWS),
    "assign": (["assign", "RF", "--to", "petra", "--dry-run"], ROWS),
    "hand-over": (["assign", "RF", "--queue", "supervisor", "--dry-run"], ABOVE),
    "note": (["note", "RF", "call after four", "--dry-run"], ROWS),
    "set": (["set", "RF", "service=CT", "--dry-run"], ROWS),
    "confirm": (["confirm", "RF", "service", "--dry-run"], ROWS),
    "contact": (
        ["contact", "RF", "--whom", "patient", "--outcome", "busy", "--dry-run"],
        ROWS,
    ),
    "status-call": (["status-call", "RF", "--caller", "family", "--dry-run"], CALLED),
}
HIDDEN = {
    "ida": {Field.APPOINTMENT_OUTCOME},
    "ewan": {Field.STREET, Field.SUBURB, Field.APPOINTMENT_AT, Field.APPOINTMENT_OUTCOME},
    "sofia": {
        Field.STREET,
        Field.OUTSIDE_ID,
        Field.NPI,
        Field.PROVIDER_FAX,
        Field.DIAGNOSES,
        Field.MEMBER_ID,
        Field.AUTHORISATION_NUMBER,
    },
    "petra": set[Field](),
    "ada": set[Field](),
}


@pytest.fixture(scope="module")
def practice(tmp_path_factory: pytest.TempPathFactory) -> Hilltop:
    return hilltop(tmp_path_factory.mktemp("hilltop"))


@pytest.fixture
def here(practice: Hilltop, capsys: pytest.CaptureFixture[str]) -> Hilltop:
    return practice.as_seen_by(capsys)


@pytest.mark.parametrize("command", COMMANDS)
@pytest.mark.parametrize("account", ROWS)
def test_a_command_is_refused_at_the_desks_that_are_not_theirs_and_that_is_on_record(
    here: Hilltop, account: str, command: str
) -> None:
    arguments, theirs = COMMANDS[command]
    before = len(here.events(account, "refused"))

    told = {
        queue: here.run(account, "referral", *(name if one == "RF" else one for one in arguments))
        for queue, name in here.names.items()
    }

    refused = {queue for queue, (code, text) in told.items() if "may not" in text and code == 2}
    assert refused == EVERY - theirs[account], told
    on_record = here.events(account, "refused")[before:]
    assert {subject for subject, _ in on_record} == {here.names[queue] for queue in refused}
    assert all(SURNAMES[queue] not in told[queue][1] for queue in refused)


@pytest.mark.parametrize(
    ("arguments", "deed"),
    [
        (["queue"], "see the queue of referrals"),
        (["referral", "where", "Nobody"], "look up referrals"),
        (["referral", "new", "given_name=Ann"], "enter referrals"),
        (["referral", "duplicates", "list"], "judge duplicates of referrals"),
        (["referral", "list"], "list referrals"),
    ],
)
def test_a_refusal_is_a_sentence(here: Hilltop, arguments: list[str], deed: str) -> None:
    _, text = here.run("stranger", *arguments)

    assert text.startswith(f"faxflow: stranger may not {deed}: this account has no role here.")


@pytest.mark.parametrize("account", ROWS)
def test_a_list_holds_the_referrals_at_their_desks_and_no_patient(
    here: Hilltop, account: str
) -> None:
    code, text = here.run(account, "referral", "list", "--all", "--json")

    if account in {"cron", "stranger"}:
        assert code == 2
        assert here.events(account, "refused")[-1] == ("referrals", "list")
        assert "no role" in text or "none of their roles" in text
        return
    listed = {one["referral"] for one in json.loads(text)["referrals"]}
    assert listed == {here.names[queue] for queue in ROWS[account]}
    assert here.events(account, "shown")[-1] == ("referrals", "list")
    assert not any(surname in text for surname in SURNAMES.values())


@pytest.mark.parametrize(
    ("account", "theirs"),
    [
        ("ida", {INTAKE}),
        ("ewan", {COVER}),
        ("sofia", {BOOKING}),
        ("petra", NONE),
        ("ada", NONE),
        ("maker", NONE),
    ],
)
def test_a_queue_holds_what_is_theirs_to_do(
    here: Hilltop, account: str, theirs: set[Queue]
) -> None:
    found = here.json(account, "queue")

    assert {one["referral"] for one in found["referrals"]} == {here.names[one] for one in theirs}
    assert here.events(account, "shown")[-1] == ("referrals", "queue")


@pytest.mark.parametrize("account", ["cron", "stranger"])
@pytest.mark.parametrize(
    ("command", "act"),
    [
        (["queue"], "queue"),
        (["referral", "where", "Inglethorpe"], "where"),
        (["referral", "list", "--search", "Inglethorpe"], "list"),
        (["referral", "duplicates", "list"], "duplicates"),
        (["referral", "new", "surname=Inglethorpe"], "new"),
        (["referral", "show", "RF-999999"], "show"),
    ],
)
def test_the_service_and_a_stranger_are_shown_nothing(
    here: Hilltop, account: str, command: list[str], act: str
) -> None:
    code, text = here.run(account, *command)

    assert code == 2
    assert "Inglethorpe" not in text
    assert here.events(account, "refused")[-1] == ("referrals", act)


@pytest.mark.parametrize("queue", Queue)
@pytest.mark.parametrize("account", ROWS)
def test_a_search_finds_a_patient_for_those_who_may_tell_a_caller(
    here: Hilltop, account: str, queue: Queue
) -> None:
    code, text = here.run(account, "referral", "where", SURNAMES[queue])

    found = here.names[queue] in text
    assert found is (queue in CALLED[account])
    if found:
        assert here.events(account, "shown")[-1] == (here.names[queue], "where")
    if ROWS[account]:
        assert code == 0
        assert found or "no referral that you may see" in text


@pytest.mark.parametrize("account", HIDDEN)
def test_a_referral_is_shown_with_the_fields_of_the_role_alone(here: Hilltop, account: str) -> None:
    queue = min(ROWS[account])

    told = here.json(account, "referral", "show", here.names[queue])

    assert set(told["fields"]) == {field.value for field in set(ALL_FIELDS) - HIDDEN[account]}
    assert set(told["hidden"]) == HIDDEN[account]
    values = json.dumps(told)
    assert not any(ALL_FIELDS[field] in values for field in HIDDEN[account])
    assert here.events(account, "shown")[-1] == (here.names[queue], "show")


@pytest.mark.parametrize("account", HIDDEN)
def test_a_field_that_a_role_does_not_see_it_does_not_write(here: Hilltop, account: str) -> None:
    queue = min(ROWS[account])

    refused = {
        field
        for field in (Field.STREET, Field.MEMBER_ID, Field.APPOINTMENT_OUTCOME)
        for code, text in [
            here.run(account, "referral", "set", here.names[queue], f"{field}=left", "--dry-run")
        ]
        if code == 2 and "may not" in text
    }

    assert refused == HIDDEN[account] & {
        Field.STREET,
        Field.MEMBER_ID,
        Field.APPOINTMENT_OUTCOME,
    }


@pytest.mark.parametrize(
    ("account", "may"), [("cron", True), ("ada", True), ("sofia", False), ("stranger", False)]
)
def test_the_service_and_administrators_remind(here: Hilltop, account: str, may: bool) -> None:
    code, text = here.run(account, "remind", "--dry-run")

    assert ("may not" in text) is not may
    assert (code == 2) is not may


def test_no_trace_of_a_patient_is_left_in_what_is_on_record(here: Hilltop) -> None:
    here.run("ida", "referral", "where", SURNAMES[BOOKING])
    here.run("stranger", "referral", "list", "--search", SURNAMES[BOOKING])

    told = here.rows("SELECT subject, reason, detail, cause FROM events")
    told += here.rows("SELECT command, summary FROM runs")
    log = (here.folder / "data" / "faxflow.log").read_text(encoding="utf-8")

    canaries = {*SURNAMES.values(), "Marisol", "Canary", "BSM-00417", "5550117", "771044"}
    assert not [one for one in canaries if one in json.dumps(told) or one in log]
