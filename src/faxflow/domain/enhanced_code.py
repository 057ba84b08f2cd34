"""The enhanced status code that may begin an SMTP reply (RFC 3463; its register is RFC 5248's)."""

import re
from dataclasses import dataclass

_WRITTEN = re.compile(r"^([245])\.(\d{1,3})\.(\d{1,3})\b")


@dataclass(frozen=True, slots=True)
class EnhancedCode:
    """`subject` says what it speaks of: 1 address, 2 mailbox, 3 system, 4 network, 5 protocol,
    6 content, 7 policy; `detail` is the rest."""

    subject: int
    detail: int

    @property
    def pair(self) -> tuple[int, int]:
        """Both numbers, as tables name them."""
        return self.subject, self.detail


def enhanced_code(text: str) -> EnhancedCode | None:
    """The code at the start of a reply's text, or None where the server gave none."""
    match = _WRITTEN.match(text)
    return EnhancedCode(int(match[2]), int(match[3])) if match else None
