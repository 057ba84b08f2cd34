"""faxflow referral answer: from the outcome of a referral to a delivered fax."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.domain.ids import RunId
from faxflow.domain.referral import STAGES, Stage
from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.move_kind import MoveKind
from faxflow.domain.referrals.moving import PlannedMove
from faxflow.domain.referrals.record import Channel
from faxflow.domain.run import Run
from faxflow.simulator.practice.sample_answer import write_sample_answer
from faxflow.steps.referrals.found_by import found_by
from faxflow.steps.referrals.move import move
from faxflow.steps.work import Work
from faxflow.store import runs
from faxflow.store.referrals import patients, records
from faxflow.store.referrals.records import Due, NewReferral
from rehearsing import Practice, practice, wall_clock

TOLD = {
    Field.GIVEN_NAME: "Sunniva",
    Field.SURNAME: "Harkonnsen",
    Field.DATE_OF_BIRTH: "1970-05-02",
    Field.SERVICE: "echocardiogram",
    Field.ORGANISATION: "Lakeside Family Care",
    Field.PROVIDER_FAX: "+15552010134",
}


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    with practice(tmp_path, faxes=1) as made:
        write_sample_answer(tmp_path / "answer.docx")
        made.change("[hours]", '[referrals]\nanswer_template = "answer.docx"\n\n[hours]')
        close_one(made)
        yield made


def close_one(here: Practice) -> None:
    """A referral that came in and was closed: the patient does not want it."""
    now, run = wall_clock(), Run(RunId("r"), "tester", wall_clock)
    with here.store() as store, store.write() as tx:
        runs.begin(tx, run, "test")
        work = Work(store, run, load_config(here.config, {}))
        patient = patients.insert(tx, TOLD, found_by(TOLD), now)
        stage = Stage.READY_TO_SCHEDULE
        due, queue = Due(now, now, ""), STAGES[stage].queue
        new = NewReferral(patient, Channel.FAX, "", now, TOLD, stage, queue, due)
        referral = records.get(tx, records.insert(tx, run, new))
        assert referral
        queue = STAGES[Stage.CLOSED].queue
        planned = PlannedMove(MoveKind.CLOSE, Stage.CLOSED, queue, reason="patient-declined")
        assert move(tx, work, referral, planned)


def test_a_dry_run_tells_and_makes_nothing(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    for names in ((), ("RF-000001",)):
        capsys.readouterr()

        here.run("referral", "answer", *names, "--dry-run")

        assert "RF-000001 would be answered by a fax" in capsys.readouterr().out
    assert here.rows("SELECT count(*) FROM cases") == [(0,)]


def test_the_command_says_how_the_answer_stands(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("referral", "answer", "RF-000001")
    capsys.readouterr()

    here.run("referral", "answer", "RF-000001")

    told = "RF-000001: its office is told by FX-000001, which is ready."
    assert told in capsys.readouterr().out
    assert here.rows("SELECT count(*) FROM cases") == [(1,)]


def test_send_answers_by_the_letter_of_its_own_and_the_delivery_closes_the_loop(
    here: Practice,
) -> None:
    here.run("send")
    due = here.gateway.next_due()
    assert due
    here.gateway.deliver_due(due)

    here.run("watch-bounces")

    assert [fax.number for fax in here.gateway.taken] == [TOLD[Field.PROVIDER_FAX]]
    (letter,) = (here.folder / "data" / "letters").glob("FX-000001-*.pdf")
    assert "No appointment could be booked" in words_of(letter.read_bytes())
    closed = here.rows("SELECT answer_case_id, loop_closed_at IS NOT NULL FROM referrals")
    assert closed == [(1, 1)]


def words_of(pdf: bytes) -> str:
    import pypdfium2

    with pypdfium2.PdfDocument(pdf) as document:
        return " ".join(page.get_textpage().get_text_bounded() for page in document)
