"""Judges by what stands in all documents whether the portal still has us signed in."""

from collections import Counter
from collections.abc import Iterable, Sequence

from faxflow.adapters.portal.sights import Sight, Sign
from faxflow.adapters.portal.site import Site
from faxflow.domain.place import names_secret
from faxflow.domain.recording import Step
from faxflow.errors import FaxflowError, PasswordExpired, SessionEnded

_IN, ENDED = "signed in", "ended"
"""The names of its signs."""
_NEW_AND_REPEATED = 2
"""Fields for a password on a page that wants a new one."""


class Session:
    """Begins when the sign of being in is first seen; `before` says in words before what."""

    def __init__(self, site: Site) -> None:
        self._site = site
        self._last_secret = _last_secret_step(site)
        self._known: Counter[str] | None = None
        self._sign_missing: str | None = None

    def signs(self) -> dict[str, Sign]:
        """What it goes by, by name."""
        told = self._site.signed_in
        signs = {_IN: Sign(text=told.text, selectors=told.selector)}
        return {**signs, ENDED: Sign(text=told.ended)} if told.ended else signs

    def begins(self, seen: Iterable[Sight]) -> bool:
        """Whether the sign is there; fields for a password beside it belong to the portal."""
        seen = tuple(seen)
        if not any(_IN in sight.borne for sight in seen):
            return False
        self._known = _passwords(seen)
        return True

    def goes_on(self, seen: Sequence[Sight], before: str, step: Step | None) -> bool:
        """Whether the next step may be done. Raises SessionEnded, PasswordExpired."""
        if self._known is None or (step and step.number <= self._last_secret):
            return True
        if any(ENDED in sight.borne for sight in seen):
            raise self._ended(before, "it says so")
        new = _passwords(seen) - self._known
        if new:
            raise self._asked_again(max(new.values()), before)
        return self._shows_sign(seen, before)

    def failure(self) -> FaxflowError | None:
        """Why a step was not done that waited for the sign; None where none waited."""
        if self._sign_missing is None:
            return None
        return self._ended(self._sign_missing, f"“{self._site.signed_in.sought}” is not shown")

    def _shows_sign(self, seen: Iterable[Sight], before: str) -> bool:
        wanted = self._site.signed_in.on_every_page
        there = not wanted or any(_IN in sight.borne for sight in seen)
        self._sign_missing = None if there else before
        return there

    def _asked_again(self, fields: int, before: str) -> FaxflowError:
        if fields < _NEW_AND_REPEATED:
            return self._ended(before, "it asks for the password again")
        site = self._site
        return PasswordExpired(server=site.server, user=site.user, secret=site.secret)

    def _ended(self, before: str, what: str) -> SessionEnded:
        site = self._site
        return SessionEnded(server=site.server, user=site.user, before=before, what=what)


def _passwords(seen: Iterable[Sight]) -> Counter[str]:
    """How many fields for a password each address shows, in all its documents together."""
    counted: Counter[str] = Counter()
    for sight in seen:
        counted[sight.address] += sight.passwords
    return counted


def _last_secret_step(site: Site) -> int:
    """The last step that types a secret: until then a portal may well ask for one."""
    secrets = [*site.secrets, *site.codes]
    typed = (step.number for step, text in site.recording.texts() if names_secret(text, secrets))
    return max((*typed, site.sign_in_step or 0))
