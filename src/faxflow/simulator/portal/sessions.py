"""The portal's sessions: who is signed in, for how long yet, and past what."""

from dataclasses import dataclass


@dataclass(slots=True)
class _Session:
    requests: int = 0
    passed: bool = False


class Sessions:
    """Sessions by their cookies; each ends after `limit` requests, or never where it is None."""

    def __init__(self, limit: int | None) -> None:
        self._limit = limit
        self._known: dict[str, _Session] = {}

    def begin(self) -> str:
        """The cookie of a session that has just begun."""
        cookie = f"CK{len(self._known) + 1:06d}"
        self._known[cookie] = _Session()
        return cookie

    def is_living(self, cookie: str) -> bool:
        """Whether the session exists and has requests left; counts this one."""
        if cookie not in self._known:
            return False
        self._known[cookie].requests += 1
        return self._limit is None or self._known[cookie].requests <= self._limit

    def has_passed(self, cookie: str) -> bool:
        """Whether the session has dealt with all that stands before the menu."""
        return cookie in self._known and self._known[cookie].passed

    def let_pass(self, cookie: str) -> None:
        """Notes that it has."""
        self._known[cookie].passed = True
