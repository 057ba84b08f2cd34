"""Words in many languages for what went wrong on the telephone line, and for the number."""

from faxflow.domain.reasons import Reason
from faxflow.domain.verdict_reading.phrases import phrases

LINE_TROUBLES = (
    (
        Reason.NOT_IN_SERVICE,
        phrases(
            r"""
            not in service | no longer in (?:service|use) | out of service | vacant
            disconnected number | number\b.{0,30}\b(?:has been|is|was) disconnected
            number (?:is |was |has been )?(?:disconnected|changed|unassigned|unallocated)
            un(?:allocated|assigned)(?: \(?unassigned\)?)?(?: number)?
            (?:disconnected|unknown) number | not a working | non.?working | number changed
            no route to destination | number (?:does not|doesn't|not) exist | no such number
            number (?:is |was )?not (?:assigned|allocated) | 404 not found | inexistente
            existiert nicht | não existe
            operator (?:message|intercept) | sit tone | intercept | ist nicht vergeben
            kein anschluss | nicht erreichbare rufnummer | non attribué | n'existe pas
            nie istnieje | neexistuje | не существует
            inesistente | no existe | niet in gebruik | bestaat niet
            """,
            anywhere=r"使われて|欠番|存在しない|空号|空號|없는 번호",
        ),
    ),
    (
        Reason.INVALID_NUMBER,
        phrases(
            r"""
            invalid (?:\w+ ){0,3}(?:number|dial|destination|recipient)
            (?:bad|malformed|incorrect|incomplete|illegal) (?:\w+ ){0,2}number
            wrong (?:fax )?number
            number (?:\w+ ){0,3}(?:is |was )?(?:invalid|incorrect|malformed|not valid|incomplete)
            (?:was|is) invalid\b | wrong number | phone mask | incomplete number | number format
            convert dial string | dialing command | bad address
            not a (?:valid|legal) (?:\w+ )?number
            (?:ruf|fax|ziel)?nummer (?:ist |war )?(?:ungültig|falsch|unvollständig)
            ungültige (?:fax|ruf)?nummer
            numéro (?:\w+ )?(?:invalide|incorrect|erroné) | numero (?:\w+ )?(?:errato|non valido)
            número (?:\w+ ){0,3}(?:inválido|incorrecto|no válido) | ongeldig (?:\w+)?nummer
            """,
            anywhere=r"""
            番号(?:が|に)?(?:誤|違|無効|不正|間違) | 号码(?:错误|无效) | 无效号码 | 잘못된 번호
            """,
        ),
    ),
    (
        Reason.BLOCKED,
        phrases(
            r"""
            (?:destination|number|country|area|call)s?\b[^.]{0,40}not (?:allowed|permitted|enabled)
            fax(?:ing|es)\b[^.]{0,40}not (?:allowed|permitted|enabled)
            (?:destination|number|country|area)s?\b[^.]{0,40}not supported | opted.out | opt.out
            (?:fax|number)\b[^.]{0,20}unsubscribed
            (?:destination|number|country|area)\b[^.]{0,40}(?:barred|block|restrict|prohibit)
            do.not.(?:send|fax|call) | blacklist | blocked(?! by concurrent) | dns lookup
            high.risk | call (?:was )?(?:rejected|barred) | barred | cannot be diall?ed
            call rejected | not permitted to (?:this|that) | gesperrt | bloqué | bloccat
            bloquead
            """,
        ),
    ),
    (
        Reason.NO_FAX_TONE,
        phrases(
            r"""
            human | voice | answering machine | person\b[^.]{0,30}(?:answer|pick) | not a fax
            no fax\b | (?:respond|answer)\w* as a fax
            no ?fax(?: ?(?:dis|to|tone|machine|device|detected|signal|answer))?\b
            fax ?tone
            no (?:receiver )?(?:carrier|protocol|handshake|fax (?:signal|device|machine))
            no carrier | t1 time-?out | initial (?:fax )?communication | ivr\b | auto\w*.attendant
            first message | not fax call
            wanted fax | no (?:tone|signal) (?:detected|from)
            no response from (?:the )?(?:remote )?fax | kein fax | keine faxkennung | kein faxton
            stimme | anrufbeantworter | pas (?:de|un) (?:\w+ )?fax | voix | répondeur
            nessun (?:segnale|tono) fax | voce umana | segreteria | sin tono de fax | no es un fax
            contestador | geen fax | voz\b | no (?:responde|es) un fax | messaggio vocale
            brak sygnału faks
            """,
            anywhere=r"人工接听|非传真|无传真信号|fax(?:信号|が?応答)|ファックスではあ|音声応答",
        ),
    ),
    (
        Reason.GATEWAY_CONGESTION,
        phrases(
            r"""
            (?:circuits?|network|server|system|channels?|trunks?) (?:\w+ )?busy
            busy (?:circuit|network)
            """,
        ),
    ),
    (
        Reason.BUSY,
        phrases(
            r"""
            busy\b | line (?:was |is )?in use | engaged | normal clearing
            concurrent (?:calls|jobs) | besetzt | belegt | occupée? | occupato | ocupad
            comunica(?:ndo)?\b | in gesprek | bezet | upptaget | optaget | opptatt | zajęt | obsazen
            занят | meşgul | foglalt | varattu
            """,
            anywhere=r"线路忙|對方忙|对方忙|線路忙|占线|线路繁忙|忙线|佔線|통화 ?중"
            r"|話し?中|通話中|ビジー",
        ),
    ),
    (
        Reason.REMOTE_DISCONNECT,
        phrases(
            r"""
            (?:remote|far end|receiver|recipient|receiving)\b[^.]{0,30}(?:disconnect|terminated)
            (?:remote|far end|receiver|recipient|receiving)\b[^.]{0,30}(?:hung up|hang.?up|ended)
            dcn | (?:disconnect|hung up|hangup) by (?:the )?(?:remote|far|recipient|receiver)
            premature disconnect | no loop current | hung up before
            gegenstelle (?:hat )?(?:aufgelegt|getrennt) | correspondant a raccroché | riagganciato
            colgó
            """,
        ),
    ),
    (
        Reason.NO_ANSWER,
        phrases(
            r"""
            no.?answer | (?:not|never|nobody|no one) (?:\w+ )?(?:answer|pick) | unanswered
            no (?:user )?respon[sd]\w*\b(?! (?:after|to) (?:\w+ )?(?:page|mps|eop|eom|command))
            ring(?:ing)? ?(?:time ?out|to\b|no answer)
            ring(?:back)? detected | keine (?:antwort|annahme)
            nicht (?:\w+ )?(?:geantwortet|abgenommen|gemeldet) | meldet sich nicht
            antwortet nicht | nimmt nicht ab | hebt nicht ab
            (?:pas|aucune|sans|non) (?:de )?réponse | ne répond pas | nessuna risposta
            non risponde | sin respuesta | no (?:contesta|responde) | não atende | sem resposta
            geen (?:antwoord|gehoor) | inget svar | intet svar | ikke (?:noe )?svar
            brak odpowiedzi
            nie odpowiada | neodpovídá | нет ответа | не отвечает | cevap yok | nem válaszol
            ei vastausta
            """,
            anywhere=r"""
            无人接听|無人接聽|无应答|无人应答|응답 ?없음|n't (?:\w+ )?(?:answer|pick)
            応答(?:なし|無し|がな|がありません|しません) | 無応答
            """,
        ),
    ),
    (
        Reason.LINE_DROPPED,
        phrases(
            r"""
            partial | in part\b | interrupt | dropped | lost (?:the )?(?:connection|carrier|line)
            broken connection
            (?:connection|call|line|carrier) (?:\w+ )?(?:lost|dropped|cut|broken|terminated)
            not (?:fully|completely) (?:sent|transmitted) | incomplete (?:transmission|fax)
            transmit page | not all pages
            only (?:the )?(?:first |last )?\d+ (?:of|out of) \d+ pages
            \b[1-9]\d* (?:of|out of|/) \d+ pages (?:were |was )?(?:sent|transmitted|delivered)
            sent [1-9]\d* (?:of|out of) \d+ | call ended while
            not completed | (?:bad|no|invalid) response (?:after|to) (?:\w+ )?(?:page|mps|eop|eom)
            during (?:\w+ )?transmission | disconnect | hung up | hang.?up(?! cause)
            verbindung (?:\w+ )?(?:abgebrochen|unterbrochen|verloren) | abbruch | interromp
            coupé | caduta | interrump | cortad | verbroken
            """,
            anywhere=r"回線(?:が)?切|途中で|切断|中断|断线|断开",
        ),
    ),
    (
        Reason.EXPIRED,
        phrases(
            r"""
            expired?\b | timed? ?out (?:in|waiting in) (?:the )?queue | deadline | kill time
            (?:maximum|max|allotted) time | time limit
            too old | abgelaufen | délai (?:dépassé|expiré) | scadut | caducad | expirad
            verlopen
            """,
            anywhere=r"期限切れ",
        ),
    ),
    (
        Reason.PROTOCOL_ERROR,
        phrases(
            r"""
            communications? (?:error|failure|problem) | failed to train | failure to train
            train(?:ing)? | negotiat | protocol | handshak | (?:not |in)compatible | incompatib
            answer tone | t\.?30 | t\.?38 | modem | (?:transmission|line) (?:quality|error)
            poor (?:line|quality) | noise | ecm | agree how to talk
            (?:kommunikations|übertragungs|protokoll)fehler
            erreur de (?:communication|transmission|protocole)
            errore di (?:comunicazione|trasmissione|protocollo)
            error de (?:comunicación|transmisión) | communicatiefout
            """,
            anywhere=r"通信エラー|通信(?:異常|障害|不良)",
        ),
    ),
    (
        Reason.GATEWAY_CONGESTION,
        phrases(
            r"""
            congest | circuits?\b[^.]{0,20}\b(?:busy|unavailable)
            no (?:circuit|channel|line|port)s?\b
            (?:channel|line|port|trunk)s? (?:\w+ )?(?:unavailable|in use|exhausted) | licen[sc]e
            system error | internal (?:server )?error | temporar(?:y|ily) | service unavailable
            overload | no dial ?tone | local dialtone | server (?:error|busy)
            switching equipment | try later | network (?:out|err) | überlastet
            vorübergehend | surcharg | temporairement | sovraccaric | temporane
            """,
            anywhere=r"混雑|一時的",
        ),
    ),
)
