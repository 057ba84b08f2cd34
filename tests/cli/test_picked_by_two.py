"""Two who pick alike at once: what one of them has changed, the other leaves."""

from collections.abc import Callable

import pytest
from loaded_practice import here, states

from faxflow.errors import ExitCode
from rehearsing import Practice

__all__ = ["here"]
"""A fixture."""

LOOKED = ("--because", "number-checked")
Meanwhile = Callable[..., None]


@pytest.fixture
def meanwhile(here: Practice, monkeypatch: pytest.MonkeyPatch) -> Meanwhile:
    """Has a colleague give commands once the next command has picked, and before it acts."""

    def give(*commands: tuple[str, ...]) -> None:
        left = list(commands)

        def between(_session: object) -> None:
            now, left[:] = [*left], []
            assert [here.run(*words) for words in now] == [0] * len(now)

        monkeypatch.setattr("faxflow.cli.mending_casework.settle_dead_claims", between)
        monkeypatch.setattr("faxflow.cli.resending.settle_dead_claims", between)

    return give


def test_what_a_colleague_has_released_is_not_cancelled_with_those_that_are_held(
    here: Practice, capsys: pytest.CaptureFixture[str], meanwhile: Meanwhile
) -> None:
    assert here.run("case", "hold", "FX-000001", "FX-000002", "--because", "not-yet") == 0
    meanwhile(("case", "release", "FX-000001", *LOOKED))

    code = here.run("case", "cancel", "--yes", "--since", "today", "--because", "not-wanted")

    assert code == ExitCode.NEEDS_PERSON
    assert "is ready by now, and was held when it was picked" in capsys.readouterr().err
    assert states(here) == ["ready", "cancelled", "cancelled"]


def test_what_a_colleague_has_sent_meanwhile_is_not_sent_once_more(
    here: Practice, meanwhile: Meanwhile
) -> None:
    with here.store() as store, store.write() as tx:
        tx.execute("UPDATE cases SET state = 'failed', reason = 'busy' WHERE id = 1")
    meanwhile(("case", "release", "FX-000001", *LOOKED), ("send",))

    again = ("case", "resend", "--state", "failed", "--again", "--because", "not-arrived")
    code = here.run(*again, "--yes")

    assert code == ExitCode.NEEDS_PERSON
    assert states(here) == ["sent"] * 3


def test_a_number_that_a_colleague_has_corrected_meanwhile_stays(
    here: Practice, meanwhile: Meanwhile
) -> None:
    ((number,),) = here.rows("SELECT number FROM cases WHERE id = 1")
    mistyped = ("--because", "mistyped")
    meanwhile(("case", "correct", "FX-000001", "--number", "+15552340117", *mistyped))

    was = ("--was", str(number), "--number", "+15552340118")
    code = here.run("case", "correct", *was, *mistyped, "--yes")

    assert code == ExitCode.NEEDS_PERSON
    assert here.rows("SELECT number FROM cases WHERE id = 1") == [("+15552340117",)]


def test_a_bulk_that_is_given_once_more_sends_no_third(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    assert here.run("send") == 0
    again = ("case", "resend", "--state", "delivered", "--again", "--because", "not-legible")
    _deliver_all(here)
    assert here.run("case", "resend", "FX-000001", *again[4:]) == 0  # then it was killed
    _deliver_all(here)

    code = here.run(*again, "--yes")

    assert code == ExitCode.NEEDS_PERSON
    assert "FX-000001 was sent again before" in (said := capsys.readouterr().err)
    assert "FX-000004 was sent again before, or repeats another" in said
    assert states(here) == [*["delivered"] * 4, "ready", "ready"]


def _deliver_all(here: Practice) -> None:
    with here.store() as store, store.write() as tx:
        tx.execute("UPDATE cases SET state = 'delivered', evidence = 'verdict'")
