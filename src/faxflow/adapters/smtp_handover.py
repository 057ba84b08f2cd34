"""Hands one message over in two phases: all but the final dot, then the dot.

Which phase an outcome came from is all that tells a fax that is safe to send again
from one that may be on its way already, so every path through here ends in one word.
"""

import contextlib
import re

from faxflow.adapters.smtp_message import Envelope
from faxflow.adapters.smtp_replies import Reply, StrictReplies
from faxflow.domain.handover import Finish, NotReached, Offer, Offered, Refused, Taken, Unclear
from faxflow.domain.number_forms import local_digits
from faxflow.domain.refusal import Phase, asks_to_wait, refuses_account

CLOSING = 421
"""The server's word that it ends the connection (RFC 5321 3.8)."""

_OK = 250
_SEND_DATA = 354
_FIRST_REFUSAL = 400
_LONGEST_TEXT = 300
_MOST_LOCAL_DIGITS = 7
_FEWEST_LOCAL_DIGITS = 4
_GAP = r"[\W_]{0,3}"
# Not from within an enhanced code (5.1.1), whose digits can look like some of the number's.
_NO_CODE = r"(?<![245]\.\d\.)(?![245]\.\d{1,3}\.\d{1,3}(?![.\d]))"
_NOT_A_DIGIT = re.compile(r"\D")


def offer(line: StrictReplies, envelope: Envelope) -> Offer:
    """Sends all but the dot; a line that can serve no more is closed on the way."""
    try:
        refused = _announce(line, envelope)
        if refused is not None:
            _reuse_or_close(line, refused)
            return refused
        line.send(envelope.data)
        if line.spoke_unasked():
            raise ConnectionAbortedError("it broke in while the letter was going over")
    except OSError as error:
        line.close()
        return NotReached(str(error))
    return Offered()


def finish(line: StrictReplies, envelope: Envelope, timeout_seconds: float) -> Finish:
    """Sends the dot; a line whose state is not known afterwards is closed."""
    if line.spoke_unasked():  # the dot was never sent, so the server cannot have the fax
        line.close()
        return Refused(CLOSING, "the connection ended before the final dot was sent", busy=True)
    try:
        reply = _dot(line, timeout_seconds)
    except OSError as error:
        line.close()
        return Unclear(str(error))
    outcome = _sorted(reply, envelope)
    if isinstance(outcome, Unclear) or reply.code == CLOSING:
        line.close()
    return outcome


def _dot(line: StrictReplies, timeout_seconds: float) -> Reply:
    usual = line.timeout
    _patience(line, timeout_seconds)
    line.send(b".\r\n")
    reply = line.read_reply()
    _patience(line, usual)
    return reply


def _patience(line: StrictReplies, seconds: float) -> None:
    if line.sock is not None:
        line.sock.settimeout(seconds)


def _sorted(reply: Reply, envelope: Envelope) -> Finish:
    if reply.code == _OK:
        return Taken(_told(reply, envelope))
    if reply.code >= _FIRST_REFUSAL:
        return _refusal(Phase.DOT, reply, envelope)
    return Unclear(f"it answered {reply.code} to the final dot")


def _announce(line: StrictReplies, envelope: Envelope) -> Refused | None:
    """MAIL, RCPT and DATA, in one write where the server takes it so (RFC 2920)."""
    size = f" SIZE={len(envelope.data)}" if line.has_extn("size") else ""
    commands = {
        Phase.MAIL: f"MAIL FROM:<{envelope.sender}>{size}\r\n",
        Phase.RCPT: f"RCPT TO:<{envelope.recipient}>\r\n",
        Phase.DATA: "DATA\r\n",
    }
    if line.has_extn("pipelining"):
        line.send("".join(commands.values()))
        return _first_refusal(line, envelope)
    for phase, command in commands.items():
        line.send(command)
        refused = _judged(phase, line.read_reply(), envelope)
        if refused is not None:
            return refused
    return None


def _first_refusal(line: StrictReplies, envelope: Envelope) -> Refused | None:
    for phase in (Phase.MAIL, Phase.RCPT, Phase.DATA):
        refused = _judged(phase, line.read_reply(), envelope)
        if refused is not None:
            _hear_out(line, phase)
            return refused
    return None


def _hear_out(line: StrictReplies, refused: Phase) -> None:
    """Reads the replies to what was sent behind the refused command, so that none is left."""
    later = {Phase.MAIL: 2, Phase.RCPT: 1}.get(refused, 0)
    with contextlib.suppress(OSError):  # which closes the line; the refusal stands
        codes = [line.read_reply().code for _ in range(later)]
        if _SEND_DATA in codes:
            line.close()  # it waits for a message that it refused: leave without one


def _judged(phase: Phase, reply: Reply, envelope: Envelope) -> Refused | None:
    """None where the server agreed. Raises ConnectionAbortedError where it makes no sense."""
    if reply.code >= _FIRST_REFUSAL:
        return _refusal(phase, reply, envelope)
    wanted = _SEND_DATA if phase is Phase.DATA else _OK
    if reply.code // 10 != wanted // 10:
        raise ConnectionAbortedError(f"it answered {reply.code} to {phase}")
    return None


def _refusal(phase: Phase, reply: Reply, envelope: Envelope) -> Refused:
    return Refused(
        reply.code,
        _told(reply, envelope),
        account=refuses_account(phase, reply.code, reply.text),
        busy=asks_to_wait(phase, reply.code, reply.text),
    )


def _told(reply: Reply, envelope: Envelope) -> str:
    """The server's words without the number, however it writes it, on one line."""
    words, ending = " ".join(reply.text.split()), envelope.number[-_FEWEST_LOCAL_DIGITS:]
    # Looked for first: making the pattern costs more than the rest of a hand-over.
    if ending in _NOT_A_DIGIT.sub("", words):
        words = _as_dialled(envelope.number).sub("(number)", words)
    local_part = envelope.recipient.rpartition("@")[0]
    if ending in local_part:
        words = words.replace(local_part, "(number)")
    return "".join(letter for letter in words if letter.isprintable())[:_LONGEST_TEXT]


def _as_dialled(number: str) -> re.Pattern[str]:
    """Finds the number in any grouping, with and without its country and area code."""
    digits, known = number.removeprefix("+"), len(local_digits(number))
    local = max(_FEWEST_LOCAL_DIGITS, min(known, _MOST_LOCAL_DIGITS))
    country_and_area = "".join(f"(?:{one}{_GAP})?" for one in digits[:-local])
    return re.compile(rf"{_NO_CODE}[+(]*{country_and_area}{_GAP.join(digits[-local:])}")


def _reuse_or_close(line: StrictReplies, refused: Refused) -> None:
    if line.sock is None:
        return
    with contextlib.suppress(OSError):
        if refused.code != CLOSING and line.docmd("RSET")[0] == _OK:
            return
    line.close()
