"""Mail that gateways send about something else than a fax of ours: noise, or a blocked account."""

import re

from faxflow.domain.ids import references_in
from faxflow.domain.verdict_reading.field_labels import Field
from faxflow.domain.verdict_reading.fields import labelled_values
from faxflow.domain.verdict_reading.mail_text import MailText
from faxflow.domain.verdict_reading.numbers import written_numbers

_ACCOUNT = re.compile(
    r"\baccount\b[^.]{0,40}\b(?:has been|is|was|now) (?:\w+ )?"
    r"(?:suspended|disabled|deactivated|terminated|closed|locked|on hold|cancell?ed|blocked)"
    r"|\bsending (?:\w+ )?(?:is|has been) (?:off|disabled|suspended|blocked)"
    r"|\b(?:out of|no|insufficient) (?:\w+ )?(?:credits?|funds)\b|\bcredit (?:is )?exhausted"
    r"|\bsubscription (?:has )?(?:expired|lapsed|ended|been cancell?ed)"
    r"|\bkonto (?:wurde |ist )?(?:\w+ )?gesperrt|\bcompte (?:\w+ )?(?:suspendu|bloqué)"
    r"|\baccount (?:\w+ )?sospeso|\bcuenta (?:\w+ )?suspendida",
    re.IGNORECASE,
)
_BUSINESS = re.compile(
    r"\b(?:billing|invoice|payment|(?:account|monthly|usage) (?:statement|summary|report)|renewal"
    r"|subscription|credit card|price|pricing|newsletter|webinar|password|sign.?in|log.?in|verify"
    r"|verification code|welcome to|maintenance|upgrade|new features?|survey|trial|offer"
    r"|port(?:ing)? request|rechnung|facture|fattura|factura|wartung|passwort)\b|請求|メンテナンス",
    re.IGNORECASE,
)
_INBOUND = re.compile(
    r"\bnew (?:[\w()]+[ -]){0,4}fax(?:es)?\b|\b(?:incoming|inbound|received|missed) (?:[\w()]+ ){0,3}fax"
    r"|\breceived (?:a|an|one|\d+|\(\d+\)|new|your new)(?: [\w()-]+){0,3} fax"
    r"|\bfax(?:es)? (?:message )?(?:was |were |has been )?(?:received|arrived)\b"
    r"(?! (?:for|by|and|into|in) )"
    r"|\bfax (?:message |transmission )?(?:received )?from\b(?!.*\bto\b)"
    r"|\bsent you a (?:\w+ )?fax|\bfax at your number|\bfax reception\b"
    r"|\bneues? (?:tele)?fax|\b(?:tele)?fax (?:\w+ ){0,2}(?:eingegangen|empfangen|erhalten)"
    r"|\b(?:tele)?fax von\b(?!.*\ban\b)|\bnouveau fax|\bnouvelle télécopie|\bfax reçu|\btélécopie reçue"
    r"|\bnuovo fax|\bfax ricevuto|\bricevuto un (?:nuovo )?fax|\bnuevo fax|\bfax recibido"
    r"|\bnieuwe fax|\bfax ontvangen|受信",
    re.IGNORECASE,
)


def is_account_notice(mail: MailText) -> bool:
    """True when our account is stopped and no fax is named: every fax would fail."""
    if _names_fax(mail):
        return False
    return any(_ACCOUNT.search(line) for line in (mail.subject, *mail.lines[:20]))


def is_other_business(mail: MailText) -> bool:
    """True for inbound faxes, bills, offers and the like, by their subject."""
    if references_in(mail.subject):
        return False
    if _INBOUND.search(mail.subject):
        return True
    return bool(_BUSINESS.search(mail.subject)) and not _names_fax(mail)


def is_inbound_notice(mail: MailText) -> bool:
    """True when the first words of the body announce a fax that came in."""
    return any(_INBOUND.search(line) for line in mail.lines[:20])


def _names_fax(mail: MailText) -> bool:
    text = " ".join([mail.subject, *mail.lines])
    return bool(
        references_in(text)
        or written_numbers(mail.subject)
        or any(one.field == Field.NUMBER for one in labelled_values(mail.lines))
    )
