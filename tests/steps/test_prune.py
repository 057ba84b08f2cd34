"""prune removes letters of faxes that are over, and nothing that anybody may still need."""

from collections.abc import Callable
from datetime import timedelta

import pytest

from conftest import Office, reference
from fakes import MemoryVault
from faxflow.adapters.file_lock import FileLocks
from faxflow.config.retention import RetentionSettings
from faxflow.domain.decision import Decision
from faxflow.domain.handover import NotReached
from faxflow.domain.ids import CaseId
from faxflow.domain.incident import IncidentKind
from faxflow.domain.pruned import Counts
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.steps.kept_letter import letter_file, letter_name, older_name
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.prune import Folders, Quiet, prune
from faxflow.steps.record_incident import Astray, record_incident
from faxflow.steps.retention.mails import Mailboxes

DAYS = 30


@pytest.fixture
def office(make_office: Callable[..., Office]) -> Office:
    """One whose letters go after a while."""
    office = make_office()
    keeps = RetentionSettings(letters_days=DAYS)
    office.config = office.config.model_copy(update={"retention": keeps})
    return office


def delivered(office: Office, *cases: int) -> None:
    for case in cases:
        office.hear(Verdict(VerdictKind.DELIVERED, reference=reference(case)))


def pruned(office: Office, *, dry_run: bool = False) -> Counts:
    folders = Folders(office.vault, office.template_vault, MemoryVault(), MemoryVault())
    quiet = Quiet(FileLocks(office.store.path.parent / "locks", office.clock), "outbound")
    nowhere = Mailboxes(None, None, lambda raw: raw.hex())
    return prune(office.work("prune"), folders, nowhere, quiet, dry_run=dry_run).counts


def letters_left(office: Office) -> list[int]:
    """The cases that have a letter."""
    found = (letter_file(name) for name in office.vault.files)
    return sorted(one.case_id for one in found if one)


def test_the_letter_of_a_fax_that_is_over_goes_after_its_days_and_its_hash_stays(
    office: Office,
) -> None:
    office.load_cases(2)
    office.send()
    delivered(office, 1)

    office.clock.forward(days=DAYS - 1)
    early = pruned(office)
    office.clock.forward(days=2)
    late = pruned(office)

    assert (early.letters, late.letters) == (0, 1)
    assert letters_left(office) == [2]
    ((sha256,),) = office.rows("SELECT letter_sha256 FROM attempts WHERE case_id = 1")
    assert sha256
    told = office.rows("SELECT cause, detail FROM events WHERE subject = 'store'")
    assert told == [("pruned", "1 letter of a fax that is over")]


def test_a_cancelled_fax_is_over_and_a_held_one_is_not(office: Office) -> None:
    office.load_cases(2)
    office.gateway.offers = [NotReached("cut off"), NotReached("cut off")]
    office.send()
    mend_case(office.work(), "FX-000001", Asked(Decision.CANCEL, "not-wanted"))
    mend_case(office.work(), "FX-000002", Asked(Decision.HOLD, "not-yet"))

    office.clock.forward(days=DAYS + 1)
    pruned(office)

    assert letters_left(office) == [2]


def test_a_letter_that_went_astray_is_never_removed(office: Office) -> None:
    office.load_cases(1)
    office.send()
    delivered(office, 1)
    record_incident(office.work(), office.vault, "FX-000001", Astray(IncidentKind.WRONG_NUMBER))
    kept = dict(office.vault.files)

    office.clock.forward(days=999)
    pruned(office)

    assert office.vault.files == kept
    assert "I-000001.pdf" in kept


def test_a_fax_with_an_open_task_keeps_its_letter(office: Office) -> None:
    office.load_cases(1)
    office.send()
    delivered(office, 1)
    with office.store.write() as tx:
        tx.execute("UPDATE tasks SET closed_at = NULL WHERE case_id = 1")

    office.clock.forward(days=999)
    pruned(office)

    assert letters_left(office) == [1]


def test_without_a_setting_every_letter_stays(office: Office) -> None:
    office.config = office.config.model_copy(update={"retention": RetentionSettings()})
    office.load_cases(1)
    office.send()
    delivered(office, 1)

    office.clock.forward(days=9999)
    done = pruned(office)

    assert (done.letters, letters_left(office)) == (0, [1])


def test_a_dry_run_counts_and_removes_nothing(office: Office) -> None:
    office.load_cases(1)
    office.send()
    delivered(office, 1)
    office.clock.forward(days=DAYS + 1)

    done = pruned(office, dry_run=True)

    assert (done.letters, letters_left(office)) == (1, [1])
    assert office.rows("SELECT * FROM events WHERE subject = 'store'") == []


def test_a_letter_that_no_attempt_carried_goes_once_it_is_a_day_old(office: Office) -> None:
    office.load_cases(1)
    office.send()
    fresh, stale = letter_name(CaseId(1), "a" * 64), letter_name(CaseId(1), "b" * 64)
    office.vault.files |= {fresh: b"%PDF", stale: b"%PDF"}
    office.vault.changed_at[fresh] = office.clock.at - timedelta(hours=1)

    done = pruned(office)

    assert done.stray_letters == 1
    assert fresh in office.vault.files
    assert stale not in office.vault.files


def test_a_letter_by_its_older_name_goes_with_its_fax_and_not_before(office: Office) -> None:
    office.load_cases(1)
    office.send()
    (pdf,) = office.vault.files.values()
    office.vault.files = {older_name(CaseId(1)): pdf, "notes.txt": b"no letter"}
    early = pruned(office)
    delivered(office, 1)

    office.clock.forward(days=DAYS + 1)
    late = pruned(office)

    assert (early.letters, early.stray_letters, late.letters) == (0, 0, 1)
    assert list(office.vault.files) == ["notes.txt"]


def test_a_copy_of_a_template_goes_with_the_last_letter_that_needs_it(office: Office) -> None:
    office.load_cases(2)
    office.send()
    (sha256,) = office.templates.copies
    office.template_vault.files = {f"{sha256}.docx": b"", f"{'c' * 64}.docx": b""}
    delivered(office, 1)

    office.clock.forward(days=DAYS + 1)
    first = pruned(office)
    delivered(office, 2)
    office.clock.forward(days=DAYS + 1)
    second = pruned(office)

    assert (first.templates, second.templates) == (1, 1)
    assert office.template_vault.files == {}
