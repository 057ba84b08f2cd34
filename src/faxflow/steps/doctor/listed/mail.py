"""The checks of the gateway, the mailboxes, and the ways to staff."""

from typing import Final

from faxflow.steps.doctor import gateways, mailboxes, notices
from faxflow.steps.doctor.check import LONG, REACHED, STORED, Check

MAIL: Final = (
    Check(
        "mailbox",
        "Mailbox of results",
        "Certificate, sign-in, folders and abilities of [mailbox]",
        "Mend the server's address, secret or folder",
        mailboxes.look_at_mailbox,
        REACHED,
        LONG,
    ),
    Check(
        "intake-mailbox",
        "Mailbox of referrals",
        "The same of [intake_mailbox]",
        "Mend the server's address, secret or folder",
        mailboxes.look_at_intake_mailbox,
        REACHED,
        LONG,
    ),
    Check(
        "gateway",
        "Gateway",
        "Certificate, sign-in, sender, address and size limit; no fax is handed over",
        "Mend the server's address, secret or sender",
        gateways.look_at_gateways,
        REACHED,
        LONG,
    ),
    Check(
        "gateway-address",
        "Addresses of faxes",
        "The mail address that a sample number makes",
        "Mend [gateway] address",
        gateways.look_at_addresses,
    ),
    Check(
        "mail-domains",
        "Domains of mail",
        "MX of the gateway's domain, SPF of ours",
        "Mend the address, or the DNS of your domain",
        gateways.look_at_domains,
        REACHED,
        LONG,
    ),
    Check(
        "gateway-breaker",
        "Breaker",
        "Whether a gateway is halted",
        "Mend the account, then `faxflow gateway resume`",
        gateways.look_at_breaker,
        STORED,
    ),
    Check(
        "oauth",
        "Tokens",
        "A new token is made for each mailbox that signs in by OAuth",
        "`faxflow sign-in`; mend [oauth]",
        notices.look_at_tokens,
        REACHED,
        LONG,
    ),
    Check(
        "notices",
        "Mail to staff",
        "Certificate, sign-in, sender and all recipients; no notice is sent",
        "Mend [notices]",
        notices.look_at_notices,
        REACHED,
        LONG,
    ),
    Check(
        "webhook",
        "Webhook",
        "Its address leads to an approved host that is known; nothing is posted",
        "Make it anew and change its secret",
        notices.look_at_webhook,
        REACHED,
    ),
    Check(
        "notice-command",
        "Program for notices",
        "It is there, and may be run; it is not",
        "Install it, or mend its path",
        notices.look_at_command,
    ),
)
