"""Words in many languages for what a gateway itself refuses: sender, account, document."""

from faxflow.domain.reasons import Reason
from faxflow.domain.verdict_reading.phrases import phrases

REFUSALS = (
    (
        Reason.ACCOUNT,
        phrases(
            r"""
            out of credit | insufficient (?:credit|funds|balance) | no (?:credit|funds)\b
            (?:balance|credit)\b[^.]{0,30} (?:does not|doesn't) cover
            credit limit | out of pages\b | (?:quota|allowance)\b
            (?:balance|credit) (?:is )?(?:too )?low
            payment (?:required|overdue|due) | (?:sending|page|fax) limit\b | plan limit
            (?:monthly|plan) (?:\w+ )?limit
            prepaid | past due
            account (?:\w+ ){0,3}(?:suspended|disabled|deactivated|closed|locked|on hold|expired)
            (?:subscription|trial) (?:has )?(?:expired|ended) | quota exceeded | monthly limit
            kein guthaben | guthaben (?:\w+ )?(?:reicht|nicht) | crédit (?:insuffisant|épuisé)
            credito (?:insufficiente|esaurito) | saldo insuficiente | crédito insuficiente
            """,
            anywhere=r"残高不足",
        ),
    ),
    (
        Reason.SENDER_NOT_AUTHORISED,
        phrases(
            r"""
            (?:sender|user|address|e-?mail|account|you)\b[^:]{0,60} not (?:\w+ )?(?:allow|perm|auth)
            (?:sender|user|address|e-?mail|account|you)\b[^:]{0,80}n't (?:\w+ )?(?:allow|perm|auth)
            (?:sender|user|address|e-?mail|you)\b[^:]{0,80} not (?:registered|recogni[sz]ed)
            (?:sender|user|address|e-?mail|account|you)\b[^:]{0,80} no (?:\w+ )?permission
            (?:may|can) not send fax | (?:un|not )authori[sz]ed (?:sender|user|e-?mail|address)
            not an? (?:\w+ )?(?:authori[sz]ed|approved|registered|permitted|allowed) (?:sender|user)
            invalid (?:user|sender) | unknown (?:user|sender) | no permission to (?:send|fax)
            absender (?:ist )?nicht (?:berechtigt|zugelassen|autorisiert)
            expéditeur non autorisé | mittente non (?:autorizzato|abilitato)
            remitente no autorizado | authentication (?:failed|failure|error)
            """,
            anywhere=r"送信権限",
        ),
    ),
    (
        Reason.NO_DOCUMENT,
        phrases(
            r"""
            no (?:\w+ )?(?:attachments?|documents?|file|content|pages)\b
            (?:attachment|document) (?:is )?missing | there is no attachment
            nothing to (?:send|fax) | empty (?:fax|document|message) | message too small
            without (?:an )?attachment | kein anhang | aucune pièce jointe | nessun allegato
            sin adjunto
            """,
            anywhere=r"添付ファイルがありません",
        ),
    ),
    (
        Reason.PAGE_LIMIT,
        phrases(
            r"""
            too many pages | \d+ pages\b[^.]{0,30}\b(?:maximum|limit) | pages? (?:limit|maximum)
            exceeds? (?:the )?(?:\w+ )?(?:number of )?pages | maximum (?:number of )?pages
            zu viele seiten | trop de pages | troppe pagine
            """,
        ),
    ),
    (
        Reason.SIZE_LIMIT,
        phrases(
            r"""
            too (?:large|big) | (?:larger|bigger) than \d
            (?:file|message|size|attachment) (?:size )?(?:limit|exceed)
            exceeds? (?:the )?(?:maximum |max )?(?:\w+ )?size | zu groß | trop volumineux
            troppo grande | demasiado grande
            """,
        ),
    ),
    (
        Reason.FILE_UNSUPPORTED,
        phrases(
            r"""
            (?:conversion|convert(?:er|ing)?|render(?:ing)?)\b[^.]{0,40}\b(?:fail|error|issue|problem)
            (?:fail|error|unable|could not|cannot)\w*[^.]{0,30}\bconver(?:t(?!\w* dial)|sion)
            (?:fail|error|unable|could not|cannot|problem)\w*[^.]{0,30}\b(?:render|rasteri[sz])
            (?:unable to|could not|cannot) (?:open|read) (?:\w+ )?(?:file|document|attachment)
            mime ?type | (?:un|not )supported (?:file|document|format|attachment|media)
            (?:file|document|format|attachment)s? (?:type )?(?:is |are )?(?:un|not )supported
            corrupt | damaged | unreadable | password.protected | encrypted
            invalidfileaccess | document format | invalid (?:file|document) | too dark
            bad (?:file|document|format of) | image error | tiff error | dateiformat
            konvertierung | format (?:de fichier )?non (?:pris en charge|supporté|supportato)
            formato (?:de archivo )?no (?:admitido|soportado)
            """,
            anywhere=r"変換(?:エラー|でき)|ファイル形式",
        ),
    ),
    (
        Reason.CANCELLED,
        phrases(
            r"""
            cancel+ed by | (?:was|been|job|fax|sender|user|transmission) (?:\w+ )?cancel+ed
            abort(?:ed)? by (?:user|sender|operator) | (?:user|job) abort
            removed from (?:the )?queue
            abgebrochen durch | storniert | annulée? par | annullato da | cancelado por
            """,
            anywhere=r"キャンセル|取り?消",
        ),
    ),
)
