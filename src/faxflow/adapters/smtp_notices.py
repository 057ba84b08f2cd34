"""Mails notices to staff, one connection each: they are few, and hours apart."""

from faxflow.adapters.mail_security import Peer, Secret, TokenSource
from faxflow.adapters.staff_mail import MailingList
from faxflow.config.notices import NoticeSettings
from faxflow.domain.notice import NotTaken
from faxflow.domain.run import Clock


class SmtpNotices:
    """Sends to the addresses that the configuration approves, and to no other."""

    name = "mail"

    def __init__(
        self,
        settings: NoticeSettings,
        secret: Secret,
        clock: Clock,
        *,
        patience_seconds: float = 5.0,
        tokens: TokenSource | None = None,
        addresses: str = "[notices] to",
    ) -> None:
        """`addresses` says where the configuration has `settings.to` from."""
        self.logs_in = settings.user is not None
        self._secret = secret
        self._clock = clock
        self._patience_seconds = patience_seconds
        self._peer = Peer(settings, "[notices]", tokens)
        self._people = MailingList(settings.sender, settings.to, addresses)

    def send(self, message_id: str, subject: str, body: str) -> NotTaken:
        """The places in `to` that were refused while others were not.

        Raises LoginRefused, ServerUnreachable or InsecureServer, AddressesRefused where none of
        them is taken, or NoticeRefused where it is the notice that is refused, for good.
        """
        mail = self._people.mail(message_id, subject, self._clock)
        mail.set_content(body)
        patience = self._patience_seconds
        return self._people.hand_over(mail, self._peer, self._secret, patience_seconds=patience)
