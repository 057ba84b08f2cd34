"""Looks at the machine and at servers, and changes nothing."""
