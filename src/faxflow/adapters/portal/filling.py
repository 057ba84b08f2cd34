"""What fills the `${…}` places of a walk: the site's variables, secrets, codes, and the day."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date
from urllib.parse import quote

from faxflow.domain.place_filling import fill


@dataclass(frozen=True, slots=True)
class WalkFilling:
    """`codes` make the present one-time codes of their places."""

    day: date
    variables: Mapping[str, str]
    secrets: Mapping[str, str] = field(repr=False)
    codes: Mapping[str, Callable[[], str]] = field(default_factory=dict)

    def text(self, text: str) -> str:
        """The text as it is typed."""
        return fill(text, self.day, self._value)

    def address(self, text: str) -> str:
        """The address as it is opened: secrets percent-encoded, variables as they are written."""

        def encoded(name: str) -> str:
            value = self._value(name)
            return value if name in self.variables else quote(value, safe="")

        return fill(text, self.day, encoded)

    def _value(self, name: str) -> str:
        if name in self.variables:
            return self.variables[name]
        return self.codes[name]() if name in self.codes else self.secrets[name]
