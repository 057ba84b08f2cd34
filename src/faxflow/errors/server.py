"""What mail servers and the gateway may refuse."""

from faxflow.errors.base import ExitCode, FaxflowError


class LoginRefused(FaxflowError):
    exit_code = ExitCode.LOGIN_REFUSED
    sentence = "{server} refused the login as {user}."
    remedy = "Check the secret {secret}; no login was retried and no fax was lost."


class LoginUnwelcome(LoginRefused):
    """It is not about the password."""

    sentence = "{server} refused the login as {user}: {what}."
    remedy = "{todo} No login was retried and no fax was lost."


class TokenRefused(LoginRefused):
    sentence = "{server} does not sign in {user}: {what}."
    remedy = "{todo} No fax was lost."


class LoginPaused(FaxflowError):
    has_task = True
    exit_code = ExitCode.LOGIN_REFUSED
    sentence = "The {inbox} refused our login {times}, so none is tried before {at}."
    remedy = "Mend its secret; `{command} --now` then tries at once."


class ServerUnreachable(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "{server} cannot be reached: {what}."
    remedy = "Nothing was lost; the next run tries again."


class AddressesRefused(ServerUnreachable):
    """Others may be taken: it is about the addresses of one list, all of them."""


class StillUnreachable(ServerUnreachable):
    """It was told of within the hour; cron would mail it at every run."""

    has_task = True


class InsecureServer(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{server} offers no TLS, and faxes carry patient data."
    remedy = (
        "Use a port with TLS in {section}: 587 or 143 with starttls, 465 or 993 with tls;"
        " plain text is for loopback only."
    )


class CertificateRejected(InsecureServer):
    sentence = "{server} shows a certificate that cannot be trusted: {what}."
    remedy = (
        "A name that differs: mend host in {section}. One that has run out: whoever runs it renews"
        " it. An authority of your own: name its file in SSL_CERT_FILE."
    )


class LineLost(ServerUnreachable):
    """The server could be reached, and the line broke while it was asked for something."""


class MailsUnreadable(ServerUnreachable):
    sentence = "{server} cannot show {mails} in {folder}; all others were read."
    remedy = "Open them with a mail program, and move them out of {folder}."


class MailsRenumbered(ServerUnreachable):
    sentence = "{server} numbered the mails in {folder} anew while they were being read."


class FilingRefused(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{server} does not move mails to {folder}: {what}."
    remedy = "Make room in the mailbox; each mail was read and counts once."


class NoticesPaused(FaxflowError):
    has_task = True
    exit_code = ExitCode.TRY_LATER
    sentence = "The mail server of [notices] refused our login, so none is tried before {until}."
    remedy = "Mend its secret; the notices wait and none is lost."


class NoticeRefused(FaxflowError):
    """It is about this one notice: others may be taken."""

    has_task = True
    exit_code = ExitCode.TRY_LATER
    sentence = "{server} refuses a notice with {code}."
    remedy = "All others go out; what it told of stands in `faxflow task list`."


class ReportRefused(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{server} refuses the report with {code}, whoever it is for."
    remedy = "Its attachments may be why: leave out some in [report.mail] attach, and run it again."


class WrongGateway(FaxflowError):
    exit_code = ExitCode.CONFIGURATION
    sentence = "{server} is {found} gateway, and this is {environment}."
    remedy = "Nothing was sent; check [gateway] host and port, or [practice] environment."


class GatewayHalted(FaxflowError):
    has_task = True
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "The gateway {gateway} is halted since {since}: {reason}."
    remedy = "Mend the account with the gateway, then run `faxflow gateway resume`."


class UnusualVolume(FaxflowError):
    has_task = True
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "Today would have {faxes}; {usual}."
    remedy = "Nothing was sent: see `faxflow batch list`, then release or hold, or send with --yes."
