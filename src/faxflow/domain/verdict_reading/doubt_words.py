"""The words, in many languages, that keep a text from stating how a fax fared."""

from faxflow.domain.verdict_reading.phrases import phrases

# What speaks of an outcome without stating one; taken out before the rest is read.
NEUTRAL = phrases(
    r"""
    (?:fax )?job(?: \W*\d+\W*)? ?completed?\b | (?:to|about|on|for) (?:the )?failed fax\b
    pages failed[ .:=\t]*(?:0|none)\b | (?:changed|moved|went|updated|switched) from \w+ to\b
    (?:the|your|an?|this|that|each|any) (?:failed|sent|delivered|undelivered|rejected) fax\b
    after \w+ (?:failed|unsuccessful) (?:\w+ )?(?:attempts?|tries|try)
    (?:despite|following) (?:\w+ )?(?:failed|unsuccessful) (?:\w+ )?(?:attempts?|tries)
    \w+ (?:failed|unsuccessful) (?:attempts?|tries)
    failed (?:attempts?|tries|pages)\W{0,3}\d*
    (?:fax|page|job)(?:e?s)? (?:sent|failed|delivered)\s*[:=]\s*\d{1,4}\b(?![-. ]?\d| of)
    (?:no|0|zero|without(?: any)?) (?:\w+ )?(?:errors?|failures?|failed)\b
    (?:failed|failures?|errors?)\s*[:=]\s*0\b
    nach \w+ (?:fehlgeschlagenen|erfolglosen) versuchen | ohne fehler
    après \w+ (?:tentatives? échouées?|échecs?) | sans erreur
    dopo \w+ tentativi falliti | senza errori
    (?:attach|convert|upload|receiv|scann|render|sav|stor|creat|generat|verifi)ed success\w*(?! by)
    conversion (?:was |is )?(?:\w+ )?success\w* | error codes?\b
    don'?t reply | no longer (?:wish|want)
    (?:did|does|do|has|have|had) (?:not|never) fail(?:ed)?\b | didn't fail\b
    \([^()]*\b(?:try|tries|attempts?|retr\w+)\b[^()]*\)
    (?:failed|failures?|errors?)(?: \w+)?[ \t]*[:=]?[ \t]*(?:0|none|nil)\b(?! (?:of|out)|[/.,]\d)
    (?:fehler|échecs?|erreurs?|errori|errores|erros)[ \t]*[:=][ \t]*(?:0|kein|auc|nes|nin)
    (?:fejl|feil|fouten|fel)[ \t]*[:=][ \t]*(?:0|ingen?|geen)\b
    nieudan\w+ prób\w*[ \t]*[:=]?[ \t]*0
    без (?:помилок|ошибок) | bez błędów | fără erori | hatasız | uten feil | uden fejl | utan fel
    zonder fouten | sem erros | sin errores
    (?:sent|uploaded|submitted)\b[^.;]{0,20} to (?:our|the) (?:\w+ )?server(?=.* (?:not|never) )
    """,
)
# Sentences about other mail, other times, or the reader.
ASIDE = phrases(
    r"""
    (?:sent|delivered|e-?mailed|forwarded)\b[^.]{0,30} to [a-z][\w.+-]*@
    (?:this|that) (?:\w+[ -]){0,2}(?:e-?mail|notice|notification)\b
    (?:this|that) message (?:was|is|has|may|and|contain)
    (?:reply|unattended|unmonitored|confidential|privileged|intended (?:recipient|solely))\b
    you (?:will|'ll) (?:be|hear|receive|get)\b
    (?<!to )send (?:a|your|us) (?:test )?fax (?:to|from) | unsubscribe | privacy | terms of
    copyright
    we (?:never|always|only)\b
    (?:phone|tel|telephone)\.?:? ?\+?\(?\d{3}
    i (?:saw|noticed|see|heard|think|looked|checked|tried|sent|called|got)\b
    ^with (?:\w+ )?(?:pro|premium|plus|business)\b | upgrade (?:now|today|to)\b
    (?:previous|earlier|prior|another|different|other|last|vorige\w*|früher\w*) (?:tele)?fax\b
    fax (?:précédent|antérieur|precedente|anterior) | précédent fax | click (?:here|on)
    please (?:call|contact)
    (?:copy|confirmation|receipt|report) (?:(?:of|for) [^.]{0,40} )?(?:was|has been|is|will be)\b
    (?:do not|don't|no need to|not necessary to|need not) (?:re-?)?(?:send|fax|submit|transmit)\b
    (?:please )?(?:disregard|ignore) (?:the|our|this|that|any)\b
    (?:we|as) (?:told|reported|informed|wrote)\b | not liable\b
    (?:listed|reported|marked|shown) (?:your|the|this|that) fax as\b
    nicht auf diese | ne pas répondre | non rispondere | no responda
    """,
)
CONDITION = phrases(
    r"""
    (?:may|might|would) (?:\w+ )?(?:have|be)\b | (?:should|could) have\b | probably\b | likely\b
    (?:cannot|can't|unable to|could not) (?:confirm|verify|determine|tell)\b | presumabl
    (?:unknown|unclear|uncertain|not (?:sure|certain|known|clear)) (?:if|whether|that)\b
    (?:seems?|appears?) to have\b
    ^\W*had (?:the|your|it|this|that)\b | when (?:an?|any|your|the|some) (?:\w+ )?fax(?:es)?\b
    what to do\b
    in caso di\b | en caso de\b | en cas d[e'] | im falle?\b | w przypadku\b | in geval van\b
    em caso de\b | i tilfælde\b | vid (?:eventuell|miss)
    if\b | until you\b | in case\b | should (?:the|your|this|it|any)\b | whether\b | unless\b
    in the event\b
    falls\b | sollte\b | au cas où\b | si (?:votre|le|la|su|el)\b | se (?:il|la)\b
    """,
    anywhere=r"""
    場合
    """,
)
NOT_YET = phrases(
    r"""
    (?:when|once|until|as soon as|before|after it|sobald|dès que|lorsque|quand|appena|cuando)\b
    """,
)
# Says that none of it was done, if not which fax: "so no fax was sent", "neither sent nor tried".
NOTHING = phrases(
    r"""
    no (?:\w+ )?(?:fax|pages?|part|copy|documents?|recipients?)\b | none\b | nothing\b | neither\b
    nor\b | nobody\b | no one\b | (?:0|zero) (?:\w+ )?pages?\b | hardly\b | barely\b | almost\b
    without (?:being|having)\b | instead of\b | rather than\b
    kein(?:e|er|en|es)?\b(?! fehler) | weder\b | nichts\b | aucune?\b(?! erreur) | rien\b | nessun
    ning[uú]n | nada\b | nenhum | geen\b(?! fouten) | niets\b | inga?\b(?! fel) | ingen\b
    inget\b | intet\b | żadn | žádn
    (?:sent|delivered|forwarded) (?:back\b|for (?:\w+ )?(?:approval|review|conversion|checking)\b)
    (?:sent|delivered|forwarded) to (?:you|us|me|(?:the )?(?:trash|spam|wrong|archive))\b
    (?:sent|delivered|forwarded) to an? (?:\w+ )?(?:person|reviewer|colleague|approver)\b
    """,
    anywhere=r"没|尚未|未|不成功",
)
# Beside "sent" or "OK" in a status: of something else, or not for certain.
UNSURE = phrases(
    r"""
    unconfirmed\b | awaiting\b | pending\b | still\b | conversion\b | rate\b | by sender\b | then\b
    to (?:the |our )?(?:provider|carrier|gateway|server|network)\b
    by (?:the |our )?(?:mail )?server\b
    """,
    anywhere=r"[?]|[^\d.:/-]0%?\s*$",
)
# Faxes in general: a sentence on them states nothing about one.
MANY = phrases(
    r"""
    (?:all|some|many|several|other|most|no|any|your|\d+) (?:\w+ )?faxes\b
    (?:ihre|alle|die|\w+e) faxe\b | faxen\b
    (?:les|vos|des|tous les) (?:\w+ )?(?:fax|télécopies) (?:en|ont|sont|non)\b
    an? fax (?:that|which|can|may|will|is|has) | faxurile\b | fa(?:kser|xar|x) som\b
    \d+(?:[.,]\d+)? ?% (?:of|der|von|des|de|dei|av|van)\b | un fax (?:inviat|enviad|envoy)
    (?:failed|delayed|misdirected|undelivered)(?:,| or| and|\b)[\w, ]* faxes\b | faxe erfolgreich
    (?:todos os|tous les|tutti i|todos los|alle) (?:tele)?fax
    [2-9]\d* fax (?:envoy|sen[dt]|gesendet|inviat|enviad) | 1\d+ fax (?:envoy|sen[dt]|gesendet)
    (?:an?|eine?|une?|een|uno?|una|uma?|en|et) (?:\w+ )?(?:sent|delivered|failed|undelivered) fax
    (?:an?|eine?|een) (?:\w+ )?(?:verzonden|bezorgde?|gesendete[sr]?|gescheiterte[sr]?) (?:tele)?fax
    (?:une?|toute?|chaque) (?:télécopie|fax) (?:non|qui|bien|réussi\w*|échou\w*)\b
    (?:los|sus|os|seus) (?:\w+ )?faxes\b | i (?:suoi |vostri )?fax\b
    (?:busy|failed) (?:numbers|lines|calls)\b
    (?:failed|undelivered|unsent|successful|delivered) faxes\b | why faxes | ^faxes\b
    faxes (?:that|which|such|sent|may|might|can|cannot|are|were|failed|will)\b
    """,
    anywhere=r"送信済みファ[クッ] | 的传真将 | 的傳真將",
)
