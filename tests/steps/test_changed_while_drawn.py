"""A letter is drawn for minutes: what a person changes meanwhile is not sent as it was."""

from collections.abc import Callable
from dataclasses import dataclass, field
from pathlib import Path

from conftest import Office, staged
from fakes import MemoryVault
from faxflow.domain.decision import Decision
from faxflow.domain.delivery import State
from faxflow.domain.ids import BatchId
from faxflow.steps.mend_case import Asked, mend_case
from faxflow.steps.place_corrected import place_corrected

NUMBER = "+15552010101"
SECOND = b"the usual letter, edited at 5:03"


@dataclass
class SlowVault(MemoryVault):
    """While the first letter is kept, something else happens."""

    meanwhile: Callable[[], object] = field(default=bool)

    def keep(self, name: str, content: bytes) -> Path:
        happens, self.meanwhile = self.meanwhile, bool
        happens()
        return super().keep(name, content)


def load_one(office: Office, meanwhile: Callable[[], object]) -> None:
    """A ready case, and what happens once its letter is drawn and not yet kept."""
    office.load_cases(1, NUMBER)
    office.vault = SlowVault(meanwhile=meanwhile)


def test_a_letter_whose_row_was_corrected_meanwhile_is_drawn_again(office: Office) -> None:
    row = staged(1, number=NUMBER, reason="another patient's")

    def corrected() -> None:
        work = office.work()
        with office.store.write() as tx:
            place_corrected(tx, work, BatchId(1), row, number_given=False)

    load_one(office, corrected)

    office.send()
    first = office.state(1)
    office.send()

    assert (first, office.state(1)) == (State.READY, State.SENT)
    assert [b"another patient's" in fax.pdf for fax in office.gateway.taken] == [True]


def test_a_letter_whose_template_was_mended_meanwhile_is_drawn_by_the_mended_one(
    office: Office,
) -> None:
    def mended() -> None:
        mend_case(office.work(), "FX-000001", Asked(Decision.HOLD, "letter-doubted"))
        office.templates.files["letter.docx"] = SECOND
        mend_case(office.work(), "FX-000001", Asked(Decision.RELEASE, "letter-mended"))

    load_one(office, mended)

    office.send()
    office.send()

    assert (office.templates.by, len(office.gateway.taken)) == ({1: SECOND}, 1)
