"""An old-fashioned practice portal on loopback, with a report named .xls that is HTML."""

from faxflow.simulator.portal.changes import PortalChanges
from faxflow.simulator.portal.server import Portal
from faxflow.simulator.portal.trouble import Trouble

__all__ = ["Portal", "PortalChanges", "Trouble"]
