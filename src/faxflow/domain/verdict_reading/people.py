"""Mail by people and their out-of-office programs, which quotes results without being one."""

import re

from faxflow.domain.verdict_reading.machine import is_machine_made, is_machine_name
from faxflow.domain.verdict_reading.mail_text import MailText
from faxflow.domain.verdict_reading.outcome import sentence_outcome
from faxflow.domain.verdict_reading.phrases import phrases
from faxflow.domain.verdict_reading.prose import sentences

_FORWARD = re.compile(r"^(?:fwd?|fw|wg|tr|rv|enc|doorst|vb|vl|i)\s*:", re.IGNORECASE)
_REPLY = re.compile(r"^(?:re|aw|antw?|sv|odp|res|r)\s*(?:\[\d+\])?\s*[:：]", re.IGNORECASE)
_ANSWER_TO_FAX = re.compile(r"re: fax to [\d+() .-]{7,}", re.IGNORECASE)
_QUOTE = re.compile(
    r"^[ \t]*>|^[ \t]*[-_]{2,} ?(?:original|forwarded|ursprüngliche|weitergeleitete)"
    r"|^[ \t]*-{2,} ?message d'origine|^begin forwarded message"
    r"|(?:\bwrote|\bschrieb\b.*|\ba écrit ?|\bha scritto|\bescribió|\bschreef\b.*):[ \t]*$",
    re.IGNORECASE | re.MULTILINE,
)
_NAME = re.compile(r"\b[^\W\d_a-z][a-zà-ÿ]{2,}\b")  # Pat, not UCM
_AUTO_SUBJECT = re.compile(
    r"^\W*(?:auto(?:[- ]?(?:reply|response|antwort))?\s*:|automatic reply|automatische antwort"
    r"|out of (?:the )?office|abwesen|réponse automatique|absence du bureau|risposta automatica"
    r"|respuesta automática|automatisch antwoord"
    r"|(?:read|gelesen|lu|letto|leído)\s*:|autosvar|afwezig|ooo\b|vacation|自動応答|不在)",
    re.IGNORECASE,
)
_AWAY = phrases(
    r"""
    out of (?:the )?office\b | on (?:vacation|holiday|annual leave|leave)\b | away from
    will (?:be back|return) on\b | office is closed\b | nicht im (?:büro|haus)\b
    absente? (?:du bureau|until) | fuori (?:sede|ufficio)\b | fuera de la oficina\b
    """,
)


def is_auto_reply(mail: MailText) -> bool:
    """True for an out-of-office answer; a gateway's result sent as an auto-reply is none."""
    if _AUTO_SUBJECT.search(mail.subject) or "vacation" in mail.auto_submitted:
        return True
    if _AWAY.search("\n".join(mail.lines[:20]).lower()):
        return True
    return mail.auto_submitted.startswith("auto-replied") and not _is_result(mail)


def is_from_person(mail: MailText) -> bool:
    """True for a forward, a reply, and a mail that a person attached another mail to."""
    if _FORWARD.search(mail.subject):
        return True
    if _ANSWER_TO_FAX.match(mail.subject) and is_machine_made(mail):
        return False  # some gateways answer our own mail
    quotes = bool(_QUOTE.search("\n".join(mail.lines)))
    if _REPLY.search(mail.subject):
        return quotes or not is_machine_made(mail)
    return bool(mail.returned or quotes) and not is_machine_made(mail)


def is_named_person(mail: MailText) -> bool:
    """True for "Pat Lee <pat@…>": the address holds a name that its domain does not.

    One name alone may be a program's ("Asterisk <asterisk@pbx…>")."""
    local = mail.sender.partition("@")[0]
    names = [name.lower() for name in _NAME.findall(mail.sender_name)]
    if is_machine_name(f"{mail.sender_name} <{local}>"):
        return False
    if len(names) == 1 and is_machine_made(mail):
        return False
    return any(name in local and name not in mail.domain for name in names)


def _is_result(mail: MailText) -> bool:
    """A gateway says in the body how the fax fared; an answering program repeats the subject."""
    return is_machine_made(mail) or any(map(sentence_outcome, sentences(mail.lines)))
