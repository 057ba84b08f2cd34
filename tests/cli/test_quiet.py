"""cron mails what is printed: a trouble that a task tells of is not printed every five minutes."""

from pathlib import Path

import pytest

from faxflow.domain.ids import RunId
from faxflow.domain.reasons import Reason
from faxflow.domain.run import Run
from faxflow.errors import ExitCode
from faxflow.store import gateways
from rehearsing import Practice, practice, wall_clock


def halt(here: Practice) -> None:
    run = Run(RunId("halting"), "tester", wall_clock)
    with here.store() as store, store.write() as tx:
        gateways.halt(tx, run, "rehearsal", Reason.ACCOUNT)


def test_a_halted_gateway_is_told_of_by_its_exit_code_alone_when_it_should_be_quiet(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path) as here:
        halt(here)
        capsys.readouterr()

        code = here.run("send", "--quiet")

    printed = capsys.readouterr()
    assert code == ExitCode.NEEDS_PERSON
    assert printed.out + printed.err == ""


def test_a_person_who_asks_is_told_that_the_gateway_is_halted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    with practice(tmp_path) as here:
        halt(here)

        code = here.run("send")

    assert code == ExitCode.NEEDS_PERSON
    assert "is halted since" in capsys.readouterr().err
