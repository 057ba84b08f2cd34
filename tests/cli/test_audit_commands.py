"""`audit show`, `verify` and `anchor`: who did what, and whether it is what it was."""

import json
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from faxflow.domain.anchor import anchors_in
from faxflow.errors import ExitCode
from faxflow.store import events
from rehearsing import Practice, as_it_was, practice, with_environment
from servers.web_listener import WebListener


@pytest.fixture(scope="module")
def sent(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Practice]:
    """A practice that has sent its report of three."""
    with practice(tmp_path_factory.mktemp("audited"), faxes=3) as made:
        for command in ("extract", "normalize", "load", "send"):
            assert made.run(command) in (ExitCode.DONE, ExitCode.NEEDS_PERSON)
        yield made


@pytest.fixture
def here(sent: Practice) -> Iterator[Practice]:
    """The same; what the test does to its store and its configuration is undone."""
    sent.gateway.notices.clear()
    with as_it_was(sent) as made:
        yield made


def answer(here: Practice, capsys: pytest.CaptureFixture[str], *words: str) -> dict[str, object]:
    capsys.readouterr()
    here.run("audit", *words, "--json")
    told: dict[str, object] = json.loads(capsys.readouterr().out)
    return told


def anchor_of(here: Practice, capsys: pytest.CaptureFixture[str]) -> str:
    return str(answer(here, capsys, "anchor")["anchor"])


def judged(here: Practice, capsys: pytest.CaptureFixture[str], anchor: str) -> tuple[int, str]:
    """The exit code, and what is said of the anchor."""
    capsys.readouterr()
    code = here.run("audit", "verify", "--anchor", anchor, "--json")
    (one,) = json.loads(capsys.readouterr().out)["anchors"]
    return code, str(one["judgement"])


def execute(here: Practice, *statements: str) -> None:
    """Done to the file by somebody who needs no program of ours."""
    with closing(sqlite3.connect(here.folder / "data" / "faxflow.db")) as beside:
        for statement in statements:
            beside.execute(statement)
        beside.commit()


def forge(here: Practice) -> None:
    """Reckons the whole chain anew, as one who knows how it is made."""
    with here.store() as store, store.write() as tx:
        last = events.START
        for row in tx.execute(events._LINKS).fetchall():
            last = events._hash(last, tuple(row)[1:-1])
            tx.execute("UPDATE events SET hash = :h WHERE id = :id", {"h": last, "id": row["id"]})
        tx.execute("UPDATE store_info SET last_event_hash = :h", {"h": last})


def told_of(
    here: Practice, capsys: pytest.CaptureFixture[str], *words: str
) -> list[dict[str, str]]:
    found = answer(here, capsys, "show", "--limit", "1000", *words)["events"]
    assert isinstance(found, list)
    return found


def test_one_fax_is_shown_in_order_however_its_id_is_written(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    found = told_of(here, capsys, "--about", "fx-2", "--in-order")

    assert [one["target"] for one in found] == ["ready", "sending", "submitting", "sent"]
    assert {one["subject"] for one in found} == {"FX-000002"}


def test_the_newest_come_first_and_more_are_announced(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    told = answer(here, capsys, "show", "--limit", "2")

    assert told["more"] is True
    ids = [one["id"] for one in told["events"]]  # type: ignore[attr-defined]
    assert ids == sorted(ids, reverse=True)


def test_events_are_found_by_who_what_which_run_and_when(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    everything = told_of(here, capsys)
    run = everything[0]["run_id"]

    assert told_of(here, capsys, "--actor", "tester") == everything
    assert told_of(here, capsys, "--actor", "nobody") == []
    assert {one["cause"] for one in told_of(here, capsys, "--kind", "claimed")} == {"claimed"}
    assert {one["run_id"] for one in told_of(here, capsys, "--run", run)} == {run}
    assert told_of(here, capsys, "--since", "today", "--until", "today") == everything
    assert told_of(here, capsys, "--until", "2020-01-01") == []


def test_events_of_referrals_are_for_those_who_may_see_who_saw_them(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    here.run("referral", "new", "given_name=Quill", "surname=Vandersloot")
    stranger = replace(here, world=replace(here.world, actor="somebody"))

    assert told_of(here, capsys, "--about", "RF-1")
    assert told_of(stranger, capsys, "--about", "RF-1") == []
    assert told_of(stranger, capsys, "--about", "FX-1")


def test_a_history_is_shown_without_a_number_or_a_name(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    capsys.readouterr()
    here.run("audit", "show", "--limit", "1000")
    text = capsys.readouterr().out

    for (number,) in here.rows("SELECT number FROM cases"):
        assert str(number)[2:] not in text


def test_an_anchor_holds_as_long_as_the_history_does(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    first = anchor_of(here, capsys)
    second = anchor_of(here, capsys)

    assert judged(here, capsys, first) == (ExitCode.DONE, "kept")
    assert judged(here, capsys, second) == (ExitCode.DONE, "kept")
    assert [one["cause"] for one in told_of(here, capsys, "--about", "store")] == ["anchored"] * 2


def test_a_history_whose_end_was_cut_off_and_chained_anew_is_found_by_an_anchor(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    anchor = anchor_of(here, capsys)
    execute(here, "DELETE FROM events WHERE id > (SELECT max(id) - 4 FROM events)")
    forge(here)

    assert here.run("audit", "verify") == ExitCode.DONE, "without an anchor nothing shows it"
    assert judged(here, capsys, anchor) == (ExitCode.CHECK_FAILED, "cut-off")


def test_a_history_that_was_written_anew_is_found_by_an_anchor(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    anchor = anchor_of(here, capsys)
    execute(here, "UPDATE events SET actor = 'somebody-else' WHERE id = 3")
    forge(here)

    assert here.run("audit", "verify") == ExitCode.DONE, "without an anchor nothing shows it"
    assert judged(here, capsys, anchor) == (ExitCode.CHECK_FAILED, "rewritten")


def test_an_anchor_of_before_a_restore_says_what_the_restore_accounts_for(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    early = anchor_of(here, capsys)
    backup = here.folder / "copy.db"
    assert here.run("store", "backup", str(backup)) == ExitCode.DONE
    here.run("case", "resolve", "FX-000001", "--delivered")
    late = anchor_of(here, capsys)
    restored = here.run("store", "restore", str(backup), "--replace")
    backup.unlink()
    capsys.readouterr()

    assert restored in (ExitCode.DONE, ExitCode.NEEDS_PERSON)
    assert judged(here, capsys, early) == (ExitCode.DONE, "kept")
    assert judged(here, capsys, late) == (ExitCode.CHECK_FAILED, "restored")


def test_the_first_event_at_which_a_chain_breaks_is_named(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    execute(here, "UPDATE events SET actor = 'somebody-else' WHERE id = 3")
    capsys.readouterr()

    assert here.run("audit", "verify") == ExitCode.CHECK_FAILED

    assert "breaks at event 3:" in capsys.readouterr().err


def test_an_anchor_of_another_store_says_nothing_of_this_one(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    (anchor,) = anchors_in(anchor_of(here, capsys))
    other = replace(anchor, store="00000000").written()  # type: ignore[type-var]

    assert judged(here, capsys, other) == (ExitCode.CHECK_FAILED, "other-store")


def test_anchors_come_from_a_file_of_several_and_a_mistyped_one_is_told(
    here: Practice, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    good = anchor_of(here, capsys)
    file = tmp_path / "anchors.txt"
    file.write_text(f"Monday: {good}\nTuesday: {good.replace(' N', ' N9')}\n")

    told = answer(here, capsys, "verify", "--anchor", str(file))

    assert [one["judgement"] for one in told["anchors"]] == ["kept"]  # type: ignore[attr-defined]
    assert len(told["mistyped"]) == 1  # type: ignore[arg-type]
    assert here.run("audit", "verify", "--anchor", str(file)) == ExitCode.USAGE


@pytest.mark.parametrize("given", ["no anchor at all", "/nowhere.txt"])
def test_what_is_no_anchor_is_refused(
    here: Practice, capsys: pytest.CaptureFixture[str], given: str
) -> None:
    assert here.run("audit", "verify", "--anchor", given) == ExitCode.USAGE

    assert "There is no anchor" in capsys.readouterr().err


def test_an_anchor_is_mailed_by_the_server_of_notices(here: Practice) -> None:
    here.change("[gateway]", '[audit]\nanchor_to = ["owner@hilltop.example"]\n[gateway]')

    assert here.run("audit", "anchor", "--quiet") == ExitCode.DONE

    (subject,) = here.gateway.notices
    assert subject.startswith("Anchor of the fax history, ")


def test_an_anchor_is_posted_and_what_was_posted_is_taken_back(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    named = '[audit]\nanchor_url = "ANCHOR_URL"\nhosts = ["127.0.0.1"]\n[gateway]'
    here.change("[gateway]", named)
    with WebListener().listening() as listener:
        url = f"http://127.0.0.1:{listener.port}/keep?token=s3cret"
        told = replace(here, world=with_environment(here.world, ANCHOR_URL=url))

        assert told.run("audit", "anchor", "--quiet") == ExitCode.DONE

    ((path, content),) = listener.posts
    assert path == "/keep?token=s3cret"
    assert judged(here, capsys, content.decode()) == (ExitCode.DONE, "kept")
    assert "s3cret" not in (here.folder / "data" / "faxflow.log").read_text()


def test_a_way_that_fails_is_told_and_keeps_no_other_from_it(
    here: Practice, capsys: pytest.CaptureFixture[str]
) -> None:
    named = (
        '[audit]\nanchor_to = ["owner@hilltop.example"]\nanchor_url = "ANCHOR_URL"\n'
        'hosts = ["127.0.0.1"]\n[gateway]'
    )
    here.change("[gateway]", named)
    with WebListener(status=500).listening() as listener:
        url = f"http://127.0.0.1:{listener.port}/"
        told = replace(here, world=with_environment(here.world, ANCHOR_URL=url))
        capsys.readouterr()

        assert told.run("audit", "anchor") == ExitCode.CONFIGURATION

    said = capsys.readouterr()
    assert "it answered 500" in said.err
    assert "Given by mail." in said.out
    assert len(here.gateway.notices) == 1


def test_a_quiet_anchor_that_would_go_nowhere_is_refused(here: Practice) -> None:
    assert here.run("audit", "anchor", "--quiet") == ExitCode.CONFIGURATION
