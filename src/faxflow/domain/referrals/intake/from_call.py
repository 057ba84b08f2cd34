"""A row of the call centre's file as something that came in."""

import hashlib
import json
from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime

from faxflow.domain.referrals.fields import Field
from faxflow.domain.referrals.form_reading.form import FieldReading
from faxflow.domain.referrals.intake.incoming import Identity, Incoming
from faxflow.domain.referrals.intake.media import Media
from faxflow.domain.referrals.intake.piece import Piece
from faxflow.domain.referrals.record import Channel
from faxflow.domain.referrals.typed_value import Fault, Office, typed_value

_SURE, _SPOILT = 1.0, 0.3


@dataclass(frozen=True, slots=True)
class Cell:
    """What a cell says, in its normal form where it has one; `fault`: why it cannot stand."""

    text: str
    fault: str | None = None


@dataclass(frozen=True, slots=True)
class Call:
    """A row. `whole` is all of it as text; `called_at` is None where the file does not say;
    `trouble` why the row could not be read, None where it could."""

    line: int
    whole: str
    call_id: str = ""
    called_at: datetime | None = None
    caller: str = ""
    remark: str = ""
    cells: Mapping[Field, Cell] = field(default_factory=dict)
    trouble: str | None = None


def from_call(call: Call, written_at: datetime, office: Office) -> Incoming:
    """The row as one thing that came in; `written_at` is when its file was last changed."""
    told = {name: _reading(name, cell, office) for name, cell in call.cells.items() if cell.text}
    values = {name: cell.text for name, cell in call.cells.items() if cell.text}
    said = json.dumps([sorted(values.items()), call.remark], ensure_ascii=False)
    received_at = min(call.called_at or written_at, office.now)
    # Some count their calls anew each day.
    called = call.called_at.isoformat() if call.called_at else ""
    own_id = (call.call_id, called, said) if call.call_id else ()
    # Without an id of its own a call is told from a later one by its time.
    moment = called or written_at.isoformat()
    whole = hashlib.sha256(f"{call.call_id or moment}\0{call.whole}".encode()).hexdigest()
    return Incoming(
        channel=Channel.CALL_CENTRE,
        profile="calls",
        source=call.caller,
        received_at=received_at,
        raw=Piece(call.whole.encode(), Media.TEXT),
        identity=Identity(whole, own_id, "" if call.call_id else call.whole),
        told=told,
        remark=call.remark,
        trouble=call.trouble,
    )


def _reading(name: Field, cell: Cell, office: Office) -> FieldReading:
    if cell.fault:
        return FieldReading(None, _SPOILT, None, cell.fault)
    value = typed_value(name, cell.text, office)
    if isinstance(value, Fault):
        return FieldReading(None, _SPOILT, None, value.why)
    return FieldReading(value, _SURE, None, None)
