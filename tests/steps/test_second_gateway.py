"""A second gateway carries on where the first refuses us, and repeats nothing."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from conftest import Office, reference
from faxflow.config.gateway import SecondGateway
from faxflow.domain.delivery import State
from faxflow.domain.handover import Refused, Unclear
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import BadUsage, GatewayHalted
from faxflow.steps.choose_gateway import gateway_in_use, use_gateway
from faxflow.steps.moving import halt_if_account
from faxflow.steps.retry import retry
from faxflow.steps.send import Sent, send
from faxflow.steps.work import Work
from faxflow.store import gateways

ACCOUNT = Refused(535, "5.7.8 account suspended", account=True)


@pytest.fixture
def office(make_office: Callable[..., Office]) -> Office:
    office = make_office(name="first")
    second = SecondGateway.model_validate(
        {**office.config.gateway.model_dump(), "name": "second", "takes_over": True}
    )
    office.config = office.config.model_copy(update={"second_gateway": second})
    return office


def a_run(office: Office) -> Work:
    """A run as a command begins it: by the gateway that is in use now."""
    with office.store.read() as tx:
        using = gateway_in_use(tx, office.config)
    return replace(office.work("send"), using=using)


def send_now(office: Office) -> Sent:
    work = a_run(office)
    office.gateway.name = work.gateway.name
    return send(work, office.tools())


def halt(office: Office, name: str) -> None:
    """The gateway refuses our account, in a run of its own."""
    work = a_run(office)
    with office.store.write() as tx:
        halt_if_account(tx, work, Reason.ACCOUNT, name)


def halted(office: Office) -> set[object]:
    return {row[0] for row in office.rows("SELECT name FROM gateways WHERE halted_at IS NOT NULL")}


def sent_by(office: Office) -> list[tuple[object, ...]]:
    return office.rows("SELECT case_id, attempt, gateway FROM attempts ORDER BY case_id, attempt")


def test_the_run_after_a_refused_account_goes_by_the_second(office: Office) -> None:
    office.load_cases(2)
    office.gateway.offers = [ACCOUNT]
    with pytest.raises(GatewayHalted):
        send_now(office)
    office.clock.forward(hours=1)

    send_now(office)

    assert {row[2] for row in sent_by(office) if row[0] == 2} == {"second"}
    assert [fax.number for fax in office.gateway.taken]
    told = office.rows("SELECT title FROM tasks WHERE kind = 'mend-account'")
    words = "first refuses our account (something is wrong with our account)"
    assert told == [(f"{words} and sends nothing more; second takes over",)]


def test_without_takes_over_every_run_holds_back(office: Office) -> None:
    waits = office.config.second_gateway
    assert waits is not None
    waits = waits.model_copy(update={"takes_over": False})
    office.config = office.config.model_copy(update={"second_gateway": waits})
    office.load_cases(1)
    office.gateway.offers = [ACCOUNT]
    with pytest.raises(GatewayHalted):
        send_now(office)

    with pytest.raises(GatewayHalted):
        send_now(office)

    assert a_run(office).gateway.name == "first"


def test_a_resumed_first_waits_until_a_person_goes_back(office: Office) -> None:
    halt(office, "first")
    work = a_run(office)
    with office.store.write() as tx:
        gateways.resume(tx, work.run, "first")
    after_resume = a_run(office).gateway.name

    used = use_gateway(a_run(office), "first")

    assert (after_resume, used, a_run(office).gateway.name) == ("second", True, "first")


def test_a_second_that_refuses_us_too_hands_nothing_back(office: Office) -> None:
    office.load_cases(1)
    halt(office, "first")

    halt(office, "second")

    assert a_run(office).gateway.name == "second"
    with pytest.raises(GatewayHalted):
        send_now(office)


def test_a_second_that_is_halted_takes_nothing_over(office: Office) -> None:
    halt(office, "second")

    halt(office, "first")

    assert a_run(office).gateway.name == "first"


def test_a_refusal_of_the_one_that_is_not_in_use_opens_its_own_breaker_alone(
    office: Office,
) -> None:
    use_gateway(a_run(office), "second")

    halt(office, "first")

    assert a_run(office).gateway.name == "second"
    assert halted(office) == {"first"}


def test_what_the_first_may_have_sent_is_never_sent_by_the_second(office: Office) -> None:
    office.load_cases(2)
    office.gateway.finishes = [Unclear("it hung up")]
    send_now(office)
    use_gateway(a_run(office), "second")

    send_now(office)

    assert {office.state(1), office.state(2)} == {State.IN_DOUBT, State.SENT}
    assert sent_by(office) == [(1, 1, "first"), (2, 1, "first")]


def test_a_retry_may_go_by_the_other_one(office: Office) -> None:
    office.load_cases(1)
    send_now(office)
    office.hear(Verdict(VerdictKind.FAILED, "+15552010001", Reason.BUSY, reference(1)))
    use_gateway(a_run(office), "second")
    office.clock.forward(hours=5)
    retry(office.work("retry"))

    send_now(office)

    assert sent_by(office) == [(1, 1, "first"), (1, 2, "second")]


def test_a_verdict_on_the_account_halts_the_gateway_that_had_the_fax(office: Office) -> None:
    office.load_cases(1)
    use_gateway(a_run(office), "second")
    send_now(office)
    use_gateway(a_run(office), "first")

    office.hear(Verdict(VerdictKind.FAILED, "+15552010001", Reason.ACCOUNT, reference(1)))

    assert halted(office) == {"second"}


def test_a_gateway_that_is_not_configured_cannot_be_used(office: Office) -> None:
    with pytest.raises(BadUsage, match="Configured: first and second"):
        use_gateway(a_run(office), "third")


def test_a_choice_that_left_the_configuration_counts_no_more(office: Office) -> None:
    use_gateway(a_run(office), "second")
    office.config = office.config.model_copy(update={"second_gateway": None})

    assert a_run(office).gateway.name == "first"
