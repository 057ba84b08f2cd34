"""The cage that each unit runs in, by what its job needs; systemd.exec(5) has each option."""

from collections.abc import Set as AbstractSet
from typing import Final

from faxflow.domain.schedule.job import Need

Options = tuple[tuple[str, str], ...]

_ALWAYS: Final[Options] = (
    ("UMask", "0077"),
    ("CapabilityBoundingSet", ""),
    ("AmbientCapabilities", ""),
    ("NoNewPrivileges", "yes"),
    ("LimitCORE", "0"),
    ("ProtectSystem", "strict"),
    ("PrivateTmp", "yes"),
    ("PrivateDevices", "yes"),
    ("PrivateUsers", "yes"),
    ("ProtectHostname", "yes"),
    ("ProtectClock", "yes"),
    ("ProtectKernelTunables", "yes"),
    ("ProtectKernelModules", "yes"),
    ("ProtectKernelLogs", "yes"),
    ("ProtectControlGroups", "yes"),
    ("ProtectProc", "invisible"),
    ("RestrictRealtime", "yes"),
    ("RestrictSUIDSGID", "yes"),
    ("LockPersonality", "yes"),
    ("RemoveIPC", "yes"),
    ("KeyringMode", "private"),
    ("SystemCallArchitectures", "native"),
    ("SystemCallErrorNumber", "EPERM"),
    ("SystemCallFilter", "@system-service"),
    ("SystemCallFilter", "~@privileged @resources"),
)

CPU_CHECK: Final = ("POLARS_SKIP_CPU_CHECK", "1")
"""polars asks the processor what it can by a few bytes of code that it writes into memory, and
gives up where memory that was written cannot be run."""


def sandbox(needs: AbstractSet[Need]) -> Options:
    """The options of a job with these needs, in the order in which they are written."""
    return (*_ALWAYS, *_system_calls(needs), *_memory(needs), *_names(needs), *_network(needs))


def runs_written_memory(needs: AbstractSet[Need]) -> bool:
    """Whether memory that was written may be run, as a browser's compiler of JavaScript must."""
    return Need.BROWSER in needs


def _system_calls(needs: AbstractSet[Need]) -> Options:
    """Chromium's own sandbox goes into an empty root and gives its capabilities away."""
    return (("SystemCallFilter", "chroot capset"),) if Need.BROWSER in needs else ()


def _memory(needs: AbstractSet[Need]) -> Options:
    return () if runs_written_memory(needs) else (("MemoryDenyWriteExecute", "yes"),)


def _names(needs: AbstractSet[Need]) -> Options:
    """LibreOffice is cut off from the network by a namespace; Chromium's sandbox is made of them.

    Debian's programs for both look into /proc for what is no process, and end where it is not.
    """
    if Need.BROWSER in needs:
        return (("RestrictNamespaces", "user pid net"),)
    if Need.OFFICE in needs:
        return (("RestrictNamespaces", "user net"),)
    return (("RestrictNamespaces", "yes"), ("ProcSubset", "pid"))


def _network(needs: AbstractSet[Need]) -> Options:
    if Need.NETWORK in needs:
        return (("RestrictAddressFamilies", "AF_UNIX AF_INET AF_INET6"),)
    return (("RestrictAddressFamilies", "AF_UNIX"), ("PrivateNetwork", "yes"))
