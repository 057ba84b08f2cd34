"""Posts notices to a webhook on a host that the configuration approves."""

from http import HTTPStatus

from faxflow.adapters.mail_security import Secret
from faxflow.adapters.secret_address import Approval, Request, SecretAddress, ask, secret_address
from faxflow.adapters.webhook_message import webhook_message
from faxflow.config.notices import NoticeSettings
from faxflow.domain.notice import NotTaken
from faxflow.errors import ConfigurationProblem, FaxflowError, ServerUnreachable

_TAKEN = range(200, 300)
_LEADS_ELSEWHERE = range(300, 400)
_LASTING = range(300, 500)
_TRY_LATER = frozenset({HTTPStatus.REQUEST_TIMEOUT, HTTPStatus.TOO_MANY_REQUESTS})


class WebhookNotices:
    """`secret` gives the address by the name that the configuration holds."""

    name = "webhook"
    logs_in = False

    def __init__(self, settings: NoticeSettings, secret: Secret) -> None:
        self._settings = settings
        self._secret = secret

    def send(self, message_id: str, subject: str, body: str) -> NotTaken:
        """Nobody is refused by a webhook that takes it.

        Raises ServerUnreachable, ConfigurationProblem or SecretMissing.
        """
        address = self._address()
        lines = [*body.splitlines(), "", f"Notice {message_id.strip('<>')}"]
        content = webhook_message(self._settings.webhook_style, subject, lines)
        request = Request("webhook", "POST", content, "application/json")
        status = ask(address, request, self._settings.timeout_seconds).status
        if status not in _TAKEN:
            raise _refusal(address.host, status)
        return NotTaken()

    def _address(self) -> SecretAddress:
        name = self._settings.webhook or ""
        hosts = self._settings.webhook_hosts or ()
        approval = Approval(hosts, "webhook_hosts", "[notices]")
        return secret_address(self._secret(name), name, approval)


def _refusal(host: str, status: int) -> FaxflowError:
    """What it answered, in words that do not tell the address."""
    what = f"it answered {status}"
    if status in _LEADS_ELSEWHERE:
        what += ", which leads elsewhere, and nothing is posted there"
    if status not in _LASTING or status in _TRY_LATER:
        return ServerUnreachable(server=f"webhook {host}", what=what)
    return ConfigurationProblem(
        where=f"webhook {host}",
        what=what,
        todo="Make the webhook anew and change its secret; its notices wait.",
    )
