"""A dry run of send says what send would do, and why faxes would stay."""

from collections.abc import Callable

from conftest import Office, staged
from faxflow.domain.number_record import BlockReason
from faxflow.steps.do_not_fax import block_number
from faxflow.steps.hold_batch import hold_batch
from faxflow.steps.load import load
from faxflow.steps.plan_sending import plan_sending

PHARMACY, CLINIC = "+12025550117", "+12025550118"


def test_the_plan_counts_what_would_be_spaced_and_held(office: Office) -> None:
    office.load_cases(3, number=PHARMACY)
    office.stage(staged(4, number=CLINIC))
    load(office.work())
    block_number(office.work(), CLINIC, BlockReason.OTHER, None)

    planned = plan_sending(office.work(), office.tools())

    sent = office.send()
    assert (planned.ready, planned.to_draw) == (4, 3)
    assert (planned.to_send, planned.spaced, planned.held) == (1, 2, 1)
    assert (len(office.gateway.taken), sent.spaced, sent.held) == (1, 2, 1)


def test_the_plan_knows_a_report_that_was_held_before_it_was_loaded(office: Office) -> None:
    batch_id = office.stage(staged(1, number=PHARMACY))
    hold_batch(office.work(), batch_id)
    load(office.work())

    planned = plan_sending(office.work(), office.tools())

    assert (planned.ready, planned.to_draw, planned.to_send) == (1, 0, 0)
    assert (planned.held, planned.held_with_report) == (0, 1)


def test_the_plan_counts_what_would_wait_for_quiet_hours(
    make_office: Callable[..., Office],
) -> None:
    office = make_office(quiet_hours="00:00-23:59")
    office.load_cases(2)

    planned = plan_sending(office.work(), office.tools())

    assert (planned.ready, planned.to_send, planned.quiet) == (2, 0, 2)
