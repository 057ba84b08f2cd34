"""Frees what a killed run left claimed, before a person's command looks at it."""

from contextlib import suppress

from faxflow.cli.outbound import OUTBOUND
from faxflow.cli.session import Session
from faxflow.errors import LockHeld
from faxflow.steps.recover import recover


def settle_dead_claims(session: Session) -> None:
    """What a killed run left claimed is nobody's; a run at work is left alone with its own."""
    with suppress(LockHeld), session.locks.hold(OUTBOUND, session.work.run.id):
        recover(session.work)
