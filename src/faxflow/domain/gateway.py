"""What is known of a gateway: its profile, and how it stands with us."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime


@dataclass(frozen=True, slots=True)
class Profile:
    """`keys` are defaults for [gateway]; `evidence` says where they are known from."""

    name: str
    title: str
    evidence: str
    keys: Mapping[str, object]


@dataclass(frozen=True, slots=True)
class GatewayState:
    """`halted_at` is None while it may be used; times are UTC."""

    halted_at: datetime | None = None
    halted_for: str | None = None
    proved_alive_at: datetime | None = None
