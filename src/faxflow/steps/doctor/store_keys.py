"""Looks whether the store is encrypted as the configuration says, and whether its key opens it."""

from collections.abc import Iterator

from faxflow.domain.checkup import Finding, warned, well
from faxflow.steps.doctor.premises import Premises
from faxflow.steps.doctor.problems import problem_found
from faxflow.store.driver import is_plain


def look_at_key(premises: Premises) -> Iterator[Finding]:
    """The file beside [store] encryption, and the key beside the file."""
    settings, about = premises.config.store, "[store] encryption"
    if premises.no_key:
        yield problem_found(f"[store] key = {settings.key}", premises.no_key)
    elif not settings.is_encrypted:
        yield well(about, "The store is a plain file, as it says; keep it on an encrypted disk.")
    elif is_plain(premises.store_path):
        what = f"It is {settings.encryption}, and {premises.store_path} is not encrypted yet."
        yield warned(about, what, "Run: faxflow store encrypt")
    else:
        yield well(f"[store] key = {settings.key}", "It opens the store.")
