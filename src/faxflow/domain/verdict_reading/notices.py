"""Mail that gateways send about something else than a fax of ours: noise, or a blocked account."""

from faxflow.domain.ids import references_in
from faxflow.domain.verdict_reading.field_labels import Field
from faxflow.domain.verdict_reading.fields import labelled_values
from faxflow.domain.verdict_reading.mail_text import MailText
from faxflow.domain.verdict_reading.numbers import written_numbers
from faxflow.domain.verdict_reading.other_matters import (
    DIRECTION_INBOUND,
    OTHER_SENDER,
    OTHER_SUBJECT,
)
from faxflow.domain.verdict_reading.outcome import sentence_outcome
from faxflow.domain.verdict_reading.phrases import phrases
from faxflow.domain.verdict_reading.prose import sentences

_ACCOUNT = phrases(
    r"""
    account\b[^.]{0,40}\b(?:has been|is|was|now) (?:\w+ )?(?:suspended|disabled|deactivated|blocked)
    account\b[^.]{0,40}\b(?:has been|is|was|now) (?:\w+ )?(?:terminated|closed|locked|cancell?ed)
    account\b[^.]{0,40}\bon hold
    sending (?:\w+ )?(?:is|has been) (?:off|disabled|suspended|blocked)
    (?:out of|no|insufficient) (?:\w+ )?(?:credits?|funds)\b | credit (?:is )?exhausted
    subscription (?:has )?(?:expired|lapsed|ended|been cancell?ed)
    konto (?:wurde |ist )?(?:\w+ )?gesperrt | compte (?:\w+ )?(?:suspendu|bloqué)
    account (?:\w+ )?sospeso | cuenta (?:\w+ )?suspendida
    """,
)
_BUSINESS = phrases(
    r"""
    billing\b | invoice\b | payment\b | (?:account|monthly|usage) (?:statement|summary|report)\b
    card (?:will|has|is)\b | renewal\b | subscription\b | credit card\b | pric(?:e|ing)\b
    newsletter\b | webinar\b
    password\b | sign.?in\b | log.?in\b | verify\b | verification code\b | welcome to\b
    maintenance\b | upgrade\b | new features?\b | surveys?\b | trial\b | offer\b
    (?:daily|weekly|monthly) (?:\w+ )?(?:summary|report|digest|statement|usage)\b | ported\b
    port(?:ing)? request | rechnung\b | wartung | passwort | facture\b | fattura\b | factura\b
    """,
    anywhere="請求 | メンテナンス",
)
_INBOUND = phrases(
    r"""
    new (?:[\w()]+[ -]){0,4}fax(?:es)?\b
    (?:incoming|inbound|received|missed) (?!your\b|by\b)(?:[\w()]+ ){0,3}fax
    received (?:a|an|one|\d+|\(\d+\)|new|your new)(?: [\w()-]+){0,3} fax
    fax(?:es)? (?:message )?(?:was |were |has been )?received\b(?! (?:for|by|and|in|into) )
    fax(?:es)? (?:message )?(?:was |were |has )?arrived\b
    fax (?:message |transmission )?(?:received )?from\b(?!.*\bto\b)
    sent you a (?:\w+ )?fax | fax at your number | fax reception\b
    neues? (?:tele)?fax | (?:tele)?fax (?:\w+ ){0,2}(?:eingegangen|empfangen|erhalten)
    (?:tele)?fax von\b(?!.*\ban\b)
    nouveau fax | nouvelle télécopie | fax reçu | télécopie reçue
    nuovo fax | fax ricevuto | ricevuto un (?:nuovo )?fax | nuevo fax | fax recibido
    nieuwe fax | fax ontvangen | nowy faks | (?:otrzyman|odebran)\w* faks | faks odebran
    nytt fax | ny(?:tt)? (?:tele)?fax | mottaget fax | fax modtaget | přijat\w* fax | nový fax
    (?:новый|получен|входящий) факс | novo fax | fax recebido | recebeu um (?:novo )?fax
    ha recibido un fax | hai ricevuto un fax | avez reçu un (?:nouveau )?fax
    """,
    anywhere="受信|收到(?:了)?(?:一份|新|来自)?.{0,12}(?:传真|傳真)|新传真|팩스 ?수신|새 팩스",
)


def is_about_else(mail: MailText) -> bool:
    """True when subject or sender are of some other matter, or the fax is called inbound."""
    who = f"{mail.sender_name} <{mail.sender}>".lower()
    if OTHER_SUBJECT.search(mail.subject.lower()) or OTHER_SENDER.search(who):
        return True
    return any(DIRECTION_INBOUND.search(line.lower()) for line in mail.lines)


def is_account_notice(mail: MailText) -> bool:
    """True when our account is stopped and no fax is named: every fax would fail."""
    opening = "\n".join([mail.subject, *mail.lines[:20]]).lower()
    return bool(_ACCOUNT.search(opening)) and not _names_fax(mail)


def is_other_business(mail: MailText) -> bool:
    """True for inbound faxes, bills, offers and the like, by their subject."""
    if _names_ours(mail):
        return False
    if _INBOUND.search(mail.subject.lower()):
        return True
    return bool(_BUSINESS.search(mail.subject.lower())) and not _names_fax(mail)


def is_inbound_notice(mail: MailText) -> bool:
    """True when the first words of the body announce a fax that came in."""
    opening = "\n".join(mail.lines[:20]).lower()
    return bool(_INBOUND.search(opening)) and not _names_ours(mail)


def _names_ours(mail: MailText) -> bool:
    """True when a reference of ours stands in it: such a mail is never thrown away unread."""
    return bool(references_in("\n".join([mail.subject, *mail.lines])))


def _names_fax(mail: MailText) -> bool:
    text = " ".join([mail.subject, *mail.lines])
    return bool(
        references_in(text)
        or written_numbers(mail.subject)
        or any(written_numbers(one) and sentence_outcome(one) for one in sentences(mail.told))
        or any(one.field in (Field.NUMBER, Field.LINE) for one in labelled_values(mail.lines))
    )
