"""Values that an example left in a configuration which is meant in earnest."""

import re
from collections.abc import Iterator, Mapping
from typing import Any

from faxflow.config.faults import KeyFault
from faxflow.config.named_secrets import table_of
from faxflow.config.shape import sections

_INVENTED = re.compile(r"(?:^|[@./])[\w-]+\.example\b|^0{8}-(?:0{4}-){3}0{12}$", re.IGNORECASE)
"""Nobody can have a name that ends in .example (RFC 2606, section 2); and an id of nothing but
noughts stands where one is to be put in."""


def placeholders(values: Mapping[str, Any]) -> Iterator[KeyFault]:
    """The keys of a production's faxflow.toml that still say what an example said."""
    if table_of(values, "practice").get("environment") != "production":
        return
    for section in sections():
        for key, value in table_of(values, section).items():
            if any(_INVENTED.search(text) for text in _texts(value)):
                what = "it is still the example's, and nobody has that name"
                yield KeyFault(section, key, what, "Write your own in its place.")


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, list | tuple):
        yield from (one for one in value if isinstance(one, str))
