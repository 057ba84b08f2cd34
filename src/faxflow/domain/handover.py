"""One fax on its way to the gateway's SMTP server, and how each phase can end.

The dot that ends DATA is the point of no return (RFC 5321 4.1.1.4): before it the
server cannot have the fax, after it only the server's reply says whether it has.
"""

from dataclasses import dataclass

from faxflow.domain.ids import Reference, RunId


@dataclass(frozen=True, slots=True)
class OutgoingFax:
    """`number` is E.164; `pdf` the letter's bytes."""

    reference: Reference
    number: str
    pdf: bytes
    run_id: RunId


@dataclass(frozen=True, slots=True)
class Offered:
    """The body is over but not its final dot: the server cannot send it yet."""


@dataclass(frozen=True, slots=True)
class NotReached:
    """The connection failed before the dot: the server cannot have the fax."""

    what: str


@dataclass(frozen=True, slots=True)
class Refused:
    """A definite 4xx or 5xx.

    `account` where the sender, not this one fax, was refused; `busy` where the server has
    no time now for any fax.
    """

    code: int
    what: str
    account: bool = False
    busy: bool = False


@dataclass(frozen=True, slots=True)
class Taken:
    """250 to the dot: the fax is the gateway's now."""

    reply: str


@dataclass(frozen=True, slots=True)
class Unclear:
    """No reply, or a broken one, to the dot: nobody knows."""

    what: str


Offer = Offered | NotReached | Refused
Finish = Taken | Refused | Unclear
