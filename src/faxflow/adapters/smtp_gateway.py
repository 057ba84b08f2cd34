"""The e-mail-to-fax gateway behind one SMTP connection, reused from fax to fax."""

import contextlib
import socket

from faxflow.adapters import smtp_handover
from faxflow.adapters.mail_security import Peer, Secret, TokenSource
from faxflow.adapters.smtp_connection import connect
from faxflow.adapters.smtp_handover import CLOSING
from faxflow.adapters.smtp_message import Envelope, FaxTemplate
from faxflow.adapters.smtp_replies import StrictReplies
from faxflow.config.gateway import GatewaySettings
from faxflow.domain.handover import Finish, NotReached, Offer, Offered, OutgoingFax, Refused
from faxflow.domain.rehearsal import REHEARSAL_HOST
from faxflow.domain.run import Clock
from faxflow.errors import InsecureServer, LoginRefused, ServerUnreachable, WrongGateway

_BAD_ADDRESS = 553  # RFC 5321: mailbox name not allowed
_LOGIN_REFUSED = 535
_GOODBYE_SECONDS = 5.0


class SmtpGateway:
    """Serves one thread, but for `cut`; connecting is tried again for `patience_seconds`.

    In a rehearsal it speaks to the simulator alone, else to anything but it.
    """

    def __init__(
        self,
        settings: GatewaySettings,
        secret: Secret,
        clock: Clock,
        *,
        rehearsal: bool = False,
        patience_seconds: float = 5.0,
        tokens: TokenSource | None = None,
    ) -> None:
        self.name = settings.name
        self._settings = settings
        self._secret = secret
        self._clock = clock
        self._rehearsal = rehearsal
        self._patience_seconds = patience_seconds
        self._peer = Peer(settings, settings.section, tokens)
        self._template = FaxTemplate(settings)
        self._line: StrictReplies | None = None
        self._offered: Envelope | None = None
        self._cut = False

    def open(self) -> None:
        """Connects, secures, signs in.

        Raises LoginRefused, ServerUnreachable, InsecureServer or WrongGateway.
        """
        self._connected()

    def offer(self, fax: OutgoingFax) -> Offer:
        """Hands over all but the final dot, reconnecting first where the line was lost."""
        envelope = self._template.envelope(fax, self._clock())
        if envelope is None:
            return Refused(_BAD_ADDRESS, "the number cannot be written as an address")
        old_line = self._usable_line()
        if old_line is not None:
            outcome = self._offer(old_line, envelope)
            if self._cut or not _line_was_lost(outcome):
                return outcome
        try:
            new_line = self._connected()
        except LoginRefused as error:
            return Refused(_LOGIN_REFUSED, str(error), account=True)
        except (ServerUnreachable, InsecureServer, WrongGateway) as error:
            return NotReached(str(error))
        return self._offer(new_line, envelope)

    def finish(self) -> Finish:
        """Sends the final dot of the fax just offered and waits for the reply."""
        if self._line is None or self._offered is None:
            raise RuntimeError("finish() follows an offer() that gave Offered")
        outcome = smtp_handover.finish(
            self._line, self._offered, self._settings.final_timeout_seconds
        )
        self._offered = None
        return outcome

    def close(self) -> None:
        """Says goodbye; never raises."""
        line, in_letter = self._line, self._offered is not None
        if line is not None and line.sock is not None and not in_letter:
            with contextlib.suppress(OSError):
                line.sock.settimeout(min(_GOODBYE_SECONDS, self._settings.timeout_seconds))
                line.quit()
        self._drop()

    def cut(self) -> None:
        """Breaks the connection from another thread, which ends what hangs on it."""
        self._cut = True
        sock = self._line.sock if self._line is not None else None
        if sock is not None:
            with contextlib.suppress(OSError):
                sock.shutdown(socket.SHUT_RDWR)

    def _connected(self) -> StrictReplies:
        self._drop()
        self._line = connect(
            self._peer,
            self._secret,
            self._template.sender,
            patience_seconds=self._patience_seconds,
            greeted=self._refuse_wrong_world,
        )
        return self._line

    def _refuse_wrong_world(self, line: StrictReplies) -> None:
        """A rehearsed fax must reach nobody, and a real one must not end in a simulator."""
        refuse_wrong_world(line, self._peer, rehearsal=self._rehearsal)

    def _offer(self, line: StrictReplies, envelope: Envelope) -> Offer:
        outcome = smtp_handover.offer(line, envelope)
        self._offered = envelope if isinstance(outcome, Offered) else None
        return outcome

    def _usable_line(self) -> StrictReplies | None:
        """The line, where it can carry another fax; one with an unfinished fax on it cannot."""
        line = self._line
        if line is None or line.sock is None or self._offered or line.spoke_unasked():
            return None
        return line

    def _drop(self) -> None:
        if self._line is not None:
            self._line.close()
        self._line = self._offered = None


def refuse_wrong_world(line: StrictReplies, peer: Peer, *, rehearsal: bool) -> None:
    """Returns where a rehearsal has met the simulator, or the real thing anything else.

    Raises WrongGateway.
    """
    simulated = REHEARSAL_HOST.encode() in (line.ehlo_resp or b"")
    if simulated is rehearsal:
        return
    raise WrongGateway(
        server=peer.name,
        found="the rehearsal's" if simulated else "a real",
        environment="a rehearsal" if rehearsal else "production",
    )


def _line_was_lost(outcome: Offer) -> bool:
    return isinstance(outcome, NotReached) or (
        isinstance(outcome, Refused) and outcome.code == CLOSING
    )
