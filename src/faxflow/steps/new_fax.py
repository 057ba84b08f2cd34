"""A fax that a person adds by hand, and the content by which its like is known."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, replace

from faxflow.domain.fax_number import as_read
from faxflow.steps.work import Work
from faxflow.store import batches
from faxflow.store.keyed_hash import keyed_hash


@dataclass(frozen=True, slots=True)
class NewFax:
    """`number` is E.164 and dialable; `pdf` is None where the letter is drawn from `fields`.

    `service_date` is empty, and `recipient_key` None, where nobody says them.
    """

    number: str
    letter: str
    fields: Mapping[str, str]
    pdf: bytes | None = None
    quiet_hours: str | None = None
    service_date: str = ""
    recipient_key: str | None = None

    def written(self) -> str:
        """The fields as text."""
        return json.dumps(dict(self.fields), ensure_ascii=False, sort_keys=True)

    def content(self) -> str:
        """The text by which equal faxes are known, whatever number they have or had."""
        repeated = {self.number, as_read(self.number)}
        rest = {name: text for name, text in self.fields.items() if text not in repeated}
        return replace(self, fields=rest).written()


def content_hash(work: Work, fax: NewFax) -> str:
    """The keyed hash that faxes of equal content share, whatever number they have or had."""
    given = hashlib.sha256(fax.pdf).hexdigest() if fax.pdf is not None else fax.content()
    return keyed_hash(work.store.info.hash_key, batches.BY_HAND, given)
