"""Each letter is drawn by its own template, and each batch by one version of it."""

from dataclasses import replace
from pathlib import Path

import pytest

from conftest import Office, staged
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.handover import NotReached, Refused
from faxflow.errors import FileMissing, TemplateProblem
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.load import load
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.plan_sending import plan_sending

WRITTEN_WRONG = Correction("+15552010159", "mistyped")
FIRST, SECOND = b"the usual letter", b"the usual letter, edited at 5:03"


@pytest.fixture
def urgent(office: Office) -> Office:
    """The urgent letter has a template of its own."""
    with_own = {"letter-urgent": Path("urgent.docx")}
    letter = office.config.letter.model_copy(update={"templates": with_own})
    office.config = office.config.model_copy(update={"letter": letter})
    office.templates.files["urgent.docx"] = b"the urgent letter"
    return office


def loaded(office: Office, *letters: str, first: int = 1) -> None:
    """A batch with a case of each of these letters."""
    rows = [
        replace(staged(n, number=f"+1555201{n:04d}"), letter=letter)
        for n, letter in enumerate(letters, start=first)
    ]
    office.stage(*rows)
    load(office.work())


def release(office: Office, because: str) -> None:
    mend_case(office.work(), "FX-000001", Asked(Decision.RELEASE, because))


def test_a_letter_is_drawn_by_the_template_of_its_name_and_others_by_the_usual(
    urgent: Office,
) -> None:
    loaded(urgent, "letter-urgent", " Letter-URGENT ", "a follow-up")

    urgent.send()

    drawn = urgent.templates.by
    assert drawn == {1: b"the urgent letter", 2: b"the urgent letter", 3: FIRST}


@pytest.mark.parametrize("content", [b"!", None], ids=["broken", "gone"])
def test_a_bad_template_holds_its_own_letters_and_no_others(
    urgent: Office, content: bytes | None
) -> None:
    loaded(urgent, "letter-urgent", "other", "letter-urgent")
    if content is None:
        del urgent.templates.files["urgent.docx"]
    else:
        urgent.templates.files["urgent.docx"] = content

    urgent.send()

    assert [urgent.state(n) for n in (1, 2, 3)] == [State.HELD, State.SENT, State.HELD]
    ((detail,),) = urgent.rows(
        "SELECT DISTINCT detail FROM events WHERE cause = 'its letter cannot be made'"
    )
    assert str(detail).startswith("urgent.docx: ")
    assert "no case was changed" not in str(detail)


def test_a_mended_template_draws_what_the_bad_one_held(urgent: Office) -> None:
    loaded(urgent, "letter-urgent")
    urgent.templates.files["urgent.docx"] = b"!"
    urgent.send()

    urgent.templates.files["urgent.docx"] = b"mended"
    release(urgent, "letter-checked")
    urgent.send()

    assert (urgent.state(1), urgent.templates.by) == (State.SENT, {1: b"mended"})


@pytest.mark.parametrize("content", [b"!", None], ids=["broken", "gone"])
def test_a_bad_usual_template_ends_the_run_and_changes_no_case(
    urgent: Office, content: bytes | None
) -> None:
    loaded(urgent, "letter-urgent", "other")
    urgent.templates.files.pop("letter.docx")
    if content is not None:
        urgent.templates.files["letter.docx"] = content

    with pytest.raises((TemplateProblem, FileMissing), match=r"letter\.docx"):
        urgent.send()

    assert [urgent.state(n) for n in (1, 2)] == [State.READY, State.READY]
    assert urgent.rows("SELECT * FROM batch_templates") == []


def test_a_template_of_its_own_is_checked_against_the_mapping_too(urgent: Office) -> None:
    loaded(urgent, "letter-urgent")
    urgent.engine.fields = frozenset({"reasson"})

    urgent.send()

    ((detail,),) = urgent.rows(
        "SELECT detail FROM events WHERE cause = 'its letter cannot be made'"
    )
    assert "urgent.docx: it asks for reasson" in str(detail)
    assert "did you mean reason?" in str(detail)


def test_an_edit_between_two_letters_of_a_batch_waits_for_the_next_batch(office: Office) -> None:
    loaded(office, "referral", "referral")
    office.engine.refuses = frozenset({2})
    office.send()

    office.templates.files["letter.docx"] = SECOND
    office.engine.refuses = frozenset()
    mend_case(office.work(), "FX-000002", Asked(Decision.RELEASE, "letter-checked"))
    loaded(office, "referral", first=3)
    office.send()

    assert office.templates.by == {1: FIRST, 2: FIRST, 3: SECOND}


def test_a_run_that_ends_in_the_middle_goes_on_with_the_version_that_it_began_with(
    office: Office,
) -> None:
    loaded(office, *["referral"] * 30)
    office.engine.fails_after = 25
    with pytest.raises(KeyboardInterrupt):
        office.send()

    office.templates.files["letter.docx"] = SECOND
    office.engine.fails_after = None
    office.send()

    assert set(office.templates.by.values()) == {FIRST}
    assert {office.state(n) for n in range(1, 31)} == {State.SENT}


def test_a_corrected_number_is_drawn_by_the_version_of_its_batch(office: Office) -> None:
    loaded(office, "referral")
    office.engine.refuses = frozenset({1})
    office.send()
    office.templates.files["letter.docx"] = SECOND

    office.engine.refuses = frozenset()
    correct_case(office.work(), "FX-000001", WRITTEN_WRONG)
    release(office, "number-checked")
    office.send()

    assert office.templates.by == {1: FIRST}


def test_a_person_who_has_mended_the_template_has_the_batch_drawn_by_it_from_then_on(
    office: Office,
) -> None:
    loaded(office, "referral", "referral")
    office.engine.refuses = frozenset({1, 2})
    office.send()
    office.templates.files["letter.docx"] = SECOND

    office.engine.refuses = frozenset()
    release(office, "letter-mended")
    mend_case(office.work(), "FX-000002", Asked(Decision.RELEASE, "letter-checked"))
    office.send()

    assert office.templates.by == {1: SECOND, 2: SECOND}
    told = office.rows("SELECT cause FROM events WHERE subject = 'B-000001' ORDER BY id")
    assert told[1:] == [
        ("template pinned",),
        ("template to be pinned anew",),
        ("template pinned",),
    ]


def test_a_version_that_is_gone_holds_the_letters_of_its_batch_alone(office: Office) -> None:
    loaded(office, "referral")
    office.engine.refuses = frozenset({1})
    office.send()
    office.templates.copies.clear()
    office.templates.files["letter.docx"] = SECOND

    office.engine.refuses = frozenset()
    release(office, "letter-checked")
    loaded(office, "referral", first=2)
    office.send()

    assert (office.state(1), office.state(2)) == (State.HELD, State.SENT)
    release(office, "letter-mended")
    office.send()
    assert office.templates.by == {1: SECOND, 2: SECOND}


def test_a_version_that_is_gone_is_kept_anew_where_the_file_is_still_the_same(
    office: Office,
) -> None:
    loaded(office, "referral")
    office.engine.refuses = frozenset({1})
    office.send()
    office.templates.copies.clear()

    office.engine.refuses = frozenset()
    release(office, "letter-checked")
    office.send()

    assert (office.state(1), len(office.templates.copies)) == (State.SENT, 1)


def test_a_case_and_its_batch_say_which_version_drew_its_letter(office: Office) -> None:
    loaded(office, "referral")

    office.send()

    (sha256,) = office.templates.copies
    assert office.rows("SELECT template_sha256 FROM cases") == [(sha256,)]
    assert office.rows("SELECT batch_id, letter, sha256 FROM batch_templates") == [(1, "", sha256)]


def test_letters_that_lie_there_need_no_template(office: Office) -> None:
    loaded(office, "referral")
    office.gateway.offers = [NotReached("cut off")]
    office.send()
    office.templates.files.clear()

    office.send()

    assert office.state(1) is State.SENT


def test_a_dry_run_tells_of_a_bad_template_and_keeps_no_copy(urgent: Office) -> None:
    loaded(urgent, "letter-urgent", "other")
    urgent.templates.files["urgent.docx"] = b"!"

    planned = plan_sending(urgent.work(), urgent.tools())

    assert (planned.to_draw, planned.to_send, planned.held_for_letter) == (1, 1, 1)
    assert urgent.templates.copies == {}


def test_letters_drawn_near_to_words_layout_are_told_once_drawn(office: Office) -> None:
    office.engine.approximate = True
    loaded(office, "referral")

    first, second = office.send(), office.send()

    assert (first.approximate, second.approximate) == (True, False)


def test_what_an_attempt_carried_outlasts_every_later_drawing(office: Office) -> None:
    loaded(office, "referral")
    office.gateway.offers = [Refused(550, "no such number")]
    office.send()
    before = dict(office.vault.files)

    correct_case(office.work(), "FX-000001", WRITTEN_WRONG)
    office.send()

    (carried,) = before
    assert office.vault.files[carried] == before[carried]
    assert len(office.vault.files) == 2
    shas = office.rows("SELECT letter_sha256 FROM attempts ORDER BY attempt")
    assert [name.split("-")[2].removesuffix(".pdf") for name in office.vault.files] == [
        str(sha256)[:12] for (sha256,) in shas
    ]
