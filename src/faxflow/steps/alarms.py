"""Opens and closes the alarms: what should have happened by now, and did not."""

from faxflow.steps.work import Work
from faxflow.store.connection import Connection


def watch_for_alarms(tx: Connection, work: Work) -> None:
    """Opens a task for each alarm that has come up, and closes those that are over."""
