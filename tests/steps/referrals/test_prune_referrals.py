"""prune removes who a referral was for and what was told; its course and its files' hashes stay."""

import hashlib

import pytest
from retaining import DAYS, Keeper, files_below
from same_people import Desk

from conftest import Office
from faxflow.domain.delivery import State
from faxflow.domain.ids import ReferralId
from faxflow.domain.referral import Queue
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.intake.became import Outcome
from faxflow.domain.referrals.record import Channel
from faxflow.domain.referrals.search_words import sought
from faxflow.domain.roles import Role, Viewer
from faxflow.steps.referrals.judge_duplicate import Word
from faxflow.steps.referrals.keep_note import keep_note
from faxflow.steps.referrals.show import show_referral
from faxflow.steps.work import Work
from faxflow.store.referrals import arrivals, documents, field_readings, notes, search
from faxflow.store.referrals.arrivals import NewArrival
from faxflow.store.referrals.documents import NewDocument
from faxflow.store.referrals.field_readings import KeptReading
from faxflow.store.referrals.lists import Pick
from faxflow.store.referrals.notes import NewNote

SAID = ("Zyxnote", "Zyxvalue", "Zyxremark", "Castellanos", "5550142", "Alder Court", "1957-09-14")
PDF, MAIL, CALL = b"%PDF Zyxdocument", b"From: Zyxmail", b"RIFF0000WAVE Zyxcall"


@pytest.fixture
def keeper(office: Office) -> Keeper:
    keeper = Keeper(office)
    keeper.keeps(names_days=DAYS, documents_days=60, mails_days=30, recordings_days=20)
    return keeper


@pytest.fixture
def desk(office: Office) -> Desk:
    return Desk(office)


def name_of(content: bytes, suffix: str) -> str:
    return hashlib.sha256(content).hexdigest() + suffix


def came_with(keeper: Keeper, referral_id: int, *contents: tuple[bytes, str]) -> None:
    """A mail, and what was in it."""
    work, now = keeper.office.work("intake"), keeper.office.clock.at
    raw = name_of(MAIL, ".eml")
    keeper.documents.files[raw] = MAIL
    with keeper.office.store.write() as tx:
        sha256 = hashlib.sha256(MAIL).hexdigest()
        new = NewArrival(Channel.EMAIL, now, "any", raw, sha256, Outcome.REFERRAL, "RF")
        arrival_id = arrivals.insert(tx, work.run, new, referral_id=ReferralId(referral_id))
        for content, suffix in contents:
            name = name_of(content, suffix)
            keeper.documents.files[name] = content
            one = NewDocument("scan", "any", now, name, name[:64], len(content))
            at = ReferralId(referral_id)
            documents.insert(tx, one, referral_id=at, arrival_id=arrival_id)


def tell_much(desk: Desk, referral_id: ReferralId) -> None:
    """All that may say something of somebody."""
    work = desk.office.work("intake")
    reading = KeptReading("Zyxvalue", 0.5, "D-000001, page 1", "unclear")
    with desk.office.store.write() as tx:
        field_readings.keep(tx, referral_id, {Field.REASON: reading})
        notes.add(tx, work.run, referral_id, NewNote("Zyxnote"))
        tx.execute("UPDATE stage_history SET comments = 'Zyxremark'")
    desk.correct(referral_id, {Field.MEMBER_ID: "Zyxvalue"})


def left(keeper: Keeper) -> list[str]:
    content = b"".join(one.read_bytes() for one in files_below(keeper.office.store.path.parent))
    return [word for word in SAID if word.encode() in content]


def viewing(office: Office) -> Work:
    work = office.work("show")
    roles = frozenset({Role.SUPERVISOR})
    return Work(work.store, work.run, work.config, viewer=Viewer("tester", roles))


def test_nothing_that_was_told_is_left_in_the_bytes_of_the_store(
    keeper: Keeper, desk: Desk
) -> None:
    referral_id = desk.receive()
    tell_much(desk, referral_id)
    desk.close(referral_id, "patient-declined")
    before = left(keeper)

    keeper.office.clock.forward(days=DAYS + 1)
    done = keeper.prune()

    assert set(before) >= {"Zyxnote", "Zyxvalue", "Zyxremark", "Castellanos", "Alder Court"}
    assert (left(keeper), done.counts.referrals) == ([], 1)
    kept = keeper.office.rows("SELECT stage, service, closed_for FROM referrals")
    assert kept == [("closed-unable-to-schedule", "cardiology", "patient-declined")]


def test_a_dry_run_counts_the_same_and_removes_nothing(keeper: Keeper, desk: Desk) -> None:
    referral_id = desk.receive()
    came_with(keeper, referral_id, (PDF, ".pdf"), (CALL, ".wav"))
    desk.close(referral_id, "patient-declined")
    keeper.office.clock.forward(days=DAYS + 1)

    planned = keeper.prune(dry_run=True)
    there = len(keeper.documents.files)
    done = keeper.prune()

    assert planned.counts == done.counts
    assert (there, len(keeper.documents.files)) == (3, 0)


def test_an_open_referral_keeps_all(keeper: Keeper, desk: Desk) -> None:
    referral_id = desk.receive()
    came_with(keeper, referral_id, (PDF, ".pdf"))

    keeper.office.clock.forward(days=999)
    done = keeper.prune()

    assert done.counts.told() == ""
    assert desk.referral(referral_id).fields[Field.SURNAME] == "Castellanos"


def test_one_that_is_asked_about_keeps_all(keeper: Keeper, desk: Desk) -> None:
    first = desk.receive()
    second = desk.receive({Field.PHONE: "+12025550177", Field.STREET: "3 Quarry Road"})
    desk.find(second)
    for one in (first, second):
        desk.close(one, "patient-declined")
    keeper.office.clock.forward(days=999)

    asked = keeper.prune()
    desk.say(Word.DISTINCT, 1)
    answered = keeper.prune()

    assert (asked.counts.referrals, answered.counts.referrals) == (0, 2)


def test_one_on_hold_keeps_all(keeper: Keeper, desk: Desk) -> None:
    for one in (desk.receive(), desk.receive()):
        desk.close(one, "patient-declined")
    keeper.keeps(names_days=DAYS, hold=["RF-000002"])

    keeper.office.clock.forward(days=999)
    keeper.prune()

    kept = keeper.office.rows("SELECT surname FROM patients ORDER BY id")
    assert kept == [("",), ("Castellanos",)]


def test_search_finds_nobody_any_more_and_nobody_is_linked_to_them(
    keeper: Keeper, desk: Desk
) -> None:
    desk.close(desk.receive(), "patient-declined")
    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()

    found = desk.take_in()

    assert (found.linked, found.queued, desk.persons()) == (None, (), [1, 2])
    with keeper.office.store.read() as tx:
        pick = Pick(frozenset(Queue), "tester", final=True)
        them, _ = search.found(tx, sought("castellanos"), pick, anywhere=True, most=9)
    assert [one.listed.id for one in them] == [2]


def test_a_link_that_was_made_stands(keeper: Keeper, desk: Desk) -> None:
    desk.close(desk.receive(), "patient-declined")
    linked = desk.take_in({Field.SERVICE: "neurology"})
    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()

    desk.correct(2, {Field.PHONE: "+12025550178"})

    assert linked.linked is not None
    assert keeper.office.rows("SELECT surname FROM patients WHERE id = 1") == [("",)]
    assert desk.persons() == [1, 1]
    assert desk.asked() == []


def test_it_says_that_its_details_were_removed_and_takes_no_new_ones(
    keeper: Keeper, desk: Desk
) -> None:
    desk.close(desk.receive(), "patient-declined")
    keeper.office.clock.forward(days=DAYS + 1)
    keeper.prune()

    shown = show_referral(viewing(keeper.office), "RF-000001")
    noted = keep_note(viewing(keeper.office), "RF-000001", NewNote("Zyxnote"))

    assert shown.removed_at == keeper.office.clock.at
    assert shown.fields == {Field.SERVICE: "cardiology"}
    assert (noted.done, "retention removed them" in noted.told) == (False, True)


@pytest.mark.parametrize(
    ("days", "left_there"),
    [(19, 3), (21, 2), (31, 1), (61, 0)],
    ids=["none", "call", "mail", "all"],
)
def test_what_came_in_goes_each_kind_after_its_days(
    keeper: Keeper, desk: Desk, days: int, left_there: int
) -> None:
    referral_id = desk.receive()
    came_with(keeper, referral_id, (PDF, ".pdf"), (CALL, ".wav"))
    desk.close(referral_id, "patient-declined")

    keeper.office.clock.forward(days=days)
    keeper.prune()

    assert len(keeper.documents.files) == left_there
    gone = keeper.office.rows("SELECT count(*) FROM documents WHERE removed_at IS NOT NULL")
    hashes = keeper.office.rows("SELECT count(*) FROM documents WHERE sha256 <> ''")
    assert hashes == [(2,)]
    assert gone == [({3: 0, 2: 1, 1: 1, 0: 2}[left_there],)]


def test_a_recording_without_days_of_its_own_goes_with_the_documents(
    keeper: Keeper, desk: Desk
) -> None:
    keeper.keeps(documents_days=60)
    referral_id = desk.receive()
    came_with(keeper, referral_id, (CALL, ".wav"))
    desk.close(referral_id, "patient-declined")

    keeper.office.clock.forward(days=61)
    done = keeper.prune()

    assert (done.counts.recordings, done.counts.messages) == (1, 0)


def test_a_file_that_an_open_referral_has_too_stays(keeper: Keeper, desk: Desk) -> None:
    first, second = desk.receive(), desk.receive()
    for one in (first, second):
        came_with(keeper, one, (PDF, ".pdf"))
    desk.close(first, "patient-declined")

    keeper.office.clock.forward(days=999)
    keeper.prune()

    assert sorted(keeper.documents.files) == sorted([name_of(PDF, ".pdf"), name_of(MAIL, ".eml")])


def test_an_answer_that_is_still_out_keeps_its_referral(keeper: Keeper, desk: Desk) -> None:
    referral_id = desk.receive()
    desk.close(referral_id, "patient-declined")
    keeper.load(1)
    with keeper.office.store.write() as tx:
        tx.execute(
            "INSERT INTO referral_answers (referral_id, outcome, number, case_id, made_at)"
            " VALUES (1, 'x', '+12025550100', 1, '2026')"
        )
    keeper.office.clock.forward(days=999)

    open_still = keeper.prune()
    with keeper.office.store.write() as tx:
        tx.execute(
            "UPDATE cases SET state = :state, changed_at = '2026'", {"state": State.CANCELLED}
        )
        tx.execute("UPDATE tasks SET closed_at = opened_at")
    over = keeper.prune()

    assert (open_still.counts.referrals, over.counts.referrals) == (0, 1)
    ((number,),) = keeper.office.rows("SELECT number FROM referral_answers")
    assert str(number).startswith("N-")
