"""Bad input at each stage: one clear line, the right exit code, no traceback, nothing lost."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

import pytest
from docx import Document

from faxflow.errors import ExitCode
from rehearsing import Practice, practice, with_environment

FAXES = 3


@dataclass(frozen=True)
class Fault:
    """What is broken, which command meets it, and what is said."""

    breaks: Callable[[Practice], None]
    command: str
    code: ExitCode
    says: str


@pytest.fixture
def here(tmp_path: Path) -> Iterator[Practice]:
    with practice(tmp_path, faxes=FAXES) as made:
        yield made


def no_file(here: Practice) -> None:
    next((here.folder / "drop").iterdir()).unlink()


def sign_in_page(here: Practice) -> None:
    page = "<html><body><form><input name=u><input type=password name=p></form></body></html>"
    next((here.folder / "drop").iterdir()).write_text(page)


def no_report_at_all(here: Practice) -> None:
    next((here.folder / "drop").iterdir()).write_bytes(bytes(range(256)) * 40)


def unknown_column(here: Practice) -> None:
    mapping = here.folder / "mapping.toml"
    mapping.write_text(mapping.read_text().replace('column = "Fax"', 'column = "Fax Nmuber"'))


def unknown_mapping_key(here: Practice) -> None:
    mapping = here.folder / "mapping.toml"
    mapping.write_text(mapping.read_text().replace("required =", "requierd ="))


def two_row_report(here: Practice, first_fax: str, second_fax: str) -> None:
    """Puts a small report in the drop folder."""
    head = "Patient (MRN),DOB,Appt Date/Time,Provider / NPI,Reason,Refer To,Fax\n"
    ann = '"DOE, ANN (123)",1/2/1980,11/30/2026 9:00 AM,"ROE, R MD / 1413000729",Knee,Clinic,'
    ben = '"POE, BEN (124)",1/2/1981,11/30/2026 9:30 AM,"ROE, R MD / 1413000729",Hip,Clinic,'
    report = next((here.folder / "drop").iterdir())
    report.write_text(f"{head}{ann}{first_fax}\n{ben}{second_fax}\n")


def no_mapping(here: Practice) -> None:
    (here.folder / "mapping.toml").unlink()


def unknown_field(here: Practice) -> None:
    document = Document(str(here.folder / "letter.docx"))
    document.add_paragraph("Dear {{ docter }}")
    document.save(str(here.folder / "letter.docx"))


def no_template(here: Practice) -> None:
    (here.folder / "letter.docx").unlink()


def template_is_no_word_file(here: Practice) -> None:
    (here.folder / "letter.docx").write_bytes(b"Dear doctor")


def dead_gateway(here: Practice) -> None:
    here.change(f"port = {here.gateway.smtp_port}\n", "port = 1\n")


def dead_mailbox(here: Practice) -> None:
    here.change(f"port = {here.gateway.imap_port}\n", "port = 1\n")


def dead_notices(here: Practice) -> None:
    here.run("run-morning")
    here.change(f"port = {here.gateway.office_port}\n", "port = 1\n")


def no_key(here: Practice) -> None:
    here.change('sender = "faxes@hilltop.example"\nnotice_domains', "notice_domains")


def misspelt_key(here: Practice) -> None:
    here.change("silence_hours", "silence_huors")


def no_address_form(here: Practice) -> None:
    here.change("{number}@fax.example", "fax@fax.example")


def plain_text_to_a_far_server(here: Practice) -> None:
    here.change(
        f'host = "127.0.0.1"\nport = {here.gateway.smtp_port}',
        f'host = "smtp.fax.example"\nport = {here.gateway.smtp_port}',
    )


FAULTS = {
    "no report in the folder": Fault(no_file, "run-morning", ExitCode.TRY_LATER, "No report for"),
    "a sign-in page": Fault(sign_in_page, "run-morning", ExitCode.LOGIN_REFUSED, "sign-in page"),
    "no report but bytes": Fault(
        no_report_at_all, "run-morning", ExitCode.NEEDS_PERSON, "cannot be read as a report"
    ),
    "an unknown column": Fault(unknown_column, "run-morning", ExitCode.CONFIGURATION, "Fax Nmuber"),
    "an unknown mapping key": Fault(
        unknown_mapping_key, "run-morning", ExitCode.CONFIGURATION, "requierd"
    ),
    "no mapping": Fault(no_mapping, "run-morning", ExitCode.USAGE, "mapping.toml: no such file"),
    "an unknown field": Fault(unknown_field, "run-morning", ExitCode.CONFIGURATION, "docter"),
    "no template": Fault(no_template, "run-morning", ExitCode.USAGE, "letter.docx: no such file"),
    "a template that is no Word file": Fault(
        template_is_no_word_file, "run-morning", ExitCode.CONFIGURATION, "letter.docx"
    ),
    "a dead gateway": Fault(dead_gateway, "run-morning", ExitCode.TRY_LATER, "cannot be reached"),
    "a dead mailbox": Fault(dead_mailbox, "watch-bounces", ExitCode.TRY_LATER, "cannot be reached"),
    "a dead notice server": Fault(
        dead_notices, "escalate", ExitCode.TRY_LATER, "cannot be reached"
    ),
    "a missing key": Fault(no_key, "run-morning", ExitCode.CONFIGURATION, "[gateway] sender"),
    "a misspelt key": Fault(
        misspelt_key, "send", ExitCode.CONFIGURATION, "Did you mean silence_hours"
    ),
    "no address form": Fault(no_address_form, "send", ExitCode.CONFIGURATION, "{number}"),
    "plain text to a far server": Fault(
        plain_text_to_a_far_server, "run-morning", ExitCode.CONFIGURATION, "TLS"
    ),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_fault_is_one_clear_line_and_loses_nothing(
    here: Practice, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    fault = FAULTS[name]
    fault.breaks(here)
    capsys.readouterr()

    code = here.run(fault.command)

    told = capsys.readouterr().err.strip().splitlines()
    assert (code, len(told)) == (fault.code, 1), told
    assert fault.says in told[0]
    assert "Traceback" not in told[0]


@pytest.mark.parametrize(
    ("name", "mend"),
    [
        ("an unknown column", ("mapping.toml", "Fax Nmuber", "Fax")),
        ("a dead gateway", ("faxflow.toml", "port = 1\n", None)),
    ],
)
def test_once_the_fault_is_mended_the_morning_goes_on(
    here: Practice, name: str, mend: tuple[str, str, str | None]
) -> None:
    file, wrong, right = mend
    FAULTS[name].breaks(here)
    here.run("run-morning")
    path = here.folder / file
    path.write_text(path.read_text().replace(wrong, right or f"port = {here.gateway.smtp_port}\n"))

    here.run("run-morning")

    assert len(here.gateway.taken) == FAXES


def test_a_wrong_gateway_password_is_tried_once_and_every_fax_stays(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    locked_out = replace(here, world=with_environment(here.world, GATEWAY_PASSWORD="wrong"))

    code = locked_out.run("run-morning")

    assert code == ExitCode.LOGIN_REFUSED
    assert "GATEWAY_PASSWORD" in capsys.readouterr().err
    assert here.rows("SELECT state, count(*) FROM cases GROUP BY state") == [("ready", FAXES)]


def test_after_a_refused_login_nobody_signs_in_until_a_person_resumes(here: Practice) -> None:
    locked_out = replace(here, world=with_environment(here.world, GATEWAY_PASSWORD="wrong"))
    locked_out.run("run-morning")

    halted = here.run("send")
    here.run("gateway", "resume")
    here.run("send")

    assert halted == ExitCode.NEEDS_PERSON
    assert here.rows("SELECT kind FROM tasks WHERE kind = 'mend-account'") == [("mend-account",)]
    assert len(here.gateway.taken) == FAXES


def test_production_never_sends_to_the_simulator(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.change('environment = "rehearsal"', 'environment = "production"')
    here.change('data = "data"', 'data = "production"')
    here.run("store", "create")
    two_row_report(here, "212-555-0110", "555-201-0110")

    code = here.run("run-morning")

    assert code == ExitCode.CONFIGURATION
    assert "the rehearsal's gateway, and this is production" in capsys.readouterr().err
    assert here.gateway.taken == []


def test_a_missing_secret_is_named(here: Practice, capsys: pytest.CaptureFixture[str]) -> None:
    poor = replace(here, world=replace(here.world, environment={}))

    code = poor.run("run-morning")

    assert code == ExitCode.CONFIGURATION
    assert "GATEWAY_PASSWORD is not set" in capsys.readouterr().err


def test_a_number_that_is_no_number_is_a_reject_with_its_line(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    two_row_report(here, "call", "555-201-0110")

    code = here.run("run-morning")
    here.run("rejects", "B-000001")

    assert code == ExitCode.NEEDS_PERSON
    assert len(here.gateway.taken) == 1
    assert "line 2, Fax" in capsys.readouterr().out


def test_a_report_that_could_not_be_used_reaches_the_administrator(here: Practice) -> None:
    sign_in_page(here)
    here.run("run-morning")

    here.run("escalate")

    assert len(here.gateway.notices) == 1
