"""The words, in many languages, for how a fax fared: the tables that `outcome` reads by."""

import re


def _words(*rows: str) -> re.Pattern[str]:
    return re.compile("|".join(rows), re.IGNORECASE)


# What speaks of an outcome without stating one; taken out before the rest is read.
NEUTRAL = _words(
    r"\bafter \w+ (?:failed|unsuccessful) (?:\w+ )?(?:attempts?|tries|try)",
    r"\b(?:despite|following) (?:\w+ )?(?:failed|unsuccessful) (?:\w+ )?(?:attempts?|tries)",
    r"\b\w+ (?:failed|unsuccessful) (?:attempts?|tries)",
    r"\bfailed (?:attempts?|tries|pages)\W{0,3}\d*",
    r"\b(?:no|0|zero|without(?: any)?) (?:\w+ )?(?:errors?|failures?|failed)\b",
    r"\b(?:failed|failures?|errors?)\s*[:=]\s*0\b",
    r"\bnach \w+ (?:fehlgeschlagenen|erfolglosen) versuchen|\bohne fehler",
    r"\baprès \w+ (?:tentatives? échouées?|échecs?)|\bsans erreur",
    r"\bdopo \w+ tentativi falliti|\bsenza errori",
    r"\bdon'?t reply|\bno longer (?:wish|want)",
)
# Sentences about other mail, other times, or the reader.
ASIDE = _words(
    r"\b(?:this|that) (?:\w+[ -]){0,2}(?:e-?mail|notice|notification)\b",
    r"\b(?:this|that) message (?:was|is|has|may|and|contain)",
    r"\b(?:reply|unattended|unmonitored|confidential|privileged|intended (?:recipient|solely))\b",
    r"\bunsubscribe|\bprivacy|\bterms of|\bcopyright|\bclick (?:here|on)|\bplease (?:call|contact)",
    r"\b(?:copy|confirmation|receipt|report) (?:of [^.]{0,40} )?(?:was|has been|is|will be) (?:\w+ )?"
    r"(?:sent|e-?mailed|delivered|attached)",
    r"\bnicht auf diese|\bne pas répondre|\bnon rispondere|\bno responda",
)
CONDITION = _words(
    r"\bif\b|\bin case\b|\bshould (?:the|your|this|it|any)\b|\bwhether\b|\bunless\b|\bin the event\b",
    r"\bfalls\b|\bsollte\b|\bau cas où\b|\bsi (?:votre|le|la|su|el)\b|\bse (?:il|la)\b|場合",
)
NOT_YET = _words(
    r"\b(?:when|once|until|as soon as|before|after it|sobald|dès que|lorsque|quand|appena|cuando)\b",
)
DELAYED = _words(
    r"\bre-?queued\b|\brescheduled\b|\b(?:is|was|has been|been|are) delayed\b|\bdelivery delayed\b",
    r"\bdelayed\s*$|\bfax delayed\b|\bdelayed:|\bblocked by concurrent|\bblocked$",
    r"\bwill (?:now |then |automatically |also )?(?:be )?(?:re-?tr(?:y|ied)|re-?sent|re-?send"
    r"|re-?attempt(?:ed)?|re-?dial(?:l?ed)?|tr(?:y|ied) again|attempted again)",
    r"\b(?:is|are) (?:being )?(?:re-?trying|retried|trying again|still trying)\b|\bstill trying\b",
    r"\bretry(?:ing)? (?:in|at|scheduled|pending)\b|\bawaiting retry\b|\bpending retry\b",
    r"\bnext (?:attempt|try|retry)\b(?! none| n/a)|\banother attempt (?:will|is)",
    r"\bwill continue to (?:be )?(?:try|attempt|retr)\w*|\bto be retried\b",
    r"\bweiterer (?:zustell|sende)?versuch|\bwird (?:\w+ ){0,3}(?:erneut|wiederholt)|\bverzögert",
    r"\berneut (?:versucht|zugestellt|gesendet)|\bzurückgestellt",
    r"\bremise? en file|\bsera (?:\w+ )?(?:réessay|renvoy|retent|relanc)|\bnouvelle tentative",
    r"\bretardée?\b|\b(?:verrà|sarà) (?:\w+ )?(?:ritenta|riprova|rinvia)|\bnuovo tentativo",
    r"\bse (?:volverá a intentar|reintentará)|\bnuevo intento|\bopnieuw (?:geprobeerd|verzonden)",
    r"\bserá (?:\w+ )?(?:tentado novamente|reenviado)|再送(?:します|待|予定)|リダイヤル(?:します|中)",
)
FINAL = _words(
    r"\b(?:will|shall) not be (?:\w+ )?(?:re-?tried|retried|attempted|re-?sent)",
    r"\bno (?:further|more) (?:attempt|retr|tries)|\bgiv(?:en|ing) up\b|\bgave up\b",
    r"\bpermanent(?:ly)?\b|\bfinal (?:attempt|failure|try)\b|\blast attempt\b|\bwon't (?:be )?retr",
    r"\bletzter? (?:zustell|sende)?versuch|\bkein weiterer|\bendgültig|\bdéfinitivement",
    r"\bdernière tentative|\bultimo tentativo|\bdefinitivamente|\búltimo intento",
)
FAILED = _words(
    r"\bfail(?:ed|s|ure|ing)?\b|\bunsuccessful|\bundeliver|\bunsent\b|\bunable to (?:\w+ )?(?:send|fax"
    r"|deliver|complete|transmit|process|connect|reach)|\breject(?:ed|ion)\b|\bcancel+ed\b"
    r"|\babort(?:ed)?\b|\bexpired\b|\berrors?\b|\bincomplete\b|\bpartial(?:ly)?\b|\brefused\b"
    r"|\bdeclined\b|\bbounced\b|\bwas (?:\w+ )?(?:busy|invalid)\b|\bgave up\b|\bgiven up\b"
    r"|\bdid not (?:go through|get through|complete|get this fax)|\bgiving up\b|\bnot accepted\b",
    r"fehlgeschlagen|\bschlug fehl|gescheitert|\bfehler\b|fehlerhaft|fehlerbericht|\bunzustellbar",
    r"\berfolglos|\bsendefehler|\babgelehnt|\babgebrochen|\bmisslungen",
    r"\béchou|\béchec|\berreur\b|\brejetée?\b|\bannulée?\b|\bimpossible d'|\bnon (?:remis|distribu)",
    r"\bfallit|\berrore\b|\bnon riuscit|\bimpossibile|\bmancat[oa]|\bannullat|\brifiutat|\brespint",
    r"\bfall(?:ó|ad|id)|\berror al\b|\brechazad|\bcancelad|\bsin éxito|\bfracas|\bno entregad",
    r"\bmislukt|\bafgebroken|\bgeweigerd|\bniet gelukt",
    r"\bfalh(?:ou|a)\b|\bmisslyckades|\bmislykkedes|\bnie powiodł|\bnieudan",
    r"失敗|エラー|送信できません|送信できなかった|送れません|不達|未送信|未達",
)
NEGATED = _words(
    r"\bnot\b|n't\b|\bnever\b|\bcannot\b|\bunable\b|\bwithout success|\bno longer\b",
    r"\bnicht\b|\bkonnte kein|\bn'(?:a|ont|est|ait) p(?:as|u)\b|\bpas\b|\bnon\b",
    r"\bno (?:se|ha|pudo|fue|pude)\b|\bniet\b|\bnão\b|\binte\b|\bikke\b|ません|なかった",
)
CARRIED = _words(
    r"\b(?:sent|delivered|transmitted|faxed|completed|success\w*|sending|delivery|received|send|deliver"
    r"|transmit|get through|go through|processed)\b",
    r"gesendet|übermittelt|zugestellt|übertragen|versendet|verschickt|erfolgreich",
    r"\benvoy|\btransmis|\bremise?\b|\bdélivr|\binviat|\bconsegnat|\btrasmess|\benviad|\bentregad",
    r"\btransmitid|\bverzonden|\bafgeleverd|\bskickat|\bsendt\b|\bwysłan|送信|送達",
)
ACCEPTED = _words(
    r"\b(?:en)?queued\b|\bin (?:the |our |a )?(?:\w+ )?queue\b|\binto (?:the |our )?queue\b",
    r"\breceived (?:by [^.]{0,40} )?(?:and|for) |\breceived your (?:fax|request|document|message)\b",
    r"\bhave (?:received )?your fax\b|\bfax request (?:received|accepted)|\bfax (?:was |has been )?accepted",
    r"\baccepted (?:for|by our|by the (?:server|gateway|system)|and)|\b(?:was|has been|is) submitted\b"
    r"|\bsubmitted (?:for|to|success)|\bsuccessfully submitted\b",
    r"\bis (?:now )?being (?:sent|processed|transmitted|delivered|converted|faxed|prepared)\b",
    r"\bwill (?:now |shortly |soon |then )?be (?:\w+ )?(?:sent|transmitted|faxed|delivered|processed"
    r"|dispatched)\b|\bwe will (?:\w+ )?(?:send|fax|transmit|deliver|dial)\b",
    r"\bsent (?:on )?(?:to|for) (?:the |our )?(?:queue|processing|server|carrier|gateway|operator|provider"
    r"|transmission|delivery|conversion|fax server)\b|\bscheduled (?:for|to)\b",
    r"\bin (?:process|progress)\b|\bprocessing\b|\bstarted (?:sending|processing)\b|\btransmitting\b",
    r"\bangenommen\b|\bwird (?:\w+ ){0,3}(?:gesendet|übermittelt|verarbeitet|versendet|zugestellt)\b"
    r"|\bin (?:der |die )?(?:sende)?warteschlange|\bin bearbeitung|\bentgegengenommen",
    r"\b(?:bien )?pris en (?:charge|compte)|\ben (?:file d'|cours d')|\bsera (?:\w+ )?(?:envoy|transmis)"
    r"|\ba été accept|\ben attente d'envoi",
    r"\bpreso in carico|\bin (?:coda|elaborazione|lavorazione)\b|\b(?:verrà|sarà) (?:\w+ )?(?:inviat|trasmess)"
    r"|\baccettat",
    r"\ben (?:cola|proceso|curso)\b|\bserá (?:\w+ )?(?:enviad|transmitid)|\bha sido (?:aceptad|recibid)",
    r"\bin de wachtrij|\bwordt (?:\w+ )?verzonden|\bfax aceito|\bna fila",
    r"受け?付け?|受付|送信中|待機中|処理中",
)
DELIVERED = _words(
    r"\b(?:was|were|has been|have been|is|been|got|now) (?:\w+ )?(?:sent|delivered|transmitted|faxed"
    r"|completed)\b|\bsuccessful(?:ly)?\b|\bsuccess\b|\b(?:got|gone|went) through\b|\bdelivered\b",
    r"\b(?:fax|facsimile|message|transmission|job|document)(?: [\w()+.:>@-]+){0,8}? (?:sent|completed?|ok"
    r"|transmitted)\s*[.!]?$|\bfax (?:sent|transmitted|completed?|ok)\b|\btransmission (?:ok|completed?)\b",
    r"\breceived by (?:the )?(?:recipient|remote|destination|receiving|far)|\b(?:sent|ok)\s*$",
    r"\berfolgreich\b|\bwurde (?:\w+ ){0,6}(?:gesendet|übermittelt|zugestellt|übertragen|versendet"
    r"|verschickt)\b|\bgesendet\s*$|\bzugestellt\s*$",
    r"\ba (?:bien )?été (?:\w+ )?(?:envoy|transmis|remis|délivr)|\bavec succès|\bréussie?\b"
    r"|\bfax envoyé\b|\benvoyé\s*$",
    r"\b(?:è stat[oa]|stato) (?:\w+ )?(?:inviat|consegnat|trasmess|recapitat)|\bcon successo|\briuscit[oa]\b"
    r"|\bfax inviato\b|\binviato\s*$",
    r"\b(?:ha sido|fue|se ha|se) (?:\w+ )?(?:enviad|entregad|transmitid|envió|entregó)|\bcon éxito"
    r"|\bcorrectamente\b|\bfax enviado\b|\benviado\s*$",
    r"\bis (?:\w+ )?verzonden|\bsucces(?:vol)?\b|\bafgeleverd\b|\bfoi (?:\w+ )?enviad|\bcom sucesso",
    r"\bhar skickats|\ber sendt|\bzostał wysłany",
    r"送信(?:が)?(?:完了|成功|済|しました|されました)|正常(?:に|終了)|成功",
)
# A value that stands alone beside "Status:" may be one word only.
STATUS_DELIVERED = _words(
    r"^\W*(?:(?:fax |transmission |transmitted |sent |delivery |all )?(?:ok(?:ay)?|success\w*|complete[d]?)"
    r"|sent|delivered|transmitted|done|confirmed|finished|passed|sent ok)\b",
    r"^\W*(?:erfolgreich|gesendet|übermittelt|zugestellt|versendet|envoyée?|transmise?|réussie?|succès"
    r"|remise?|délivrée?|inviat[oa]|consegnat[oa]|riuscit[oa]|enviad[oa]|entregad[oa]|éxito|exitoso"
    r"|verzonden|geslaagd|sucesso|skickat|sendt)\b",
    r"^\W*(?:成功|完了|正常|送信済|送信完了|送信成功|OK)",
)
STATUS_ACCEPTED = _words(
    r"^\W*(?:pending|queued|sending|submitted|accepted|processing|in (?:progress|process|queue)|scheduled"
    r"|waiting|received|new|dialing|dialling|transmitting|sent to (?:carrier|provider|queue))\b",
    r"^\W*(?:wartend|in bearbeitung|angenommen|en attente|en cours|in coda|in attesa|en cola|pendiente"
    r"|wachtend|pendente)",
    r"^\W*(?:送信中|待機|処理中|受付)",
)
STATUS_DELAYED = _words(
    r"^\W*(?:retry(?:ing)?|requeued|delayed|deferred|will retry|blocked by concurrent)\b"
)
FAX_NOUN = _words(
    r"\b(?:tele)?fax|\bfacsimile|\bjob\b|\btransmission\b|\bmessage to\b|\bdocument\b|\bpages?\b",
    r"\bauftrag\b|sende(?:versuch|bericht)|faxnummer|gegenstelle|\btélécopie|\btâche\b|\benvoi\b|\binvio\b",
    r"\benvío\b|\bseiten\b|ファ[クッ]|送信|番号",
)
FAX_WORD = _words(r"fax|facsimile|télécopie|telecopia|ファ[クッ]")
