"""Why a gateway is halted: in words for people, by its reason for programs."""

from faxflow.domain.gateway import LOGIN_REFUSED, GatewayState


def test_a_refused_login_is_called_one_and_keeps_its_reason_for_programs() -> None:
    halted = GatewayState(halted_for=LOGIN_REFUSED)

    assert halted.because == "our login was refused"
    assert halted.reason == "sender_not_authorised"


def test_a_gateway_that_is_not_halted_gives_no_reason() -> None:
    assert (GatewayState().because, GatewayState().reason) == (None, None)
