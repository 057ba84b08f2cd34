"""[backup]: where backups go, who can open them, and for how long they are kept."""

import re
from typing import Annotated, Final

from pydantic import AfterValidator, Field

from faxflow.config.section import Section
from faxflow.config.values import PathBesideFile

_MOST_DAYS: Final = 36_500
_PUBLIC_KEY = re.compile(r"age1[a-z0-9]{8,4000}|ssh-(?:ed25519|rsa) [A-Za-z0-9+/=]+(?: .*)?")


def _is_public(key: str) -> str:
    # Never told: what was put here by mistake may be the secret half.
    if not _PUBLIC_KEY.fullmatch(key):
        raise ValueError("it takes public keys alone, as age1… or ssh-ed25519 …")
    return key


PublicKey = Annotated[str, AfterValidator(_is_public)]


class BackupSettings(Section):
    """`recipients` are public keys of age, those of `recipients_file` too, one a line: who has the
    secret half of any of them opens the backups. Where there are none, they are not encrypted.

    `folder` None: `backups` beside the store; one that is named is there already. `keep_days`
    None: none is removed.
    """

    folder: PathBesideFile | None = None
    keep_days: int | None = Field(default=None, ge=1, le=_MOST_DAYS)
    recipients: tuple[PublicKey, ...] = ()
    recipients_file: PathBesideFile | None = None
