"""No mail with a report that leaves the machine holds anything of a patient or a recipient."""

from collections.abc import Iterator
from email import message_from_bytes
from email.message import EmailMessage
from email.policy import default
from io import BytesIO
from pathlib import Path
from typing import cast

import pypdfium2
import pytest

from a_year import YearPlan, fill
from faxflow.errors import ExitCode
from rehearsing import Practice, practice, wall_clock
from yearly.people import LEAK

READERS = """
[report.mail]
to = ["lead@hilltop.example"]
scorecard_to = ["board@hilltop.example"]
attach = ["html", "pdf"]
"""


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    """A practice with months behind it, and readers of its reports."""
    with practice(tmp_path) as made:
        made.config.write_text(made.config.read_text() + READERS)
        plan = YearPlan(
            days=120,
            faxes_a_day=20,
            referrals_a_day=6,
            seed=8,
            now=wall_clock(),
            zone_name="UTC",
        )
        fill(tmp_path / "data" / "faxflow.db", plan)
        yield made


@pytest.mark.parametrize("words", ["report mail", "report mail --scorecard"])
def test_nothing_in_a_mail_names_anybody(here: Practice, words: str) -> None:
    code = here.run(*words.split())

    (mail,) = [_parsed(content) for _, content in here.gateway.office_mails]
    parts = [_text_of(one) for one in mail.walk() if not one.is_multipart()]
    assert code == ExitCode.DONE
    assert len(parts) == 3
    assert [LEAK.findall(text) for text in (str(mail.items()), *parts)] == [[]] * 4


def _parsed(content: bytes) -> EmailMessage:
    return cast("EmailMessage", message_from_bytes(content, policy=default))


def _text_of(part: EmailMessage) -> str:
    """What stands in it, with the name of its file."""
    content = part.get_content()
    text = content if isinstance(content, str) else _of_pdf(content)
    assert len(text) > 100
    return f"{part.get_filename()}\n{text}"


def _of_pdf(content: bytes) -> str:
    with pypdfium2.PdfDocument(BytesIO(content)) as document:
        return "\n".join(page.get_textpage().get_text_bounded() for page in document)
