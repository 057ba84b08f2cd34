"""A person sees which gateway is in use, changes it, and lets a halted one go on."""

import json
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from faxflow.cli.main import main
from faxflow.cli.world import this_machine
from faxflow.domain.ids import RunId
from faxflow.domain.reasons import Reason
from faxflow.domain.run import Run
from faxflow.errors import ExitCode
from faxflow.store import gateways
from rehearsing import Practice, practice, wall_clock, with_environment

SECOND = '[second_gateway]\nname = "other"\naddress = "{e164}@other.example"\n\n[mailbox]'


def told(capsys: pytest.CaptureFixture[str], here: Practice, *arguments: str) -> Any:
    """What a command answers in JSON."""
    capsys.readouterr()
    assert here.run(*arguments, "--json") == ExitCode.DONE
    return json.loads(capsys.readouterr().out)


def halt(here: Practice, *names: str) -> None:
    with here.store() as store, store.write() as tx:
        tx.execute(
            "INSERT OR IGNORE INTO runs (id, command, actor, started_at)"
            " VALUES ('by-test', 'test', 'tester', '2026-11-22T00:00:00.000000Z')"
        )
        for name in names:
            gateways.halt(tx, Run(RunId("by-test"), "tester", wall_clock), name, Reason.ACCOUNT)


def test_every_profile_is_listed_with_its_evidence(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["gateway", "list"], this_machine())

    lines = capsys.readouterr().out
    assert code == ExitCode.DONE
    assert "srfax           SRFax: {number}@srfax.com" in lines
    assert "its source; notices seen: a sender refused" in lines


def test_a_profile_is_shown_by_its_name(capsys: pytest.CaptureFixture[str]) -> None:
    code = main(["gateway", "show", "faximo", "--json"], this_machine())

    shown = json.loads(capsys.readouterr().out)
    assert code == ExitCode.DONE
    assert shown["keys"]["max_pages"] == 50


def test_a_profile_that_is_misspelt_is_told_with_what_was_meant(
    capsys: pytest.CaptureFixture[str],
) -> None:
    code = main(["gateway", "show", "interfacs"], this_machine())

    assert code == ExitCode.CONFIGURATION
    assert "Did you mean interfax" in capsys.readouterr().err


def test_settings_are_shown_with_their_origin(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path) as here:
        here.change('name = "rehearsal"', 'profile = "concord"')
        here.change("[mailbox]", SECOND)

        first, second = told(capsys, here, "gateway", "show")["gateways"]

    assert first["name"] == {"value": "concord", "from": "profile"}
    assert first["address"] == {"value": "{number}@fax.example", "from": "faxflow.toml"}
    assert first["connections"] == {"value": 2, "from": "default"}
    assert second["sender"]["from"] == "[gateway]"


def test_a_person_changes_the_gateway_and_history_holds_it(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path) as here:
        here.change("[mailbox]", SECOND)

        used = told(capsys, here, "gateway", "use", "other")
        again = told(capsys, here, "gateway", "use", "other")
        status = told(capsys, here, "gateway", "status")

        assert (used["changed"], again["changed"]) == (True, False)
        assert [(one["gateway"], one["in_use"]) for one in status["gateways"]] == [
            ("other", True),
            ("rehearsal", False),
        ]
        events = here.rows("SELECT actor, detail FROM events WHERE cause = 'chosen'")
        assert events == [("tester", "by hand")]


def test_a_gateway_nobody_configured_cannot_be_used(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path) as here:
        code = here.run("gateway", "use", "other")

    assert code == ExitCode.USAGE
    assert "Configured: rehearsal." in capsys.readouterr().err


def test_resume_lets_the_halted_one_go_on_and_says_who_carries_the_faxes(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path) as here:
        here.change("[mailbox]", SECOND)
        told(capsys, here, "gateway", "use", "other")
        halt(here, "rehearsal")
        capsys.readouterr()

        here.run("gateway", "resume")

        assert "faxes go by other until `faxflow gateway use rehearsal`" in capsys.readouterr().out
        assert not told(capsys, here, "gateway", "status")["gateways"][1]["halted"]


def test_of_two_halted_gateways_a_person_names_the_one_that_is_mended(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path) as here:
        here.change("[mailbox]", SECOND)
        halt(here, "rehearsal", "other")

        code = here.run("gateway", "resume")

        assert code == ExitCode.USAGE
        assert told(capsys, here, "gateway", "resume", "other")["resumed"]


def test_a_halted_gateway_that_left_the_configuration_can_be_resumed(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path) as here:
        halt(here, "rehearsal")
        here.change('name = "rehearsal"', 'name = "another"')
        shown = told(capsys, here, "gateway", "status")["gateways"]

        named = told(capsys, here, "gateway", "resume", "rehearsal")
        here.run("gateway", "resume", "rehearsal")

        assert [(one["gateway"], one["halted"]) for one in shown] == [
            ("another", False),
            ("rehearsal", True),
        ]
        assert named == {"schema_version": 1, "gateway": "rehearsal", "resumed": True}
        assert "No gateway is called 'rehearsal'" in capsys.readouterr().err


def test_without_a_name_the_halted_one_is_resumed_though_it_left_the_configuration(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path) as here:
        halt(here, "rehearsal")
        here.change('name = "rehearsal"', 'name = "another"')

        here.run("gateway", "resume")

        assert "rehearsal is halted no more; it is not in faxflow.toml" in capsys.readouterr().out


def test_faxes_go_by_the_second_once_it_is_chosen(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path, faxes=2) as here:
        here.change("[mailbox]", SECOND.replace("{e164}", "two-{number}"))
        told(capsys, here, "gateway", "use", "other")

        here.run("run-morning")

        assert {row[0] for row in here.rows("SELECT gateway FROM attempts")} == {"other"}


def test_a_refused_login_hands_over_to_the_second_from_the_next_run_on(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path, faxes=2) as ours:
        here = replace(ours, world=with_environment(ours.world, STALE_PASSWORD="old"))
        port = here.gateway.smtp_port
        login = 'user = "service"\npassword = "GATEWAY_PASSWORD"\ntakes_over = true\n\n[mailbox]'
        server = f'host = "127.0.0.1"\nport = {port}\nsecurity = "none"\n{login}'
        here.change('password = "GATEWAY_PASSWORD"', 'password = "STALE_PASSWORD"')
        here.change("[mailbox]", SECOND.replace("\n[mailbox]", server))

        refused, after = here.run("run-morning"), here.run("send")

        assert (refused, after) == (ExitCode.LOGIN_REFUSED, ExitCode.DONE)
        assert {row[0] for row in here.rows("SELECT gateway FROM attempts")} == {"other"}
        assert len(here.rows("SELECT id FROM tasks WHERE kind = 'mend-account'")) == 1
        assert len(here.gateway.taken) == 2


def test_the_second_gateway_of_a_rehearsal_must_be_the_simulator_too(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    from servers.scripted_smtp import ScriptedSmtp

    with practice(tmp_path, faxes=1) as here, ScriptedSmtp(({},)) as real:
        server = f'host = "127.0.0.1"\nport = {real.port}\nsecurity = "none"\n\n[mailbox]'
        here.change("[mailbox]", SECOND.replace("[mailbox]", server).replace("\n\nhost", "\nhost"))
        told(capsys, here, "gateway", "use", "other")

        code = here.run("run-morning")

        assert code == ExitCode.CONFIGURATION
        assert "is a real gateway, and this is a rehearsal" in capsys.readouterr().err
        assert real.accepted == 0
