"""Values that an example left in a configuration which is meant in earnest."""

import re
from collections.abc import Iterator, Mapping
from typing import Any, Final

from faxflow.config.faults import KeyFault
from faxflow.config.named_secrets import table_of
from faxflow.config.shape import sections

_INVENTED = re.compile(r"(?:^|[@./])[\w-]+\.example\b|^0{8}-(?:0{4}-){3}0{12}$", re.IGNORECASE)
"""Nobody can have a name that ends in .example (RFC 2606, section 2); and an id of nothing but
noughts stands where one is to be put in."""


_SERVERS: Final = ("host", "address")


def is_invented(name: str) -> bool:
    """Whether nobody can have that name, as mail.hilltop.example."""
    return _INVENTED.search(name) is not None


def guesses(values: Mapping[str, Any]) -> Iterator[KeyFault]:
    """Servers that nobody has, beside the addresses of faxes: what `init` could not know.

    A rehearsal may have any other name; its servers are on this machine.
    """
    for section in sections():
        table = table_of(values, section)
        if is_invented(str(table.get("host", ""))):
            for key in _SERVERS:
                if is_invented(str(table.get(key, ""))):
                    yield KeyFault(section, key, "nobody has that name", "Write your own there.")


def placeholders(values: Mapping[str, Any]) -> Iterator[KeyFault]:
    """The keys of a production's faxflow.toml that still say what an example said."""
    if table_of(values, "practice").get("environment") != "production":
        return
    for section in sections():
        for key, value in table_of(values, section).items():
            if any(map(is_invented, _texts(value))):
                what = "it is still the example's, and nobody has that name"
                yield KeyFault(section, key, what, "Write your own in its place.")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (one for one in value if isinstance(one, str))
