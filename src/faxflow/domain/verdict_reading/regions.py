"""Which countries a mail's national numbers may belong to, likeliest first."""

import re

from faxflow.domain.verdict_reading.mail_text import MailText

_DOMAIN_COUNTRIES = frozenset(
    {
        "at",
        "au",
        "be",
        "br",
        "ch",
        "cz",
        "de",
        "dk",
        "es",
        "fi",
        "fr",
        "gr",
        "hu",
        "ie",
        "il",
        "in",
        "it",
        "jp",
        "mx",
        "nl",
        "no",
        "nz",
        "pl",
        "pt",
        "se",
        "za",
        "cn",
        "hk",
        "kr",
        "ro",
        "ru",
        "sg",
        "tr",
        "tw",
    }
)
_ENGLISH = re.compile(r"\b(?:your|the|been|could)\b", re.IGNORECASE)
_OPENING = 600  # characters; a mail shows its language early
_LANGUAGES = (
    ("JP", re.compile(r"[\u3040-\u30ff]")),
    ("CH", re.compile(r"\b(?:grüezi|schweiz|suisse|svizzera)\b", re.I)),
    ("AT", re.compile(r"\b(?:österreich|wien)\b", re.I)),
    ("PT", re.compile(r"\b(?:exm[oa]|portugal|telemóvel|ficheiro)\b", re.I)),
    ("DE", re.compile(r"\b(?:nicht|wurde|ihre?|gesendet|fehlgeschlagen|schlug)\b", re.I)),
    ("FR", re.compile(r"\b(?:votre|télécopie|envoyée?|échoué|numéro)\b", re.I)),
    ("IT", re.compile(r"\b(?:vostro|inviato|destinatario|esito|non riuscito)\b", re.I)),
    ("ES", re.compile(r"\b(?:su fax|enviado|envío|número de fax)\b", re.I)),
    ("KR", re.compile(r"[\uac00-\ud7a3]")),
    ("CN", re.compile(r"传真|发送")),
    ("RU", re.compile(r"[\u0430-\u044f]{3}")),
    ("PL", re.compile(r"\b(?:faks|został|wysłan\w)\b", re.I)),
    ("SE", re.compile(r"\b(?:skicka[ts]?|mottagare|inte)\b", re.I)),
    ("BR", re.compile(r"\b(?:seu fax|não foi|enviado com sucesso)\b", re.I)),
    ("NL", re.compile(r"\b(?:verzonden|mislukt|ontvanger)\b", re.I)),
)


def regions_of(mail: MailText, *, country: str, gateway: str | None) -> tuple[str, ...]:
    """The practice's own country, then the gateway's, its domain's, and its language's."""
    found = [country, gateway, _domain_country(mail.domain), _language_country(mail)]
    return tuple(dict.fromkeys(region for region in found if region))


def _domain_country(domain: str) -> str | None:
    ending = domain.rpartition(".")[2]
    if ending == "uk":
        return "GB"
    return ending.upper() if ending in _DOMAIN_COUNTRIES else None


def _language_country(mail: MailText) -> str | None:
    text = " ".join([mail.subject, *mail.lines])[:_OPENING]
    if text.isascii() and _ENGLISH.search(text):
        return None
    return next((region for region, words in _LANGUAGES if words.search(text)), None)
