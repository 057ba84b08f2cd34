"""What a gateway wants written around a fax: address, subject, and headers of its own."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from faxflow.config.gateway import GatewaySettings
from faxflow.domain.handover import OutgoingFax
from faxflow.domain.ids import CaseId, Reference, RunId
from faxflow.domain.number_forms import number_forms, sample_number
from faxflow.domain.number_variables import NUMBER_VARIABLES, fields_of
from faxflow.errors import ConfigurationProblem

_KNOWN = NUMBER_VARIABLES | {"reference", "caller_id"}
_E164 = re.compile(r"\+[1-9]\d{5,14}")
_ADDRESS = re.compile(r"[!-;=?-~]+@[A-Za-z0-9.\-\[\]:]+")
_OWN_HEADER = re.compile(r"X-(?!faxflow)[A-Za-z0-9-]{1,60}", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Words:
    """One fax's; nothing in it can end a header line."""

    recipient: str
    subject: str
    headers: tuple[tuple[str, str], ...]


class GatewayWords:
    """Finds the words for each fax. Raises ConfigurationProblem when the settings give none."""

    def __init__(self, settings: GatewaySettings) -> None:
        self._settings = settings
        self._patterns = {"address": settings.address, "subject": settings.subject}
        self._headers = dict(settings.headers)
        self._wanted: frozenset[str] = frozenset()
        for key, pattern in self._patterns.items():
            self._check(key, pattern)
        for name, pattern in self._headers.items():
            self.require(_OWN_HEADER.fullmatch(name), "headers", f"cannot set {name!r}, only X-…")
            self.require(pattern.isascii(), "headers", "holds letters beyond ASCII")
            self._check("headers", pattern)
        self._try_out()

    def about(self, fax: OutgoingFax) -> Words | None:
        """The words for `fax`, or None where its number cannot be written as this gateway wants."""
        forms = number_forms(fax.number, self._wanted & NUMBER_VARIABLES, self._settings.country)
        if forms is None or not _E164.fullmatch(fax.number):
            return None
        values = {**forms, "reference": fax.reference, "caller_id": self._settings.caller_id}
        recipient = self._settings.address.format_map(values)
        if not _ADDRESS.fullmatch(recipient):
            return None
        return Words(recipient, self._settings.subject.format_map(values), self._own(values))

    def require(self, truth: object, key: str, what: str) -> None:
        """Returns where `truth` holds. Raises ConfigurationProblem that names the key."""
        if not truth:
            raise ConfigurationProblem(
                where=f"{self._settings.section} {key}",
                what=what,
                todo="Mend it in faxflow.toml or in its profile; nothing was sent.",
            )

    def _own(self, values: Mapping[str, object]) -> tuple[tuple[str, str], ...]:
        return tuple((name, one.format_map(values)) for name, one in self._headers.items())

    def _check(self, key: str, pattern: str) -> None:
        self.require(pattern.isprintable(), key, "holds a line break")
        fields = fields_of(pattern)
        self.require(fields <= _KNOWN, key, "has a {field} that is not known")
        missing = "caller_id" in fields and not self._settings.caller_id
        self.require(not missing, key, "asks for caller_id, which is not set")
        self._wanted |= fields

    def _try_out(self) -> None:
        number = sample_number(self._settings.country)
        sample = OutgoingFax(Reference(CaseId(1), 1), number, b"", RunId("trial"))
        self.require(self.about(sample), "address", "makes no mail address")
