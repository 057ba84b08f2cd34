"""A fax gateway, its customer's mailboxes and the office's mail server, all on loopback."""
