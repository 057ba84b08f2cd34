"""A field is set by whoever may; every change is on record, and no value leaves the record."""

import logging

import pytest
from clerks import Clerks

from conftest import Office
from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.moving import Wish
from faxflow.domain.roles import Role
from faxflow.errors import BadUsage
from faxflow.steps.referrals.advance import Asked, advance_referral
from faxflow.steps.referrals.assign import take_referral
from faxflow.steps.referrals.enter import enter_referral
from faxflow.steps.referrals.fill import write_fields
from faxflow.steps.referrals.keep_note import keep_note
from faxflow.steps.referrals.set_fields import confirm_fields, set_fields
from faxflow.store.referrals import field_readings, moves
from faxflow.store.referrals.field_readings import KeptReading
from faxflow.store.referrals.moves import NewFields
from faxflow.store.referrals.notes import NewNote
from faxflow.store.referrals.patients import FoundBy

S, F = Stage, Field
CANARY = {
    F.GIVEN_NAME: "Zephyrine",
    F.SURNAME: "Quackenbos",
    F.DATE_OF_BIRTH: "1931-08-19",
    F.SEX: "other",
    F.PHONE: "+12025550188",
    F.STREET: "77 Marmalade Alley",
    F.SUBURB: "Pottersville",
    F.STATE: "Wyoming",
    F.POSTCODE: "82009",
    F.OUTSIDE_ID: "MRN-55-CANARY",
    F.PROVIDER: "Ottoline Birdwhistle",
    F.ORGANISATION: "Birdwhistle Family Care",
    F.NPI: "1234567893",
    F.PROVIDER_PHONE: "+12025550189",
    F.PROVIDER_FAX: "+12025550187",
    F.SERVICE: "Colonoscopy",
    F.REASON: "weight loss",
    F.DIAGNOSES: "R63.4",
    F.PRIORITY: "stat",
    F.PAYER: "Marmot Assurance",
    F.MEMBER_ID: "MM-4417",
    F.AUTHORISATION: "requested",
    F.AUTHORISATION_NUMBER: "AUTH-9001",
    F.APPOINTMENT_AT: "2026-12-09T16:15:00.000+00:00",
    F.APPOINTMENT_OUTCOME: "left",
}


@pytest.fixture
def clerks(office: Office) -> Clerks:
    return Clerks(office)


def in_doubt(clerks: Clerks, name: str, *fields: Field) -> None:
    """As if these had been read badly from a form."""
    work, referral = clerks.work(), clerks.referral(name)
    with work.store.write() as tx:
        kept = {
            one: KeptReading(referral.fields[one], 0.4, "D-000001", "smudged") for one in fields
        }
        field_readings.keep(tx, referral.id, kept)
        new = NewFields({}, fields, FoundBy(frozenset(), frozenset()))
        assert moves.set_fields(tx, work.run, referral, new, key=b"")


def test_every_field_can_be_set_and_each_change_is_on_record(clerks: Clerks) -> None:
    name = clerks.new()
    before = clerks.referral(name).fields

    answer = set_fields(clerks.work(), name, CANARY)

    changes = clerks.office.rows("SELECT field, was, became, actor FROM field_changes ORDER BY id")
    assert answer.done
    assert dict(clerks.referral(name).fields) == CANARY
    assert {(field, was, became) for field, was, became, _ in changes} == {
        (field, before[field], text) for field, text in CANARY.items() if before[field] != text
    }
    assert {who for *_, who in changes} == {"rosalind"}


@pytest.mark.parametrize("field", Field)
def test_a_change_of_any_field_is_in_the_audit_as_hashes_only(clerks: Clerks, field: Field) -> None:
    name = clerks.new(without=(field,) if field is not F.SURNAME else ())

    set_fields(clerks.work(), name, {field: CANARY[field]})

    cause, reason, detail = next(one for one in clerks.events(name) if one[0] == "changed")
    assert (cause, reason) == ("changed", field)
    assert CANARY[field] not in str(detail)


def test_what_is_the_same_is_no_change(clerks: Clerks) -> None:
    name = clerks.new(surname="Okwuosa")

    set_fields(clerks.work(), name, {F.SURNAME: " Okwuosa "})

    assert clerks.office.rows("SELECT field FROM field_changes") == []


def test_one_bad_value_and_none_is_written(clerks: Clerks) -> None:
    name = clerks.new()

    with pytest.raises(BadUsage) as refused:
        set_fields(clerks.work(), name, {F.SURNAME: "Quackenbos", F.NPI: "1234567899"})

    assert str(refused.value).startswith("npi: ")
    assert "1234567899" not in str(refused.value)
    assert clerks.referral(name).fields[F.SURNAME] == "Okwuosa"


def test_a_field_that_a_role_does_not_have_is_not_set_nor_shown(clerks: Clerks) -> None:
    name = clerks.new()
    clerk = clerks.work("ines", Role.INTAKE)

    answer = set_fields(clerk, name, {F.APPOINTMENT_OUTCOME: "left"})
    by_the_way = advance_referral(clerk, name, Asked(Wish(), {F.APPOINTMENT_OUTCOME: "left"}))

    assert not answer.done
    assert not by_the_way.done
    assert answer.told.startswith(f"ines may not set {name}: no role of theirs has appointment_")
    assert clerks.referral(name).fields[F.APPOINTMENT_OUTCOME] == "attended"


def test_what_was_missing_is_told_by_the_task_until_it_is_there(clerks: Clerks) -> None:
    name = clerks.new(without=(F.PHONE, F.SERVICE))
    assert clerks.titles(name) == [f"{name}: complete intake (missing: phone, service)"]

    first = set_fields(clerks.work(), name, {F.SERVICE: "MRI"})
    half = clerks.titles(name)
    second = set_fields(clerks.work(), name, {F.PHONE: "202 555 0117"})

    assert first.told == f"{name}: service set. Still missing: phone."
    assert half == [f"{name}: complete intake (missing: phone)"]
    assert second.told.endswith(f"Nothing is missing any more: `faxflow referral advance {name}`.")
    assert clerks.titles(name) == [f"{name}: nothing is missing any more: advance it"]
    assert clerks.advance(name).done


def test_what_is_emptied_again_is_asked_for_again(clerks: Clerks) -> None:
    name = clerks.new(without=(F.PHONE,))
    take_referral(clerks.work("ines", Role.INTAKE), name)
    set_fields(clerks.work(), name, {F.PHONE: "202 555 0117"})
    between = clerks.open_tasks(name)

    set_fields(clerks.work(), name, {F.PHONE: ""})

    assert clerks.titles(name) == [f"{name}: complete intake (missing: phone)"]
    assert [task["owner"] for task in (*between, *clerks.open_tasks(name))] == ["ines", "ines"]


def test_needs_info_asks_for_what_the_next_stage_needs(clerks: Clerks) -> None:
    name = clerks.new(without=(F.PAYER,))
    clerks.through(name, S.ELIGIBILITY, S.NEEDS_INFO)
    asked = clerks.titles(name)

    answer = set_fields(clerks.work(), name, {F.PAYER: "Bluestone"})

    assert asked == [f"{name}: complete intake (missing: payer)"]
    assert "Nothing is missing any more" in answer.told
    assert clerks.advance(name).done
    assert clerks.referral(name).stage is S.ELIGIBILITY


def test_a_doubtful_reading_bars_the_way_until_somebody_confirms_it(clerks: Clerks) -> None:
    name = clerks.new()
    in_doubt(clerks, name, F.SURNAME)

    barred = clerks.advance(name)
    answer = confirm_fields(clerks.work(), name, [F.SURNAME])

    with clerks.office.store.read() as tx:
        reading = field_readings.of_referral(tx, ReferralId(1))[F.SURNAME]
    assert "surname (doubtful)" in barred.told
    assert answer.told == f"{name}: surname confirmed."
    assert (reading.confirmed_by, reading.doubt) == ("rosalind", "smudged")
    assert ("confirmed", "surname", None) in clerks.events(name)
    assert clerks.advance(name).done


def test_a_corrected_reading_is_in_doubt_no_more(clerks: Clerks) -> None:
    name = clerks.new()
    in_doubt(clerks, name, F.SURNAME, F.PHONE)

    set_fields(clerks.work(), name, {F.SURNAME: "Okwuosah"})

    assert clerks.referral(name).missing == (F.PHONE,)


def test_only_what_is_in_doubt_and_there_can_be_confirmed(clerks: Clerks) -> None:
    name = clerks.new(without=(F.PHONE,))

    sure = confirm_fields(clerks.work(), name, [F.SURNAME])
    empty = confirm_fields(clerks.work(), name, [F.PHONE])

    assert (sure.done, empty.done) == (False, False)
    assert empty.instead == [f"faxflow referral set {name} phone=…"]


def test_another_appointment_is_due_at_another_time_with_its_tasks(clerks: Clerks) -> None:
    name = clerks.new()
    stages = (S.ELIGIBILITY, S.DOCUMENTATION, S.CLINICAL_REVIEW, S.READY_TO_SCHEDULE, S.SCHEDULED)
    before = clerks.through(name, *stages)

    set_fields(clerks.work(), name, {F.APPOINTMENT_AT: "2026-12-15 14:00"})

    after, (task,) = clerks.referral(name), clerks.open_tasks(name)
    assert before.due_at
    assert after.due_at
    assert after.due_at > before.due_at
    assert after.due_round == before.due_round + 1
    assert str(task["due_at"])[:16] == after.due_at.isoformat()[:16]


def test_who_decided_on_older_fields_changes_nothing(clerks: Clerks) -> None:
    name = clerks.new()
    stale = clerks.referral(name)
    set_fields(clerks.work(), name, {F.SURNAME: "Quackenbos"})
    work = clerks.work()

    with work.store.write() as tx:
        written = write_fields(tx, work, stale, stale, looked=frozenset())

    assert written is None
    assert clerks.referral(name).fields[F.SURNAME] == "Quackenbos"


def test_no_value_leaves_the_record(clerks: Clerks, caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level(logging.DEBUG)
    made = enter_referral(clerks.work(), CANARY)
    name = "RF-000001"
    answers = [made.told]
    answers += [clerks.advance(name, comments="Zephyrine asked").told]
    answers += [set_fields(clerks.work(), name, {F.SURNAME: "Quackenbosh"}).told]
    answers += [keep_note(clerks.work(), name, NewNote("Quackenbos is deaf")).told]
    answers += [clerks.advance(name, S.CLOSED, reason="other", comments="Quackenbos").told]

    outside = [*answers, caplog.text]
    for table in ("events", "tasks", "notices", "runs", "stage_history"):
        columns = "reason" if table == "stage_history" else "*"
        outside += map(str, clerks.office.rows(f"SELECT {columns} FROM {table}"))  # noqa: S608
    # Words of closed lists stand for nobody.
    values = [text for text in CANARY.values() if len(text) > 5 and text != "requested"]
    assert [text for text in values if any(text in one for one in outside)] == []
    assert not any("Quackenbos" in one or "Zephyrine" in one for one in outside)


def test_what_is_set_is_what_typing_makes_of_it(clerks: Clerks) -> None:
    name = clerks.new()

    set_fields(clerks.work(), name, {F.SEX: "F", F.DIAGNOSES: "m545"})

    fields = clerks.referral(name).fields
    assert (fields[F.SEX], fields[F.DIAGNOSES]) == ("female", "M54.5")
