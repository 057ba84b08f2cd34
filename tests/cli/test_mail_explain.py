"""`mail explain` needs no store and no configuration, and answers every file that is a mail."""

import json
from pathlib import Path
from typing import Any

import pytest

from faxflow.cli.main import main
from faxflow.cli.world import this_machine
from faxflow.errors import ExitCode

MAIL = Path(__file__).parents[2] / "fixtures" / "mail"


@pytest.fixture(autouse=True)
def elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("FAXFLOW_CONFIG", raising=False)


def explained(
    capsys: pytest.CaptureFixture[str], *arguments: str
) -> tuple[int, list[dict[str, Any]], str]:
    """The exit code, the objects printed one a line, and what was complained of."""
    code = main(["mail", "explain", *arguments, "--json"], this_machine())
    told = capsys.readouterr()
    return code, [json.loads(line) for line in told.out.splitlines()], told.err


def test_each_mail_is_one_line_of_json(capsys: pytest.CaptureFixture[str]) -> None:
    files = [str(MAIL / "alternative_busy.eml"), str(MAIL / "inbound.eml")]

    code, (busy, inbound), _ = explained(capsys, *files)

    assert code == ExitCode.DONE
    assert busy == {
        "schema_version": 1,
        "file": files[0],
        "kind": "failed",
        "fax_numbers": ["+13125550112"],
        "reason": "busy",
        "retryable": "yes",
        "reference": "FX-200112-A1",
        "job_id": "77120",
        "pages": busy["pages"],
        "rule": busy["rule"],
        "verdicts": [{"fax_number": "+13125550112", "kind": "failed", "reason": "busy"}],
    }
    assert (inbound["kind"], inbound["fax_numbers"]) == ("noise", [])


def test_what_is_no_mail_is_named_and_the_rest_explained(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    page = tmp_path / "page.pdf"
    page.write_bytes(b"%PDF-1.4\n1 0 obj\n")
    good = str(MAIL / "vacation.eml")

    code, answers, said = explained(capsys, str(page), "none.eml", str(tmp_path), good)

    assert code == ExitCode.USAGE
    assert [one["file"] for one in answers] == [good]
    assert "page.pdf cannot be read: it does not begin with the headers of a mail" in said
    assert "none.eml: no such file" in said


def test_the_text_names_the_rule_and_each_fax(capsys: pytest.CaptureFixture[str]) -> None:
    main(["mail", "explain", str(MAIL / "several_results.eml")], this_machine())

    told = capsys.readouterr().out

    assert "(rule: " in told
    assert told.count("\n  ") > 1


def test_rules_of_the_practice_are_tried_first(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    rules = tmp_path / "rules.toml"
    rules.write_text('[[rule]]\nname = "mine"\nfrom = "quickfax.example"\nkind = "noise"\n')

    _, (answer,), _ = explained(capsys, str(MAIL / "bare_failure.eml"), "--rules", str(rules))

    assert (answer["rule"], answer["kind"]) == ("mine", "noise")


def test_a_configuration_that_was_named_must_be_there(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code, answers, said = explained(capsys, str(MAIL / "inbound.eml"), "--config", "no.toml")

    assert (code, answers) == (ExitCode.USAGE, [])
    assert "no.toml: no such file" in said
