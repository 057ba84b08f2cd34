"""[report.mail]: who is sent what, and what is said of a slip in it."""

from pathlib import Path

import pytest

from faxflow.config.load import load_config
from faxflow.config.report_mail import Attachment, ReportMail
from faxflow.errors import ConfigurationProblem
from making import REHEARSAL_TEXT


def settings(folder: Path, text: str = "", **environment: str) -> ReportMail:
    path = folder / "faxflow.toml"
    path.write_text(REHEARSAL_TEXT + text)
    return load_config(path, environment).report.mail


def test_without_it_nobody_is_sent_anything(tmp_path: Path) -> None:
    found = settings(tmp_path)

    assert (found.to, found.scorecard_to, found.attach) == ((), (), (Attachment.HTML,))


def test_each_list_is_read(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        '[report.mail]\nto = ["Lead <lead@hilltop.example>"]\nscorecard_to = ["b@c.example"]\n'
        'attach = ["html", "pdf"]\n',
    )

    assert found.to == ("Lead <lead@hilltop.example>",)
    assert found.scorecard_to == ("b@c.example",)
    assert found.attach == (Attachment.HTML, Attachment.PDF)


def test_the_environment_wins_over_the_file(tmp_path: Path) -> None:
    found = settings(
        tmp_path,
        '[report.mail]\nto = ["lead@hilltop.example"]\n',
        FAXFLOW_REPORT_MAIL_TO="one@hilltop.example, two@hilltop.example",
        FAXFLOW_REPORT_MAIL_ATTACH="pdf",
    )

    assert found.to == ("one@hilltop.example", "two@hilltop.example")
    assert found.attach == (Attachment.PDF,)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('attach = ["htlm"]', "'htlm' cannot be attached (did you mean html?)"),
        ('to = ["lead"]', "'lead' is no mail address, as lead@hilltop.example"),
        ('to = ["a@b.example\\nBcc: c@d.example"]', "is no mail address"),
        ('scorecard = ["lead@hilltop.example"]', "Did you mean scorecard_to?"),
        ('bcc = ["lead@hilltop.example"]', "Known here are: to, scorecard_to, attach."),
    ],
)
def test_a_slip_is_told_with_its_place(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(ConfigurationProblem) as problem:
        settings(tmp_path, f"[report.mail]\n{text}\n")

    assert told in str(problem.value)
    assert "[report.mail]" in str(problem.value)
