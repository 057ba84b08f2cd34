"""An old-fashioned practice portal on loopback, with a report named .xls that is HTML."""

from faxflow.simulator.portal.server import Portal, PortalChanges

__all__ = ["Portal", "PortalChanges"]
