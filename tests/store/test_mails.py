"""Each mail is kept once with its verdicts, and each verdict remembers what became of it."""

from pathlib import Path

import pytest

from faxflow.domain.ids import CaseId, MailId, Reference
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Reading, Verdict, VerdictKind
from faxflow.store import mails
from faxflow.store.mails import KeptVerdict
from stocked import Stocked, row

FULL = Verdict(VerdictKind.FAILED, "+12025550001", Reason.BUSY, Reference(CaseId(1), 2, 3), "job 7")
BARE = Verdict(VerdictKind.UNRECOGNISED)


@pytest.fixture
def stocked(tmp_path: Path) -> Stocked:
    made = Stocked(tmp_path)
    made.load(row(1))
    return made


def keep(stocked: Stocked, *verdicts: Verdict, content: str = "c") -> list[KeptVerdict] | None:
    """The verdicts of a mail, each waiting for its attempt."""
    with stocked.store.write() as tx:
        kept = mails.keep(tx, stocked.run, Reading("<m@x>", content, "bare", verdicts))
        for one in kept or []:
            mails.settle(tx, one, "pending")
    return kept


def pending(stocked: Stocked) -> list[KeptVerdict]:
    with stocked.store.read() as tx:
        return mails.pending(tx)


def test_verdicts_read_back_as_they_were_kept(stocked: Stocked) -> None:
    kept = keep(stocked, FULL, BARE)

    assert kept == [KeptVerdict(MailId(1), 1, FULL), KeptVerdict(MailId(1), 2, BARE)]
    assert pending(stocked) == kept


def test_the_very_same_mail_is_kept_once(stocked: Stocked) -> None:
    keep(stocked, FULL)

    again = keep(stocked, FULL, BARE)

    assert again is None
    assert stocked.rows("SELECT count(*) FROM mails") == [(1,)]
    assert len(pending(stocked)) == 1


def test_another_mail_under_the_same_message_id_is_another_mail(stocked: Stocked) -> None:
    keep(stocked, FULL)

    other = keep(stocked, FULL, content="d")

    assert other == [KeptVerdict(MailId(2), 1, FULL)]


def test_a_mail_without_a_verdict_is_kept_as_well(stocked: Stocked) -> None:
    kept = keep(stocked)

    assert kept == []
    assert keep(stocked) is None


def test_a_settled_verdict_is_pending_no_more_and_names_its_attempt(stocked: Stocked) -> None:
    kept = keep(stocked, FULL, BARE)
    assert kept is not None

    with stocked.store.write() as tx:
        mails.settle(tx, kept[0], "applied", (CaseId(1), 2))
        mails.settle(tx, kept[1], "not-a-verdict")

    assert pending(stocked) == []
    assert stocked.rows("SELECT outcome, case_id, attempt FROM verdicts ORDER BY position") == [
        ("applied", 1, 2),
        ("not-a-verdict", None, None),
    ]


def test_pending_verdicts_come_oldest_first(stocked: Stocked) -> None:
    keep(stocked, FULL, BARE)
    keep(stocked, BARE, content="d")

    places = [(one.mail_id, one.position) for one in pending(stocked)]

    assert places == [(1, 1), (1, 2), (2, 1)]
