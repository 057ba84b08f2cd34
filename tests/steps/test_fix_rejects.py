"""fix: a corrected row goes on by the way of every row, and leaves its history."""

import hashlib

import pytest
from rejecting import ONE, TWO, Reporting, row

from conftest import Office, reference
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId, CaseId, RejectId
from faxflow.domain.ledger import Ledger
from faxflow.domain.number_record import BlockReason
from faxflow.domain.settled_reject import Became
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import ColumnMissing
from faxflow.steps.correct_case import Correction, correct_case
from faxflow.steps.corrected_rows import Given
from faxflow.steps.do_not_fax import block_number
from faxflow.store import batches, cases, events


@pytest.fixture
def reporting(office: Office) -> Reporting:
    return Reporting(office)


def given(batch: int, line: int, **texts: str) -> Given:
    return Given(RejectId(BatchId(batch), line), texts)


def test_a_corrected_row_becomes_a_fax_like_all_others(reporting: Reporting) -> None:
    reporting.report(row("1"), row("2", fax="call them"))

    done = reporting.fix(1, 3, Fax="(555) 201-0102")

    assert (done.done, done.became, done.case) == (True, Became.LOADED, "FX-000002")
    cases_now = reporting.office.rows("SELECT number, state, batch_id, line FROM cases")
    assert cases_now == [(ONE, "ready", 1, 2), (TWO, "ready", 1, 3)]


def test_the_ledger_balances_before_and_after(reporting: Reporting) -> None:
    reporting.report(row("1"), row("2", fax="call"), row("3", day="soon"))
    at_load = reporting.ledger()

    reporting.fix(1, 3, Fax="555-201-0102")

    assert at_load == Ledger(read=3, loaded=1, rejected=2)
    assert reporting.ledger() == Ledger(read=3, loaded=2, rejected=1, corrected=1)
    reporting.ledger().check("B-000001")
    with reporting.office.store.read() as tx:
        assert batches.ledger_at_load(tx, BatchId(1)) == at_load


def test_the_history_tells_who_why_and_which_columns_and_no_value(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call", day="soon"))

    reporting.fix(1, 2, Fax="555-201-0101", Day="11/25/2026")

    with reporting.office.store.read() as tx:
        told = [events.history(tx, subject)[-1] for subject in ("B-000001", "FX-000001")]
        events.verify(tx)
    assert [(one["actor"], one["cause"], one["detail"]) for one in told] == [
        ("tester", "reject corrected", "line 2 is FX-000001 (loaded): Fax, Day; mistyped"),
        ("tester", "row corrected by a person", "B-000001:2: Fax, Day; mistyped"),
    ]


def test_the_reject_keeps_what_it_was(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"))

    reporting.fix(1, 2, Fax="555-201-0101")

    kept = "SELECT column_name, reason, became, settled_by, because, columns_set, case_id"
    assert reporting.office.rows(f"{kept} FROM rejects") == [
        ("Fax", "it is no possible phone number", "loaded", "tester", "mistyped", '["Fax"]', 1)
    ]


def test_fixing_twice_is_a_no_op_that_says_so(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"))
    reporting.fix(1, 2, Fax="555-201-0101")

    again = reporting.fix(1, 2, Fax="555-201-0102")

    assert (again.done, again.case) == (True, "FX-000001")
    assert "was corrected before, by tester (mistyped)" in again.told
    assert reporting.office.rows("SELECT number FROM cases") == [(ONE,)]


def test_a_row_that_is_still_no_fax_says_the_new_reason_and_changes_nothing(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call", day="soon"))
    before = reporting.office.rows("SELECT * FROM rejects")

    done = reporting.fix(1, 2, Fax="555-201-0101")

    assert not done.done
    assert "it is still no fax (Day: it is no date)" in done.told
    assert reporting.office.rows("SELECT * FROM rejects") == before
    assert reporting.office.rows("SELECT count(*) FROM cases") == [(0,)]


@pytest.mark.parametrize("name", ["Fax", "fax", "FAX", "Fax No"])
def test_a_column_goes_by_its_name_in_the_report_or_in_the_mapping(
    reporting: Reporting, name: str
) -> None:
    reporting.report(row("1", fax="call"))

    done = reporting.fix_all([given(1, 2, **{name: "555-201-0101"})])

    assert done[0].columns == ("Fax",)


def test_an_unknown_column_names_the_one_that_is_near(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"))

    done = reporting.fix(1, 2, Docter="Dr. Bo Lind")

    assert "no column Docter: did you mean Doctor?" in done.told


def test_a_dry_run_says_what_would_be_and_changes_nothing(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"))
    before = reporting.office.rows("SELECT * FROM events")

    done = reporting.fix(1, 2, dry=True, Fax="555-201-0101")

    assert done.told == "B-000001:2 would become a fax, ready."
    assert reporting.office.rows("SELECT count(*) FROM cases") == [(0,)]
    assert reporting.office.rows("SELECT * FROM events") == before
    assert reporting.ledger() == Ledger(read=1, rejected=1)


def test_the_task_ends_with_the_last_open_reject(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"), row("2", fax="call"))

    reporting.fix(1, 2, Fax="555-201-0101")
    after_one = reporting.open_tasks()
    reporting.fix(1, 3, Fax="555-201-0102")

    assert (after_one, reporting.open_tasks()) == (["review-rejects"], [])


def test_a_number_that_a_person_gives_must_be_one_that_may_be_dialled(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call"))
    block_number(reporting.office.work(), ONE, BlockReason.ASKED_TO_STOP, None)

    barred = reporting.fix(1, 2, Fax="555-201-0101")
    invalid = reporting.fix(1, 2, Fax="999-111-0101")

    assert "its new number is on the do-not-fax list (asked-to-stop)" in barred.told
    assert "`faxflow number unblock N-" in barred.told
    assert not invalid.done
    assert "0101" not in barred.told + invalid.told
    assert reporting.office.rows("SELECT count(*) FROM cases") == [(0,)]


def test_a_number_of_the_report_that_may_not_be_dialled_holds_the_fax_as_in_load(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="999-111-0101", day="soon"))

    done = reporting.fix(1, 2, Day="11/24/2026")

    assert done.told == "B-000001:2 is FX-000001 now, and held: `faxflow case show FX-000001`."
    assert reporting.open_tasks() == ["release-held"]


def test_a_row_that_says_what_another_says_is_its_duplicate(reporting: Reporting) -> None:
    reporting.report(row("1"), row("1", fax="call"))

    done = reporting.fix(1, 3, Fax="555-201-0101")

    assert (done.became, done.case) == (Became.DUPLICATE, "FX-000001")
    assert reporting.ledger() == Ledger(read=2, loaded=1, duplicate=1, corrected=1)


def test_a_row_that_contradicts_a_fax_of_its_report_stays_rejected(reporting: Reporting) -> None:
    reporting.report(row("1"), row("1", fax="call"))

    done = reporting.fix(1, 3, Fax="555-201-0102")

    assert "line 2 is another row for this fax, and is FX-000001" in done.told
    assert reporting.office.rows("SELECT number FROM cases") == [(ONE,)]


def test_of_two_rows_that_contradict_each_other_a_person_takes_one(reporting: Reporting) -> None:
    reporting.report(row("1"), row("1", fax="555-201-0102"))

    refused = reporting.fix(1, 3, because="right-row")

    assert "line 2 is another row for this fax" in refused.told
    assert "`faxflow rejects set-aside B-000001:2 --because …`" in refused.told


def test_two_rows_that_contradict_each_other_do_not_go_on_by_being_fixed_together(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call"), row("1", fax="ring"))

    done = reporting.fix_all([given(1, 2, Fax="555-201-0101"), given(1, 3, Fax="555-201-0102")])

    assert [one.done for one in done] == [False, False]
    assert reporting.office.rows("SELECT count(*) FROM cases") == [(0,)]


def test_of_two_rows_that_contradict_each_other_one_turns_out_to_be_another_fax(
    reporting: Reporting,
) -> None:
    reporting.report(row("1"), row("1", fax="555-201-0102"))

    done = reporting.fix_all([given(1, 2), given(1, 3, MRN="2")])

    assert [one.became for one in done] == [Became.LOADED, Became.LOADED]


def test_two_rows_that_say_the_same_when_they_are_corrected_are_one_fax(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call"), row("1", fax="ring"))

    done = reporting.fix_all([given(1, 2, Fax="555-201-0101"), given(1, 3, Fax="5552010101")])

    assert [one.became for one in done] == [Became.LOADED, Became.DUPLICATE]
    assert reporting.office.rows("SELECT count(*) FROM cases") == [(1,)]


def test_a_row_of_a_fax_that_was_sent_opens_a_task_and_sends_nothing_again(
    reporting: Reporting,
) -> None:
    reporting.report(row("1"))
    reporting.office.send()
    reporting.report(row("1", fax="call"))

    done = reporting.fix(2, 2, Fax="555-201-0102")
    reporting.office.send()

    assert (done.became, done.case) == (Became.UPDATED, "FX-000001")
    assert len(reporting.office.gateway.taken) == 1
    assert reporting.open_tasks() == ["follow-up", "review-change"]
    assert reporting.ledger(2) == Ledger(read=1, updated=1, corrected=1)


def test_a_row_of_an_unsent_fax_changes_it(reporting: Reporting) -> None:
    reporting.report(row("1"))
    reporting.report(row("1", fax="call"))

    done = reporting.fix(2, 2, Fax="555-201-0102")

    assert done.told == "B-000002:2 changes FX-000001, which is ready."
    assert reporting.office.rows("SELECT number FROM cases") == [(TWO,)]


def test_the_row_of_an_older_report_never_undoes_what_a_later_one_says(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call"))
    reporting.report(row("1", fax="555-201-0102"))

    done = reporting.fix(1, 2, Fax="555-201-0101")

    assert "a later report, B-000002, has another row for this fax, FX-000001" in done.told
    assert reporting.office.rows("SELECT number, batch_id FROM cases") == [(TWO, 2)]


def test_the_row_of_an_older_report_that_says_the_same_is_that_fax(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"))
    reporting.report(row("1"))

    done = reporting.fix(1, 2, Fax="555-201-0101")

    assert (done.became, done.case) == (Became.UNCHANGED, "FX-000001")
    assert reporting.ledger() == Ledger(read=1, unchanged=1, corrected=1)


def test_a_report_with_another_number_than_the_person_gave_is_not_dialled_unseen(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call"))
    reporting.fix(1, 2, Fax="555-201-0101")

    reporting.report(row("1", fax="555-201-0102"))

    assert reporting.office.state(1) is State.HELD
    assert "review-number" in reporting.open_tasks()


def test_a_report_with_the_number_that_the_person_gave_is_no_news(reporting: Reporting) -> None:
    reporting.report(row("1", fax="call"))
    reporting.fix(1, 2, Fax="555-201-0101")

    reporting.report(row("1", note="Hip"))

    assert reporting.office.state(1) is State.READY
    assert reporting.ledger(2) == Ledger(read=1, updated=1)


def test_the_same_reject_of_the_next_day_corrected_the_same_way_is_the_same_fax(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call"))
    reporting.fix(1, 2, Fax="555-201-0101")
    reporting.office.send()
    reporting.report(row("1", fax="call"))

    done = reporting.fix(2, 2, Fax="555-201-0101")

    assert done.told == "B-000002:2 is FX-000001, which is sent and stays as it is."


def test_a_number_that_a_person_has_corrected_since_does_not_come_back(
    reporting: Reporting,
) -> None:
    reporting.report(row("1"))
    correct_case(reporting.office.work(), "FX-000001", Correction(TWO, "mistyped", "fax"))
    reporting.report(row("1", day="soon"))

    reporting.fix(2, 2, Day="11/24/2026")

    with reporting.office.store.read() as tx:
        case = cases.get(tx, CaseId(1))
    assert case is not None
    assert case.number == TWO


def test_rows_with_too_many_cells_are_to_be_given_whole(reporting: Reporting) -> None:
    reporting.report(row("1") + ",more")

    some = reporting.fix(1, 2, Fax="555-201-0101")
    every = reporting.fix(
        1, 2, MRN="1", Doctor="Dr. Bo Lind", Note="Hip", Fax="555-201-0102", Day="11/24/2026"
    )

    assert "its cells do not fit the header: give MRN, Doctor, Note, Day as well" in some.told
    assert every.case == "FX-000001"


def test_a_row_goes_on_as_it_stands_once_the_mapping_is_mended(
    reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporting.report(row("1", day="24.11.2026"))
    mended = 'date_formats = ["%d.%m.%Y"]\n' + reporting.mapping_text
    monkeypatch.setattr(reporting, "mapping_text", mended)

    done = reporting.fix(1, 2, because="mapping-mended")

    assert (done.done, done.columns) == (True, ())


def test_a_mapping_that_does_not_fit_any_more_is_told_as_ever(
    reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporting.report(row("1", fax="call"))
    other = reporting.mapping_text.replace('"Doctor"', '"Physician"')
    monkeypatch.setattr(reporting, "mapping_text", other)

    with pytest.raises(ColumnMissing, match="Physician"):
        reporting.fix(1, 2, Fax="555-201-0101")


def test_a_report_that_is_not_kept_any_more_is_told_and_nothing_is_changed(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call"))
    reporting.office.vault.files.clear()

    done = reporting.fix(1, 2, Fax="555-201-0101")

    assert "its report is not kept any more" in done.told
    assert "`faxflow case add`" in done.told


def test_a_row_that_the_mapping_calls_none_by_now_is_told(
    reporting: Reporting, monkeypatch: pytest.MonkeyPatch
) -> None:
    reporting.report(row("1", fax="call"))
    ignoring = 'ignore_rows = ["Alma"]\n' + reporting.mapping_text
    monkeypatch.setattr(reporting, "mapping_text", ignoring)

    done = reporting.fix(1, 2, Fax="555-201-0101")

    assert "by the mapping as it is now, its report has no such row" in done.told


def test_another_file_under_the_name_of_the_report_is_not_taken_for_it(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call"))
    reporting.office.vault.keep("report-1.csv", b"MRN,Doctor,Note,Fax,Day\n9,A,B,C,D\n")

    done = reporting.fix(1, 2, Fax="555-201-0101")

    assert "its report is not kept any more" in done.told


def test_of_two_people_at_once_one_is_told_that_the_other_was_faster(
    reporting: Reporting,
) -> None:
    reporting.report(row("1", fax="call"))
    vault = reporting.office.vault
    real, met = vault.read, []

    def read(name: str) -> bytes:
        """While the first person's report is read, the second's correction comes through."""
        vault.read = real  # type: ignore[method-assign]
        met.append(reporting.fix(1, 2, Fax="555-201-0102"))
        return real(name)

    vault.read = read  # type: ignore[method-assign]

    slow = reporting.fix(1, 2, Fax="555-201-0101")

    assert met[0].case == "FX-000001"
    assert "was corrected before" in slow.told
    assert reporting.office.rows("SELECT number FROM cases") == [(TWO,)]


def test_rows_of_a_report_that_is_not_loaded_yet_wait_for_it(reporting: Reporting) -> None:
    reporting.fetched(row("1", fax="call"))
    reporting.normalize()

    done = reporting.fix(1, 2, Fax="555-201-0101")

    assert "its report is not loaded yet" in done.told


def test_what_there_is_not_is_told(reporting: Reporting) -> None:
    reporting.report(row("1"))

    done = reporting.fix(1, 2, Fax="555-201-0101")

    assert not done.known
    assert "There is no reject B-000001:2" in done.told


def test_a_recipient_whose_number_is_suddenly_another_is_looked_at(reporting: Reporting) -> None:
    reporting.report(row("1"))
    reporting.office.send()
    reporting.office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(1)))
    reporting.report(row("2", fax="call"))

    reporting.fix(2, 2, Fax="555-201-0102")

    assert "review-number" in reporting.open_tasks()


def test_hashes_in_the_store_are_keyed(reporting: Reporting) -> None:
    reporting.report(row("00123", fax="call"))

    reporting.fix(1, 2, Fax="555-201-0101")

    ((key,),) = reporting.office.rows("SELECT case_key FROM batch_rows")
    assert key != hashlib.sha256(b"00123").hexdigest()
    assert "00123" not in str(key)
