"""Tells a letter or gateway that nobody has from one that no fax is of."""

from collections.abc import Iterable

from faxflow.cli.picked_faxes import PickedByFormer, PickedFaxes
from faxflow.config.model import Config
from faxflow.domain.near_match import near_match
from faxflow.errors import BadUsage
from faxflow.store import case_words
from faxflow.store.connection import Connection


def check_words(tx: Connection, config: Config, picked: PickedFaxes | PickedByFormer) -> None:
    """Raises BadUsage for a letter or gateway that neither the configuration nor a fax names.

    It reads all of the store: for a pick that found nothing.
    """
    if picked.letter is not None:
        _check("letter", picked.letter, {*config.letter.templates, *case_words.letters(tx)})
    if picked.gateway is not None:
        named = {one.name for one in config.gateways}
        _check("gateway", picked.gateway, named | case_words.gateways(tx))


def _check(what: str, given: str, known: Iterable[str]) -> None:
    words = sorted(word for word in known if word)
    if given not in words:
        near = near_match(given, words) if words else "no letter has a name here"
        raise BadUsage(
            what=f"No {what} is called {given!r} ({near}).", todo="Nothing was picked or changed."
        )
