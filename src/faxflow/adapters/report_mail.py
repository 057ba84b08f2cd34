"""Mails a report to its readers: the text to read at once, the pages beside it."""

from email.message import EmailMessage

from faxflow.adapters.mail_security import Peer, Secret, TokenSource
from faxflow.adapters.staff_mail import MailingList
from faxflow.config.notices import NoticeSettings
from faxflow.domain.mailed_report import AttachedFile, MailedReport
from faxflow.domain.notice import NotTaken
from faxflow.domain.run import Clock
from faxflow.errors import ReportRefused


class SmtpReports:
    """Sends by the server of [notices] to `settings.to`, and to no other address."""

    def __init__(
        self,
        settings: NoticeSettings,
        secret: Secret,
        clock: Clock,
        *,
        addresses: str,
        patience_seconds: float = 5.0,
        tokens: TokenSource | None = None,
    ) -> None:
        """`addresses` says where the configuration has `settings.to` from."""
        self._secret = secret
        self._clock = clock
        self._patience_seconds = patience_seconds
        self._peer = Peer(settings, "[notices]", tokens)
        self._people = MailingList(
            settings.sender, settings.to, addresses, noun="report", refused=ReportRefused
        )

    def send(self, message_id: str, report: MailedReport) -> NotTaken:
        """The places in the list of addresses that were refused while others were not.

        Raises LoginRefused, ServerUnreachable or InsecureServer, AddressesRefused where none of
        them is taken, or ReportRefused where it is the report that is refused, for good.
        """
        mail = self._people.mail(message_id, report.subject, self._clock)
        mail.set_content(report.body)
        for file in report.files:
            _attach(mail, file)
        patience = self._patience_seconds
        return self._people.hand_over(mail, self._peer, self._secret, patience_seconds=patience)


def _attach(mail: EmailMessage, file: AttachedFile) -> None:
    main, _, kind = file.content_type.partition("/")
    if main == "text":
        mail.add_attachment(file.content.decode(), subtype=kind, filename=file.name)
    else:
        mail.add_attachment(file.content, maintype=main, subtype=kind, filename=file.name)
