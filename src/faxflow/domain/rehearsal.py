"""How a rehearsal's gateway is told from a real one."""

REHEARSAL_HOST = "fax-rehearsal.example"
"""The name by which the simulator greets; `.example` is nobody's (RFC 2606)."""
