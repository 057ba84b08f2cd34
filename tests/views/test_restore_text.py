"""What a restore says: what is, or what would be; never the one for the other."""

from datetime import UTC, datetime
from pathlib import Path

from faxflow.steps.restore import Guarded
from faxflow.store.restore.examined import Examined
from faxflow.views.restore_text import restored_text

AT = datetime(2026, 11, 22, 21, 10, tzinfo=UTC)
FOUND = Examined("production", 1, 12, 340, AT, AT)
STANDS = Guarded(2, AT, held=3, in_doubt=1, sent=8, failed=0)
ASIDE = Path("/srv/data/faxflow.db.before-r1")


def test_what_is_done_is_told_with_the_next_command() -> None:
    told = restored_text(FOUND, STANDS, aside=ASIDE, dry_run=False)

    assert told.startswith("The backup is the store: 12 faxes; it knows nothing after ")
    assert f"The store that stood there lies at {ASIDE}." in told
    assert "Its guard is on: 3 held, 1 in doubt, 8 sent, 0 failed" in told
    assert "Next: `faxflow store reconcile`" in told


def test_what_would_be_done_says_that_nothing_was() -> None:
    told = restored_text(FOUND, STANDS, aside=ASIDE, dry_run=True)

    assert told.startswith("The backup would be the store: 12 faxes; ")
    assert f"The store that stood there would lie at {ASIDE}." in told
    assert "Its guard would be on: 3 held" in told
    assert told.endswith("Nothing was changed.")
