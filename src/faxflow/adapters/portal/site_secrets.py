"""The secrets that a portal's site names, read without its recording and without a browser."""

import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any


def site_secrets(site: Path) -> tuple[str, ...]:
    """Their names, each once; none where the site cannot be read, which others complain about."""
    try:
        read = tomllib.loads(site.read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return ()
    return tuple(dict.fromkeys(_named(read)))


def _named(read: dict[str, Any]) -> Iterator[str]:
    for table in ("secrets", "one_time_codes"):
        named = read.get(table)
        yield from (str(name) for name in (named.values() if isinstance(named, dict) else ()))
    pages = read.get("pages")
    for page in pages if isinstance(pages, list) else ():
        if isinstance(page, dict) and isinstance(page.get("secret"), str):
            yield page["secret"]
