"""send over several lines: side by side, paced, and stopped together."""

import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, field, replace

import pytest

from conftest import Office
from fakes import FakeGateway
from faxflow.domain.delivery import State
from faxflow.domain.handover import Finish, NotReached, Offer, OutgoingFax, Refused
from faxflow.domain.reasons import Reason
from faxflow.errors import GatewayHalted, LoginRefused, ServerUnreachable
from faxflow.steps.hand_over import HandOver
from faxflow.steps.send import Sent, send
from faxflow.store import gateways

WAIT_SECONDS = 10
"""For what must come; nothing waits this long unless the test fails."""

MakeOffice = Callable[..., Office]


@dataclass
class Exchange:
    """Gives a line of its own to whoever asks; all of them share what was taken."""

    lines: list[FakeGateway]
    taken: list[OutgoingFax] = field(default_factory=list)
    given: int = 0

    def new_line(self) -> FakeGateway:
        line = self.lines[self.given]
        line.taken = self.taken
        self.given += 1
        return line


@dataclass
class Barrier(FakeGateway):
    """Sends its first dot only once the other line has its fax as well."""

    both: threading.Barrier = field(default_factory=lambda: threading.Barrier(1))
    waited: bool = False

    def finish(self) -> Finish:
        if not self.waited:
            self.both.wait(WAIT_SECONDS)
            self.waited = True
        return super().finish()


@dataclass
class Hanging(FakeGateway):
    """Its first offer hangs until `released`."""

    released: threading.Event = field(default_factory=threading.Event)
    hung: bool = False

    def offer(self, fax: OutgoingFax) -> Offer:
        if not self.hung:
            self.hung = True
            assert self.released.wait(WAIT_SECONDS)
            return NotReached("it did not answer in time")
        return super().offer(fax)


def send_over(office: Office, exchange: Exchange) -> Sent:
    """One run whose lines are the exchange's."""
    own = replace(office.tools(), new_gateway=exchange.new_line)
    return send(office.work("send"), own)


def wait_until(true: Callable[[], bool]) -> None:
    """Lets the other threads go on until it is true."""
    ends = time.monotonic() + WAIT_SECONDS
    while not true() and time.monotonic() < ends:
        time.sleep(0)


def halt_beside(office: Office) -> None:
    """What watch-bounces does when a verdict refuses our account."""
    with office.beside() as store:
        run = office.new_run(store)
        with store.write() as tx:
            gateways.halt(tx, run, "gateway", Reason.ACCOUNT)


def test_two_lines_have_a_fax_each_at_the_same_time(make_office: MakeOffice) -> None:
    office = make_office(connections=2)
    office.load_cases(6)
    both = threading.Barrier(2)
    exchange = Exchange([Barrier(both=both), Barrier(both=both)])

    sent = send_over(office, exchange)

    assert sent.outcomes == {HandOver.TAKEN: 6}
    assert sorted(fax.reference.case_id for fax in exchange.taken) == [1, 2, 3, 4, 5, 6]


def test_no_more_lines_are_opened_than_there_are_faxes(make_office: MakeOffice) -> None:
    office = make_office(connections=8)
    office.load_cases(2)
    exchange = Exchange([FakeGateway() for _ in range(8)])

    send_over(office, exchange)

    assert exchange.given == 2


def test_a_line_that_hangs_does_not_stop_the_others(make_office: MakeOffice) -> None:
    office = make_office(connections=2)
    office.load_cases(5)
    hanging, healthy = Hanging(), FakeGateway()
    exchange = Exchange([hanging, healthy])
    healthy.before_finish = lambda: hanging.released.set() if len(exchange.taken) == 3 else None

    sent = send_over(office, exchange)

    assert sent.outcomes == {HandOver.TAKEN: 4, HandOver.NOT_REACHED: 1}
    assert len({fax.reference.case_id for fax in exchange.taken}) == 4


def test_an_account_refused_on_one_line_stops_all_lines_before_their_dots(
    make_office: MakeOffice,
) -> None:
    office = make_office(connections=2)
    office.load_cases(6)
    refusing = FakeGateway(offers=[Refused(550, "5.7.60 no such sender", account=True)])
    exchange = Exchange([refusing, FakeGateway()])

    with pytest.raises(GatewayHalted):
        send_over(office, exchange)

    states = dict(office.rows("SELECT state, count(*) FROM cases GROUP BY state"))
    assert states.get("ready", 0) + states.get("sent", 0) == 6
    assert states.get("sent", 0) == len(exchange.taken) < 5
    assert office.rows("SELECT count(*) FROM tasks WHERE kind = 'mend-account'") == [(1,)]


def test_a_breaker_opened_by_another_command_is_noticed_between_two_faxes(
    office: Office,
) -> None:
    office.load_cases(4)

    office.gateway.before_finish = lambda: halt_beside(office)

    with pytest.raises(GatewayHalted):
        office.send()

    assert [office.state(n) for n in (1, 2, 3, 4)] == [State.SENT, *[State.READY] * 3]


def test_a_fax_whose_dot_is_not_out_is_given_back_when_the_gateway_is_halted(
    office: Office,
) -> None:
    office.load_cases(2)
    offered = office.gateway.offer

    def halted(fax: OutgoingFax) -> Offer:
        halt_beside(office)
        return offered(fax)

    office.gateway.offer = halted  # type: ignore[method-assign]

    with pytest.raises(GatewayHalted):
        office.send()

    assert office.gateway.taken == []
    assert office.rows("SELECT outcome FROM attempts") == [("not-reached",)]


def test_a_server_that_is_busy_is_left_alone_longer_each_time(office: Office) -> None:
    office.load_cases(6)
    office.gateway.offers = [Refused(421, "4.7.0 too many", busy=True)] * 3

    sent = office.send()

    assert office.stopwatch.rests[:3] == [2, 4, 8]
    assert sent.outcomes == {HandOver.PUT_OFF: 3, HandOver.TAKEN: 3}
    assert office.rows("SELECT count(*) FROM attempts WHERE reason IS NOT NULL") == [(0,)]


def test_a_server_that_stays_busy_ends_the_run_and_costs_no_try(office: Office) -> None:
    office.load_cases(6)
    office.gateway.offers = [Refused(451, "4.3.2 later", busy=True)] * 9

    with pytest.raises(ServerUnreachable):
        office.send()

    assert office.rows("SELECT count(*) FROM cases WHERE state = 'ready'") == [(6,)]
    assert office.rows("SELECT count(*) FROM attempts") == [(4,)]


def test_a_line_that_is_given_up_leaves_the_rest_to_the_other(make_office: MakeOffice) -> None:
    office = make_office(connections=2)
    office.load_cases(9)
    broken = FakeGateway(offers=[NotReached("cut off")] * 9)
    healthy = FakeGateway()
    exchange = Exchange([healthy, broken])
    healthy.before_finish = lambda: wait_until(lambda: len(broken.offers) == 5)

    sent = send_over(office, exchange)

    assert sent.outcomes == {HandOver.TAKEN: 5, HandOver.NOT_REACHED: 4}


def test_faxes_start_at_even_distances(make_office: MakeOffice) -> None:
    office = make_office(messages_per_minute=30)
    office.load_cases(4)

    office.send()

    assert office.stopwatch.rests == [2, 2, 2]


def test_a_run_right_after_another_keeps_the_same_distance(make_office: MakeOffice) -> None:
    office = make_office(messages_per_minute=30)
    office.load_cases(1)
    office.gateway.offers = [NotReached("cut off")]
    office.send()
    office.clock.forward(seconds=0.5)

    office.send()

    assert office.stopwatch.rests == [1.5]


def test_a_second_line_that_the_server_will_not_open_leaves_the_work_to_the_first(
    make_office: MakeOffice,
) -> None:
    office = make_office(connections=2)
    office.load_cases(4)
    closed = FakeGateway()
    closed.open = _raising(ServerUnreachable(server="s", what="421"))  # type: ignore[method-assign]
    exchange = Exchange([FakeGateway(), closed])

    sent = send_over(office, exchange)

    assert sent.outcomes == {HandOver.TAKEN: 4}


def test_a_refused_login_is_tried_on_one_line_only(make_office: MakeOffice) -> None:
    office = make_office(connections=2)
    office.load_cases(4)
    first, second = FakeGateway(), FakeGateway()
    first.open = _raising(LoginRefused(server="s", user="u", secret="N"))  # type: ignore[method-assign]

    with pytest.raises(LoginRefused):
        send_over(office, Exchange([first, second]))

    assert second.opened == 0
    [(told,)] = office.rows("SELECT title FROM tasks WHERE kind = 'mend-account'")
    assert "refuses our account (our login was refused) and sends nothing more" in str(told)


def test_an_interrupted_run_settles_what_is_out_and_gives_the_rest_back(
    make_office: MakeOffice,
) -> None:
    office = make_office(connections=2)
    office.load_cases(6)
    exchange = Exchange([FakeGateway(), FakeGateway()])
    seen = list[str]()

    class Pressed:
        def advance(self, what: str, done: int, total: int) -> None:
            if what == "faxes" and not seen:
                seen.append(f"{done} of {total}")
                raise KeyboardInterrupt

    tools = office.tools()
    drawing = replace(tools.drawing, progress=Pressed())
    own = replace(tools, drawing=drawing, new_gateway=exchange.new_line)
    with pytest.raises(KeyboardInterrupt):
        send(office.work("send"), own)

    states = dict(office.rows("SELECT state, count(*) FROM cases GROUP BY state"))
    assert states.get("sent", 0) == len(exchange.taken)
    assert "submitting" not in states


def test_a_mistake_on_a_line_is_raised_and_its_fax_is_settled_by_the_next_run(
    office: Office,
) -> None:
    office.load_cases(1)
    office.gateway.finish = _raising(RuntimeError("a bug"))  # type: ignore[method-assign]

    with pytest.raises(RuntimeError, match="a bug"):
        office.send()
    office.gateway.finish = FakeGateway.finish.__get__(office.gateway)  # type: ignore[method-assign]
    again = office.send()

    assert again.in_doubt_recovered == 1
    assert office.state(1) is State.IN_DOUBT


def _raising(error: Exception) -> Callable[[], Finish]:
    def act() -> Finish:
        raise error

    return act
