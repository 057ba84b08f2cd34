"""An office that fails over a template holds that template's letters, and the run goes on."""

from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

from conftest import Office
from faxflow.domain.delivery import State
from faxflow.domain.letter import LetterOrder, LetterResult
from faxflow.errors import FaxflowError, OfficeSilent, TemplateProblem

SILENT = OfficeSilent(seconds="46")
BROKEN = TemplateProblem(template=Path("letter.docx"), what="LibreOffice cannot open it", todo="")


@pytest.mark.parametrize(
    ("failure", "reason"),
    [
        (SILENT, "LibreOffice gave no answer over its template within 46 s"),
        (BROKEN, "letter.docx: LibreOffice cannot open it"),
    ],
)
def test_what_was_drawn_is_sent_and_the_others_are_held_with_the_reason(
    office: Office, monkeypatch: pytest.MonkeyPatch, failure: FaxflowError, reason: str
) -> None:
    draw = office.engine.render

    def fail_after_one(orders: Sequence[LetterOrder]) -> Iterator[LetterResult]:
        yield from draw(orders[:1])
        raise failure

    monkeypatch.setattr(office.engine, "render", fail_after_one)
    office.load_cases(3)

    office.send()

    assert [office.state(number) for number in (1, 2, 3)] == [State.SENT, State.HELD, State.HELD]
    assert office.rows("SELECT detail FROM events WHERE detail IS NOT NULL").count((reason,)) == 2
