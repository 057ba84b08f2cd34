"""Words in many languages → why a fax failed. The first line that matches decides."""

import re

from faxflow.domain.reasons import Reason

_TABLE: tuple[tuple[Reason, str], ...] = (
    (
        Reason.ACCOUNT,
        r"out of credit|insufficient (?:credit|funds|balance)|no (?:credit|funds) |credit limit"
        r"|account (?:\w+ ){0,3}(?:suspended|disabled|deactivated|closed|locked|on hold|expired)"
        r"|(?:subscription|trial) (?:has )?(?:expired|ended)|quota exceeded|monthly limit"
        r"|kein guthaben|guthaben (?:reicht|nicht)|crédit (?:insuffisant|épuisé)"
        r"|credito (?:insufficiente|esaurito)|saldo insuficiente|crédito insuficiente|残高不足",
    ),
    (
        Reason.SENDER_NOT_AUTHORISED,
        r"(?:sender|user|address|e-?mail|account|you)\b[^.]{0,80}"
        r"\b(?:(?:is|are|was) not|isn't|aren't|not|no)"
        r" (?:\w+ )?(?:allowed|authori[sz]ed|permi(?:tted|ssion)|registered|recogni[sz]ed|enabled)"
        r"|(?:may|can) not send fax|(?:un|not )authori[sz]ed (?:sender|user|e-?mail|address)"
        r"|invalid (?:user|sender)|unknown (?:user|sender)|no permission to (?:send|fax)"
        r"|absender (?:ist )?nicht (?:berechtigt|zugelassen|autorisiert)"
        r"|expéditeur non autorisé|mittente non (?:autorizzato|abilitato)|remitente no autorizado"
        r"|送信権限",
    ),
    (
        Reason.NO_DOCUMENT,
        r"no (?:fax )?(?:attachments?|documents?|file)\b|(?:attachment|document) (?:is )?missing"
        r"|there is no attachment|nothing to (?:send|fax)|empty (?:fax|document|message)"
        r"|message too small|without (?:an )?attachment|kein anhang|aucune pièce jointe"
        r"|nessun allegato|sin adjunto|添付ファイルがありません",
    ),
    (
        Reason.PAGE_LIMIT,
        r"too many pages|pages? (?:limit|maximum)|exceeds? (?:the )?(?:\w+ )?(?:number of )?pages"
        r"|maximum (?:number of )?pages|zu viele seiten|trop de pages|troppe pagine",
    ),
    (
        Reason.SIZE_LIMIT,
        r"too (?:large|big)|(?:file|message|size|attachment) (?:size )?(?:limit|exceed)"
        r"|exceeds? (?:the )?(?:maximum |max )?(?:\w+ )?size|zu groß|trop volumineux|troppo grande"
        r"|demasiado grande",
    ),
    (
        Reason.FILE_UNSUPPORTED,
        r"(?:conversion|convert(?:er|ing)?|render(?:ing)?)\b[^.]{0,40}\b(?:fail|error|issue|problem)"
        r"|(?:fail|error|unable|could not|cannot|problem)\w*[^.]{0,30}\b(?:convert(?!\w* dial)"
        r"|conversion|render|open (?:the )?(?:file|document|attachment)|rasteri[sz])"
        r"|mime ?type|(?:un|not )supported (?:file|document|format|attachment|media)"
        r"|(?:file|document|format|attachment)s? (?:type )?(?:is |are )?(?:un|not )supported"
        r"|(?:corrupt|damaged|unreadable|password.protected|encrypted) (?:\w+ )?(?:file|document|pdf"
        r"|attachment)|(?:file|document|pdf|attachment) (?:is |was )?(?:corrupt|damaged|unreadable"
        r"|encrypted|password)|invalidfileaccess|document format|invalid (?:file|document)|too dark"
        r"|bad (?:file|document|format of)|image error|tiff error"
        r"|dateiformat|konvertierung|format (?:de fichier )?non (?:pris en charge|supporté|supportato)"
        r"|formato (?:de archivo )?no (?:admitido|soportado)|変換(?:エラー|でき)|ファイル形式",
    ),
    (
        Reason.CANCELLED,
        r"cancel+ed by|(?:was|been|job|fax|sender|user|transmission) (?:\w+ )?cancel+ed"
        r"|abort(?:ed)? by (?:user|sender|operator)|(?:user|job) abort|removed from queue"
        r"|abgebrochen durch|storniert|annulée? par|annullato da|cancelado por"
        r"|キャンセル|取り?消",
    ),
    (
        Reason.NOT_IN_SERVICE,
        r"not in service|no longer in (?:service|use)|out of service|vacant|disconnected number"
        r"|number (?:is |was |has been )?(?:disconnected|changed|unassigned|unallocated)"
        r"|un(?:allocated|assigned)(?: \(?unassigned\)?)?(?: number)?|(?:disconnected|unknown) number"
        r"|not a working|non.?working|number changed|no route to destination"
        r"|number (?:does not|doesn't|not) exist|no such number|operator (?:message|intercept)"
        r"|sit tone|intercept|ist nicht vergeben|kein anschluss|nicht erreichbare rufnummer"
        r"|non attribué|n'existe pas|inesistente|no existe|niet in gebruik|bestaat niet"
        r"|使われて|欠番|存在しない",
    ),
    (
        Reason.INVALID_NUMBER,
        r"invalid (?:\w+ ){0,3}(?:number|dial|destination|recipient)|bad (?:phone |fax )?number"
        r"|number (?:\w+ ){0,3}(?:is |was )?(?:invalid|incorrect|malformed|not valid|incomplete)"
        r"|(?:was|is) invalid\b|wrong number|phone mask|incomplete number|number format"
        r"|convert dial string|dialing command|bad address|not a (?:valid|legal) number"
        r"|rufnummer (?:ist )?(?:ungültig|falsch|unvollständig)|ungültige (?:fax|ruf)?nummer"
        r"|numéro (?:\w+ )?(?:invalide|incorrect|erroné)|numero (?:\w+ )?(?:errato|non valido)"
        r"|número (?:\w+ ){0,3}(?:inválido|incorrecto|no válido)|ongeldig (?:\w+)?nummer"
        r"|番号(?:が|に)?(?:誤|違|無効|不正|間違)",
    ),
    (
        Reason.BLOCKED,
        r"(?:destination|number|country|area)\b[^.]{0,40}"
        r"(?:not (?:allowed|permitted|supported)|barred|block|black ?list|restrict|prohibit)"
        r"|do.not.(?:send|fax|call)|blacklist|blocked(?! by concurrent)|dns lookup|high.risk"
        r"|call (?:was )?(?:rejected|barred)|barred|cannot be diall?ed"
        r"|call rejected|not permitted to (?:this|that)|gesperrt|bloqué|bloccat|bloquead",
    ),
    (
        Reason.NO_FAX_TONE,
        r"human|voice|answering machine|(?:a )?person (?:\w+ )?answered|not a fax|no fax\b"
        r"|no ?fax(?: ?(?:dis|to|tone|machine|device|detected|signal|answer))?\b|fax ?tone"
        r"|no (?:receiver )?(?:carrier|protocol|handshake|fax (?:signal|device|machine))"
        r"|no carrier|t1 time-?out|initial communication|first message|not fax call|wanted fax"
        r"|no (?:tone|signal) (?:detected|from)|no response from (?:the )?(?:remote )?fax"
        r"|kein fax|keine faxkennung|kein faxton|stimme|anrufbeantworter|pas (?:de|un) (?:\w+ )?fax"
        r"|voix|répondeur|nessun (?:segnale|tono) fax|voce umana|segreteria"
        r"|sin tono de fax|no es un fax|contestador|geen fax"
        r"|fax(?:信号|が?応答)|ファックスではあ|音声応答",
    ),
    (
        Reason.GATEWAY_CONGESTION,
        r"(?:circuits?|network|server|system|channels?|trunks?) (?:\w+ )?busy|busy (?:circuit|network)",
    ),
    (
        Reason.BUSY,
        r"\bbusy\b|line (?:was |is )?in use|engaged|normal clearing|concurrent (?:calls|jobs)"
        r"|besetzt|belegt|occupée?|occupato|ocupad|comunicando|in gesprek|bezet|upptaget|optaget"
        r"|話し?中|通話中|ビジー",
    ),
    (
        Reason.REMOTE_DISCONNECT,
        r"(?:remote|far end|receiver|recipient|receiving|other)\b[^.]{0,30}"
        r"(?:disconnect|hung up|hang.?up|ended the call|terminated)"
        r"|dcn|(?:disconnect|hung up|hangup) by (?:the )?(?:remote|far|recipient|receiver)"
        r"|premature disconnect|no loop current|hung up before|fjesdisconnected"
        r"|gegenstelle (?:hat )?(?:aufgelegt|getrennt)|correspondant a raccroché"
        r"|riagganciato|colgó",
    ),
    (
        Reason.NO_ANSWER,
        r"no.?answer|(?:not|n't|never|nobody|no one) (?:\w+ )?(?:answer|pick)|unanswered"
        r"|no (?:user )?respon[sd]|ring(?:ing)? ?(?:time ?out|to\b|no answer)|ring(?:back)? detected"
        r"|keine (?:antwort|annahme)|nicht (?:\w+ )?(?:geantwortet|abgenommen|gemeldet)"
        r"|meldet sich nicht|antwortet nicht|nimmt nicht ab|hebt nicht ab"
        r"|(?:pas|aucune|sans|non) (?:de )?réponse|ne répond pas|nessuna risposta|non risponde"
        r"|sin respuesta|no (?:contesta|responde)|não atende|sem resposta"
        r"|geen (?:antwoord|gehoor)|inget svar|応答(?:なし|無し|がな|がありません|しません)|無応答",
    ),
    (
        Reason.LINE_DROPPED,
        r"partial|interrupt|dropped|lost (?:the )?(?:connection|carrier|line)|broken connection"
        r"|(?:connection|call|line|carrier) (?:\w+ )?(?:lost|dropped|cut|broken|terminated)"
        r"|not (?:fully|completely) (?:sent|transmitted)|incomplete (?:transmission|fax)"
        r"|transmit page|not all pages|only \d+ (?:of|out of) \d+ pages|call ended while|not completed"
        r"|(?:bad|no|invalid) response (?:after|to) (?:\w+ )?page|during (?:\w+ )?transmission"
        r"|disconnect|hung up|hang.?up|verbindung (?:\w+ )?(?:abgebrochen|unterbrochen|verloren)"
        r"|abbruch|interromp|coupé|caduta|interrump|cortad|verbroken|回線(?:が)?切|途中で|切断",
    ),
    (
        Reason.EXPIRED,
        r"expired?\b|deadline|kill time|(?:maximum|max|allotted) time|time limit|too old"
        r"|abgelaufen|délai (?:dépassé|expiré)|scadut|caducad|expirad|verlopen|期限切れ",
    ),
    (
        Reason.PROTOCOL_ERROR,
        r"communications? (?:error|failure|problem)|failed to train|failure to train|train(?:ing)?"
        r"|negotiat|protocol|handshak|(?:not |in)compatible|incompatib|answer tone|t\.?30|modem"
        r"|(?:transmission|fax|line|phone line) (?:quality|error)|poor (?:line|quality)|noise|ecm"
        r"|agree how to talk|(?:kommunikations|übertragungs|protokoll)fehler"
        r"|erreur de (?:communication|transmission|protocole)"
        r"|errore di (?:comunicazione|trasmissione|protocollo)"
        r"|error de (?:comunicación|transmisión)|communicatiefout|通信エラー|通信(?:異常|障害|不良)",
    ),
    (
        Reason.GATEWAY_CONGESTION,
        r"congest|circuits?\b[^.]{0,20}\b(?:busy|unavailable)|no (?:circuit|channel|line|port)s?\b"
        r"|(?:channel|line|port)s? (?:\w+ )?(?:unavailable|in use|exhausted)|licen[sc]e|system error"
        r"|internal (?:server )?error|temporar(?:y|ily)|service unavailable|overload|no dial ?tone"
        r"|local dialtone|server (?:error|busy)|switch(?:ing equipment)? |try later|network (?:out|err)"
        r"|überlastet|vorübergehend|surcharg|temporairement|sovraccaric|temporane|混雑|一時的",
    ),
)
_PATTERNS = tuple((reason, re.compile(words, re.IGNORECASE)) for reason, words in _TABLE)


def reason_in_words(text: str) -> Reason | None:
    """The reason that a text gives in words; None when it gives none that we know."""
    plain = text.replace("_", " ")
    return next((reason for reason, words in _PATTERNS if words.search(plain)), None)
