"""The rehearsal: a legacy portal, a fax gateway and a mailbox, all invented, all on loopback."""
