"""The words, in many languages, for a fax that is tried again, and for one that is not."""

from faxflow.domain.verdict_reading.phrases import phrases

DELAYED = phrases(
    r"""
    (?:fax|it|\d+) (?:is|was|has been) (?:put |placed )?(?:on hold|being (?:held|reviewed))\b
    re-?queued\b | rescheduled\b | (?:been|is|was) (?:deferred|postponed)\b
    (?:is|was|has been|been|are) delayed\b | delivery delayed\b
    (?:not|never) (?:(?!possible|able)\w+ ){0,4}yet\b | not yet\b | yet to be (?:sent|deliver)
    (?:keep|kept) (?:on )?(?:re-?)?(?:trying|dialling|dialing|attempting) | noch nicht\b
    pas encore\b | (?:non|no) (?:\w+ ){0,3}(?:ancora|todavía|aún)\b
    redial(?:ing)? (?:is )?(?:scheduled|pending|at|in)\b | next redial\b
    volver(?:emos|á|án) a intentar | (?:nächster|nächste|erneuter) (?:zustell|sende)?versuch\b
    prochaine? (?:tentative|essai) | próxim[oa] (?:intento|tentativa) | prossimo tentativo
    volgende poging | następna próba | następną próbę | következő kísérlet | sonraki deneme
    (?:todavía|aún) no\b
    ainda não\b | nog niet\b | ännu inte\b | endnu ikke\b | ennå ikke\b | jeszcze nie\b | ještě ne
    delayed\s*$ | fax delayed\b | delayed: | blocked by concurrent
    (?:facsimile )?job\b.{0,60} blocked$
    will (?!not)(?:\w+ )?(?:be )?re-?(?:tr(?:y|ied)|sen[dt]|attempt(?:ed)?|dial(?:l?ed)?)\b
    will (?!not)(?:\w+ )?(?:be )?(?:tr(?:y|ied)|attempt(?:ed)?) again
    (?:is|are) (?:being )?(?:re-?trying|retried|trying again|still trying)\b | still trying\b
    retry(?:ing)? (?:in|at|scheduled|pending)\b | awaiting retry\b | pending retry\b
    next (?:attempt|try|retry)\b(?! none| n/a) | another attempt (?:will|is)
    (?<!no )(?:further|more) (?:\w+ )?attempts? (?:will|to) be
    will continue to (?:be )?(?:try|attempt|retr)\w* | to be retried\b
    (?<!keine )(?<!kein )weiterer? (?:zustell|sende)?versuche? | zwischenbericht
    wird (?:\w+ ){0,3}(?:erneut|wiederholt) | verzögert
    erneut (?:versucht|zugestellt|gesendet) | zurückgestellt
    remise? en file | sera (?:\w+ )?(?:réessay|renvoy|retent|relanc) | nouvelle tentative
    retardée?\b | (?:verrà|sarà) (?:\w+ )?(?:ritenta|riprova|rinvia) | nuovo tentativo
    se (?:volverá a intentar|reintentará) | nuevo intento | opnieuw (?:geprobeerd|verzonden)
    será (?:\w+ )?(?:tentado novamente|reenviado)
    """,
    anywhere=r"""
    n't (?:\w+ ){0,4}yet\b | 再送(?:します|待|予定) | リダイヤル(?:します|中)
    まだ.{0,12}(?:ません|ない) | 尚未 | 还未
    還未
    """,
)
FINAL = phrases(
    r"""
    (?:will|shall) not (?:be )?(?:\w+ )?(?:re-?)?(?:tr(?:y|ied)|attempt|sen[dt]|dial)
    no (?:further|more) (?:attempt|retr|tries) | giv(?:en|ing) up\b | gave up\b
    stopped (?:re-?)?(?:trying|dial\w+)
    permanent(?:ly)?\b | final (?:attempt|failure|try)\b | last attempt\b | won't (?:be )?retr
    no longer (?:be(?:ing)? )?(?:re-?)?(?:tr(?:y|ied)|dial|sen[dt])
    letzter? (?:zustell|sende)?versuch | keine? (?:weiter|erneut)e[nr]? | endgültig | définitivement
    nicht (?:mehr )?(?:erneut|wiederholt|noch einmal)
    dernière tentative | aucune (?:\w+ )?tentative | ultimo tentativo | nessun (?:\w+ )?tentativo
    (?:pas|plus|non) (?:\w+ )?(?:réessay|renvoy|retent|relanc)
    non (?:verrà|sarà) (?:\w+ )?(?:ritenta|riprova|rinvia) | definitivamente | último intento
    no se (?:volverá a intentar|reintentará) | ning[uú]n (?:\w+ )?intento
    no habrá (?:\w+ )?intento
    não (?:será|haverá|faremos) | última tentativa | (?:niet|geen) (?:\w+ )?(?:opnieuw|poging)
    inga fler | ingen nye | nie (?:będzie|będziemy) (?:\w+ )?ponawia
    """,
)
