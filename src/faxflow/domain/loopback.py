"""Hosts whose bytes never leave the machine."""

import ipaddress


def is_loopback(host: str | None) -> bool:
    """Whether the host is this machine and nothing else."""
    try:
        return ipaddress.ip_address(host or "").is_loopback
    except ValueError:
        return host == "localhost"
