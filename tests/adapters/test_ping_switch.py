"""What goes over the wire to a dead-man's switch, in each style, and what comes of a bad answer."""

import logging
import time
import uuid
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from faxflow.adapters.ping_switch import Pinged, PingSwitch
from faxflow.config.signals import PingSettings, PingStyle
from faxflow.domain.ids import RunId
from faxflow.domain.signals.ping import Ping, Signal
from faxflow.errors import ConfigurationProblem, SecretMissing, ServerUnreachable
from servers.certificate import make_certificate
from servers.ping_listener import PingListener

TOKEN = "0c9e3a55-secret"
RUN = RunId("20261123T110000Z-4f3a91")
START = Ping(Signal.START, "run-morning", RUN)
SUCCESS = Ping(Signal.SUCCESS, "run-morning", RUN, 3, {"sent": 650, "states held": 2})
FAILURE = Ping(Signal.FAILURE, "run-morning", RUN, 78)
LATER = Ping(Signal.LATER, "run-morning", RUN, 75)
EVERY = (START, SUCCESS, FAILURE, LATER)


def switch(
    address: str, style: PingStyle = PingStyle.HEALTHCHECKS, **changes: object
) -> PingSwitch:
    settings = PingSettings(
        style=style, url="PING", hosts=("127.0.0.1",), timeout_seconds=0.3
    ).model_copy(update=changes)
    return PingSwitch(settings, "PING", {"PING": address}.__getitem__, pause=lambda _: None)


def asked_of(style: PingStyle, path: str) -> list[tuple[str, str, dict[str, list[str]]]]:
    """The method, path and query of each request that the four signals make."""
    with PingListener().listening() as listener:
        there = switch(f"http://127.0.0.1:{listener.port}{path}", style)
        done = [there.ping(one) for one in EVERY]
    assert [one.problem for one in done] == [None] * 4
    return [
        (one.method, urlsplit(one.target).path, parse_qs(urlsplit(one.target).query))
        for one in listener.asked
    ]


def test_healthchecks_is_told_start_success_exit_code_and_not_yet_with_one_run_id() -> None:
    found = asked_of(PingStyle.HEALTHCHECKS, f"/{TOKEN}")

    assert [(method, path) for method, path, _ in found] == [
        ("POST", f"/{TOKEN}/start"),
        ("POST", f"/{TOKEN}"),
        ("POST", f"/{TOKEN}/78"),
        ("POST", f"/{TOKEN}/log"),
    ]
    assert len({query["rid"][0] for _, _, query in found}) == 1
    assert uuid.UUID(found[0][2]["rid"][0])


def test_healthchecks_keeps_what_the_address_asks_for() -> None:
    found = asked_of(PingStyle.HEALTHCHECKS, f"/{TOKEN}/run-morning/?create=1")

    assert found[1][1] == f"/{TOKEN}/run-morning"
    assert {query["create"][0] for _, _, query in found} == {"1"}


def test_the_body_holds_ids_codes_and_counts() -> None:
    with PingListener().listening() as listener:
        switch(f"http://127.0.0.1:{listener.port}/x").ping(SUCCESS)

    assert listener.asked[0].body.decode().splitlines() == [
        "faxflow run-morning",
        f"run {RUN}",
        "exit code 3",
        "sent: 650",
        "states held: 2",
    ]


def test_uptime_kuma_is_told_up_and_down_whatever_the_copied_address_ends_in() -> None:
    found = asked_of(PingStyle.UPTIME_KUMA, f"/api/push/{TOKEN}?status=up&msg=OK&ping=")

    assert [(method, path) for method, path, _ in found] == [("GET", f"/api/push/{TOKEN}")] * 2
    assert [query["status"] for _, _, query in found] == [["up"], ["down"]]
    assert "sent: 650" in found[0][2]["msg"][0]


def test_cronitor_is_told_run_complete_and_fail_in_one_series() -> None:
    found = asked_of(PingStyle.CRONITOR, f"/p/{TOKEN}/morning")

    assert [query["state"] for _, _, query in found] == [["run"], ["complete"], ["fail"]]
    assert len({query["series"][0] for _, _, query in found}) == 1
    assert found[2][2]["status_code"] == ["78"]


def test_a_snitch_is_told_that_a_run_which_needs_a_person_went_well() -> None:
    found = asked_of(PingStyle.DEAD_MANS_SNITCH, f"/{TOKEN}")

    assert [query["s"] for _, _, query in found] == [["0"], ["78"]]


@pytest.mark.parametrize("status", [400, 404, 409, 410, 429, 302])
def test_an_answer_that_will_not_change_is_not_asked_for_again(status: int) -> None:
    with PingListener(statuses=[status]).listening() as listener:
        done = switch(f"http://127.0.0.1:{listener.port}/{TOKEN}").ping(SUCCESS)

    assert isinstance(done.problem, ConfigurationProblem)
    assert f"answered {status}" in str(done.problem)
    assert len(listener.asked) == 1


def test_a_server_that_stumbles_once_is_asked_again() -> None:
    with PingListener(statuses=[503, 200]).listening() as listener:
        done = switch(f"http://127.0.0.1:{listener.port}/{TOKEN}").ping(SUCCESS)

    assert done == Pinged("127.0.0.1")
    assert len(listener.asked) == 2


def test_a_server_that_stays_down_is_asked_twice() -> None:
    with PingListener(statuses=[500]).listening() as listener:
        done = switch(f"http://127.0.0.1:{listener.port}/{TOKEN}").ping(SUCCESS)

    assert isinstance(done.problem, ServerUnreachable)
    assert len(listener.asked) == 2


@pytest.mark.parametrize("answer", [b"OK (not found)", b"OK (rate limited)"])
def test_an_ok_that_is_none_is_seen(answer: bytes) -> None:
    with PingListener(answer=answer).listening() as listener:
        done = switch(f"http://127.0.0.1:{listener.port}/{TOKEN}").ping(SUCCESS)

    assert done.problem is not None


@pytest.mark.parametrize("how", ["hangs", "drips"])
def test_a_server_that_does_not_answer_holds_a_run_up_for_seconds_only(how: str) -> None:
    listening = PingListener(hangs=how == "hangs", drips=how == "drips")
    with listening.listening() as listener:
        there = switch(f"http://127.0.0.1:{listener.port}/{TOKEN}", timeout_seconds=0.1)
        began = time.monotonic()
        done = there.ping(SUCCESS)
        took = time.monotonic() - began

    assert isinstance(done.problem, ServerUnreachable)
    assert took < 10


def test_a_secret_that_never_comes_holds_a_run_up_for_seconds_only() -> None:
    with PingListener(hangs=True).listening() as listener:
        settings = PingSettings(url="PING", hosts=("127.0.0.1",), timeout_seconds=0.05)

        def slow(name: str) -> str:
            listener.over.wait()
            return "http://127.0.0.1:1/x"

        done = PingSwitch(settings, "PING", slow).ping(SUCCESS)

    assert isinstance(done.problem, ServerUnreachable)
    assert "secret PING" in str(done.problem)


@pytest.mark.parametrize(
    ("address", "says"),
    [
        (f"https://elsewhere.example/{TOKEN}", "hosts does not name"),
        (f"http://hc-ping.example/{TOKEN}", "does not begin with https://"),
        (f"https://me@hc-ping.example/{TOKEN}", "holds a user"),
        (f"file:///{TOKEN}", "hosts does not name"),
    ],
)
def test_only_an_approved_address_is_pinged_and_none_is_told(address: str, says: str) -> None:
    done = switch(address, hosts=("hc-ping.example", "127.0.0.1")).ping(SUCCESS)

    assert isinstance(done.problem, ConfigurationProblem)
    assert says in str(done.problem)
    assert TOKEN not in str(done.problem)


def test_a_secret_that_is_missing_is_said_to_be_so() -> None:
    def none(name: str) -> str:
        raise SecretMissing(name=name)

    settings = PingSettings(url="PING", hosts=("127.0.0.1",))

    done = PingSwitch(settings, "PING", none).ping(SUCCESS)

    assert isinstance(done.problem, SecretMissing)


def test_a_certificate_that_nobody_vouches_for_is_not_spoken_to(tmp_path: Path) -> None:
    certificate = make_certificate(tmp_path)
    with PingListener(certificate=certificate).listening() as listener:
        done = switch(f"https://127.0.0.1:{listener.port}/{TOKEN}").ping(SUCCESS)

    assert isinstance(done.problem, ServerUnreachable)
    assert listener.asked == []


def test_the_address_stands_in_no_log(caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.DEBUG):
        for status in (200, 302, 404, 500):
            with PingListener(statuses=[status]).listening() as listener:
                done = switch(f"http://127.0.0.1:{listener.port}/{TOKEN}").ping(SUCCESS)
            assert TOKEN not in str(done.problem) + repr(done)

    assert TOKEN not in caplog.text
