"""How a token server's refusal is told: by its codes, never by its words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from urllib.parse import urlsplit

from faxflow.errors import FaxflowError, ServerUnreachable, TokenRefused

_CODE = re.compile(r"[a-z_]{3,40}")
_ENTRA = re.compile(r"\bAADSTS\d{4,8}\b")
_FOR_NOW = frozenset({"temporarily_unavailable", "server_error", "slow_down"})


@dataclass(frozen=True, slots=True)
class Asked:
    """Whom we asked for whose token, and what a person does about a refusal."""

    authority: str
    user: str
    todo: str

    def refused(self, answer: Mapping[str, object] | None) -> FaxflowError:
        """The failure that an answer without a token means."""
        server = urlsplit(self.authority).netloc
        code = _word(_CODE, (answer or {}).get("error"))
        if code in _FOR_NOW:
            return ServerUnreachable(server=server, what=f"it answered {code}")
        entra = _word(_ENTRA, (answer or {}).get("error_description"))
        what = ", ".join(filter(None, (code, entra))) or "it gave no token"
        return self.because(what)

    def because(self, what: str) -> TokenRefused:
        """The failure that needs a person, in our own words."""
        return TokenRefused(
            server=urlsplit(self.authority).netloc, user=self.user, what=what, todo=self.todo
        )


def _word(pattern: re.Pattern[str], text: object) -> str:
    found = pattern.search(text) if isinstance(text, str) else None
    return found[0] if found else ""
