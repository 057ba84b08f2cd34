"""Whether a template's letters look the same compiled: found out once, and kept."""

from contextlib import suppress
from typing import Final

from pydantic import BaseModel, ConfigDict, ValidationError

from faxflow.adapters.file_vault import FileVault
from faxflow.errors import FileMissing, FileUnreadable, StoreForbidden

RULES: Final = 2
"""Goes up when templates are compiled or compared another way."""


class Verdict(BaseModel):
    """`difference` is what was seen first, null where all looked the same."""

    model_config = ConfigDict(frozen=True, extra="forbid")

    schema_version: int = 1
    rules: int = RULES
    template_sha256: str
    office: str
    difference: str | None


class Verdicts:
    """A folder of them, one for each template and LibreOffice."""

    def __init__(self, vault: FileVault) -> None:
        self._vault = vault

    def find(self, template_sha256: str, office: str) -> Verdict | None:
        """The verdict on that very template with that very LibreOffice, by today's rules.

        None for one that does not say which version it is.
        """
        if not office:
            return None
        try:
            found = Verdict.model_validate_json(self._vault.read(_name(template_sha256)))
        except (FileMissing, FileUnreadable, ValidationError):
            return None
        asked = Verdict(template_sha256=template_sha256, office=office, difference=found.difference)
        return found if found == asked else None

    def keep(self, verdict: Verdict) -> None:
        """Keeps it in place of a former one. Raises StoreFull.

        Where another account made the folder it is not kept, and the template is tried again.
        """
        content = verdict.model_dump_json(indent=2).encode()
        with suppress(StoreForbidden):
            self._vault.keep(_name(verdict.template_sha256), content)


def _name(template_sha256: str) -> str:
    return f"{template_sha256[:32]}.verdict"
