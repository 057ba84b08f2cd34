"""What a rehearsal of this practice does not try, and what does."""

from collections.abc import Iterator

from faxflow.adapters.letters.office.program import find_office
from faxflow.cli.rehearse.stage import Stage
from faxflow.config.letter import EngineName
from faxflow.config.model import Config

_NO_ENGINE = (EngineName.AUTO, EngineName.LIBREOFFICE)


def left_out(stage: Stage) -> list[str]:
    """One sentence each, without its full stop."""
    return [*_always(stage.practice), *_of_this(stage)]


def _always(config: Config) -> Iterator[str]:
    yield f"the way to the report ({config.source.kind}): `faxflow extract --dry-run` tries it"
    yield "every mail server and its sign-in: `faxflow sign-in --check` tries them"
    yield (
        "your gateway's own wording of results: the simulator has its own;"
        " `faxflow mail explain FILE` reads a real one"
    )
    yield "how many faxes are usual for you: nothing is known of that before the first weeks"


def _of_this(stage: Stage) -> Iterator[str]:
    config = stage.practice
    if not stage.numbers_known:
        yield "your do-not-fax list: the store that holds it could not be looked at"
    if config.store.is_encrypted:
        yield "the store's encryption: the copy is plain, in a folder that only you can read"
    if config.notices.webhook or config.notices.command:
        yield "the webhook and the command of [notices]: none was called"
    if config.second_gateway:
        yield "the change to the second gateway"
    if config.referrals.people or config.intake_mailbox or config.intake.folder:
        yield "referrals: `faxflow demo --referrals` shows them"
    if config.letter.engine in _NO_ENGINE and find_office() is None:
        yield "LibreOffice, which is not here: letters have an approximate layout"
