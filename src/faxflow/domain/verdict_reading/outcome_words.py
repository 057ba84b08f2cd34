"""The words, in many languages, for how a fax fared: the tables that `outcome` reads by."""

from faxflow.domain.verdict_reading.phrases import phrases

FAILED = phrases(
    r"""
    fail | unsuccessful | un-?deliver | unsent\b | terminated abnormally
    only (?:the )?(?:first |last )?\d+ (?:of|out of)\b
    (?:partly|half of|(?:part|some|most) of (?:your|the)\b) | couldn't (?:send|fax|deliver)
    unable to (?:\w+ )?(?:send|fax|deliver|complete|transmit|process|connect|reach)
    reject(?:ed|ion)\b | cancel+ed\b | abort(?:ed)?\b | expired\b | errors?\b | incomplete\b
    (?:is|was|been|call|connection|transmission) interrupted\b | interromp | interrump
    unterbrochen
    partial(?:ly)?\b | teilweise\b | partiellement | parzial | parcial | gedeeltelijk | in part\b
    refused\b | declined\b | bounced\b | lapsed\b | withdrawn\b | stopped\W*$ | fax err\b
    could not be (?:put through|turned into|made into) | no call was (?:placed|made)
    was (?:\w+ )?(?:busy|invalid)\b
    (?:is|was|been|fax|call) blocked\W*$ | (?:is|was|been) (?:\w+ )?(?:blocked|barred)\b
    (?:problem|trouble|error|issue|difficult\w+)s? (?:sending|delivering|transmitting|faxing)
    removed from (?:the |our )?(?:\w+ )?queue\b | gave up\b | given up\b
    did not (?:go through|get through|complete|get this fax)
    giving up\b | not accepted\b
    fehlgeschlagen | schlug fehl | gescheitert | fehler\b | fehlerhaft | fehlerbericht
    unzustellbar | ng\b | ko\b | nok\b
    erfolglos | sendefehler | abgelehnt | abgebrochen | misslungen
    échou | échec | erreur\b | rejetée?\b | annulée?\b | impossible d' | non (?:remis|distribu)
    fallit | errore\b | non riuscit | impossibile | mancat[oa] | annullat | rifiutat | respint
    fall(?:ó|ad|id) | error al\b | rechazad | cancelad | sin éxito | fracas | no entregad
    mislukt | afgebroken | geweigerd | niet gelukt
    n'a(?:vons)? pas (?:pu\b|abouti|réussi) | pas abouti\b | nu a putut fi | eșuat | netransmis
    falh(?:ou|a)\b | misslyck | mislyk | nie powiodł | nieudan | niedostarczon | błąd | selhal
    neodeslán | nedoručen | chyba\b | ошибка | неудач | başarısız | gönderilemedi | iletilemedi
    sikertelen | epäonnistu | αποτυχ | απέτυχε | δεν (?:στάλθηκε|παραδόθηκε|εστάλη|ολοκληρώθηκε)
    не вдалося | не доставлено | negative notification
    """,
    anywhere=r"""
    فشل | لم يتم | تعذر | נכשל | לא נשלח | לא נמסר | thất bại | không gửi được | gagal
    \d blocked\W*$ | 不成功 | 没有(?:发送|成功|送达) | 没能 | 失敗 | 失败 | 未能 | 无法 | 無法
    未成功 | 未发送 | 未送达 | 실패 | エラー
    送信できません
    送信できなかった | 送れません | 届(?:きません|いていません|かなかった) | 不達 | 未送信 | 未達
    """,
)
NEGATED = phrases(
    r"""
    not\b | never\b | cannot\b | unable\b | without success | no longer\b
    nicht\b | konnte kein | n'(?:a|ont|est|ait) p(?:as|u)\b | pas\b | non\b
    no (?:se|ha|han|hemos|pudo|pudimos|podido|fue|pude|está)\b | niet\b | não\b | inte\b | ikke\b
    nie\b | не\b
    """,
    anywhere=r"""
    n't\b | ません | なかった
    """,
)
# The deed itself; denied it is a failure, praised it is a success.
CARRIED = phrases(
    r"""
    sen[dt]\b | sending\b | deliver(?:ed|y)?\b | transmi(?:t|tted|ssion)\b | faxed\b
    completed\b
    gesendet | übermittelt | zugestellt | übertragen | versendet | verschickt | übermittlung
    ausgeführt\b | (?:zu)?senden\b | zustell | versand\b | versenden\b | übermitteln | übertragen
    envoy | envoi\b | transm(?:is|ett) | émission\b | remise?\b | délivr
    invia(?:t|re) | invio\b | consegna | trasm(?:ess|ett)
    envi(?:ad|ar|ó|ou) | envío\b | entreg(?:ad|ar|ó|ue|ou) | transmiti[dr]
    verzonden | verzenden | afgeleverd | bezorgd | skicka[tsd]? | levereras?\b | levererats
    sendt\b | livrée?s?\b | levert\b
    sendes\b | leveret\b | wysłan | dostarczon | przesłan | odeslá?n | doručen | отправ | достав
    gönder | aangekomen\b | kommit fram | kommet fre?m | nått fram | arrivée?s?\b | arrivat[oa]\b
    cheg(?:ou|ar)\b | lleg(?:ó|ado|ar)\b | conclu[ií]d[oa]\b | dotarł | dorazil | megérkezett
    elküld | lähet
    """,
    anywhere=r"""
    送信 | 送達 | 发送 | 送达 | 傳送 | 전송 | 발송
    """,
)
WELL = phrases(
    r"""
    successful(?:ly)?\b | success\b | erfolgreich | avec succès | réussie?\b | con successo
    riuscit[oa]\b | con éxito | correctamente\b | succes(?:vol)?\b | com sucesso | pomyślnie
    úspěšně | успешно
    başarıyla
    """,
)
REACHED = phrases(
    r"""
    success | received\b | process(?:ed)?\b | reach(?:ed)?\b | (?:get|go) through\b | erfolgreich
    """,
)
ACCEPTED = phrases(
    r"""
    entered (?:the |our )?(?:\w+ )?queue\b | (?:are|am|now) sending\b | now sending
    (?:have|has) accepted your\b | job (?:\w+ )?accepted\b
    (?:scheduled|submitted|accepted|processed) success | request\b[^.]{0,40} (?:was|is) success
    (?:en)?queued\b | in (?:the |our |a )?(?:\w+ )?queue\b | into (?:the |our )?queue\b
    received (?:by [^.]{0,40} )?(?:and|for)\b | received your (?:fax|request|document|message)\b
    have (?:received )?your fax\b | fax request (?:received|accepted)
    fax (?:was |has been )?(?:accepted|submitted)
    success\w* (?:scheduled|queued|uploaded|received|submitted|created|converted)\b
    success\w* (?:accepted|processed)\b
    accepted (?:for|by our|by the (?:server|gateway|system)|and) | (?:was|has been|is) submitted\b
    submitted (?:for|to|success) | successfully submitted\b
    is (?:now )?being (?:sent|processed|transmitted|delivered|converted|faxed|prepared)\b
    will (?:\w+ )?be (?:\w+ )?(?:sent|transmitted|faxed|delivered|processed|dispatched)\b
    we will (?:\w+ )?(?:send|fax|transmit|deliver|dial)\b
    sent (?:on )?(?:to|for) (?:the |our )?(?:\w+ )?(?:queue|processing|servers?|carrier|gateway)\b
    sent (?:on )?(?:to|for) (?:the |our )?(?:operator|provider|transmission|delivery|conversion)\b
    sent (?:on )?to (?:the |our )?(?:\w+ )?(?:network|spooler|dial+er|switch|modem|telco|exchange)\b
    (?:delivered|handed|passed|forwarded) (?:over |on )?to (?:the |our )?(?:\w+ )?carrier
    (?:delivered|handed|passed|forwarded) (?:over |on )?to our\b
    scheduled (?:for|to)\b
    in (?:process|progress)\b | processing\b | started (?:sending|processing)\b | transmitting\b
    angenommen\b | wird (?:\w+ ){0,3}(?:gesendet|übermittelt|verarbeitet|versendet|zugestellt)\b
    in (?:der |die )?(?:sende)?warteschlange | in bearbeitung | entgegengenommen
    (?:bien )?pris en (?:charge|compte) | en (?:file d'|cours d')
    sera (?:\w+ )?(?:envoy|transmis) | a été accept | en attente d'envoi
    preso in carico | in (?:coda|elaborazione|lavorazione)\b
    (?:verrà|sarà) (?:\w+ )?(?:inviat|trasmess) | accettat
    en (?:cola|proceso|curso)\b | será (?:\w+ )?(?:enviad|transmitid)
    ha sido (?:aceptad|recibid)
    i kø\b | i kön\b | w kolejce\b | ve frontě\b
    in de wachtrij | wordt (?:\w+ )?verzonden | fax aceito | na fila
    """,
    anywhere=r"""
    排队 | 排隊 | 等待发送 | 正在发送 | 处理中 | 已提交 | 대기 | 전송 ?중 | 접수
    ^\W*sending your fax\b
    受け?付け? | 受付 | 送信中 | 待機中 | 処理中
    """,
)
DELIVERED = phrases(
    r"""
    (?:was|were|been|is|got|now) (?:\w+ )?(?:sent|delivered|transmitted|faxed)\b(?! to y?our\b)
    (?:got|gone|went) through\b | reached (?:its|the|their) (?:destination|recipient)
    reached \+?\(?\d
    (?:fax|job|transmission|sending)(?: (?!number|regist|port|cover|order)\S+){0,6} completed?\W*$
    transmission (?:ok|completed?)\b
    received by (?:the )?(?:fax machine|recipient|remote|destination|receiving|far)
    (?:sent|ok)\s*$
    wurde (?:\S+ ){0,9}(?:gesendet|übermittelt|zugestellt|übertragen|versendet|verschickt)\b
    gesendet\s*$ | zugestellt\s*$
    a (?:bien )?été (?:\w+ )?(?:envoy|transmis|remis|délivr|livr)
    confirmed by (?:the )?(?:remote|recipient|receiving|far)\b | lleg(?:ó|aron) a su destino
    (?:received|taken|accepted) and (?:acknowledged|confirmed) by (?:the )?(?:\w+ )?(?:fax )?machine
    is (?:\w+ )?aangekomen\b | har (?:\w+ )?(?:kommit|kommet) fr[ae]m | har (?:\w+ )?nått fram
    est (?:bien )?(?:arrivée?|parvenue?)\b | è (?:\w+ )?(?:arrivat[oa]|giunt[oa])\b | chegou\b
    dotarł | dorazil | megérkezett | a ajuns\b | angekommen\b | toimitettu\b | mennyt perille
    berhasil (?:di|ter)kirim | gửi thành công
    were (?:\w+ )?received and (?:acknowledged|confirmed)\b | positive notification
    handed (?:\S+ ){1,4}to the (?:recipient|receiver|remote)(?:'s)? (?:fax )?machine
    modtaget af (?:modpart|modtager) | mottatt av mottaker | er (?:\w+ )?(?:levert|leveret)\b
    a fost (?:\w+ )?(?:transmis|trimis|livrat)\b | доставлено\b | надіслано\b | παραδόθηκε
    στάλθηκε | εστάλη | επιτυχ
    fax envoyé\b | envoyé\s*$
    (?:è stat[oa]|stato) (?:\w+ )?(?:inviat|consegnat|trasmess|recapitat)
    fax inviato\b | inviato\s*$
    (?:ha sido|fue|se ha|se) (?:\w+ )?(?:enviad|entregad|transmitid|envió|entregó)
    fax enviado\b | enviado\s*$
    ist (?:\w+ )?(?:angekommen|zugestellt) | wurden (?:\w+ )?übertragen
    a (?:bien )?été (?:\w+ )?reçue? par le (?:destinataire|correspondant)
    is (?:\w+ )?verzonden | afgeleverd\b | foi (?:\w+ )?(?:enviad|entregue|transmitid)
    terminated normally | confirms (?:the )?(?:\w+ )?(?:delivery|transmission) of (?:your|the) fax
    har (?:\w+ )?(?:skickats|levererats|sendt|blitt sendt) | er (?:\w+ )?sendt | blev (?:\w+ )?sendt
    został[oa]? (?:\w+ )?(?:wysłan|dostarczon|przesłan) | byl (?:\w+ )?(?:odeslán|doručen)
    (?:был |успешно )(?:\w+ )?(?:отправлен|доставлен) | отправлен[оа]?\s*$ | доставлен[оа]?\s*$
    (?:başarıyla )?(?:gönderildi|iletildi) | sikeresen | elküldve | lähetetty | lähetettiin
    """,
    anywhere=r"""
    (?:^|[:|-] )(?:your )?fax (?:\w+ )?(?:sent|transmitted|completed?|ok)\b(?! (?:from|by|on)\b)
    ^\[(?:ok|success|sent|delivered)\] | ^\W*success\b | (?<!un)success(?:ful|fully)?\W*$
    (?<!nicht )erfolgreich\W*$
    (?<!be )(?<!un)(?<!un-)delivered\b(?! to (?:your|our)\b)
    (?<!ي)تم (?:تسليم|إرسال) | נשלח בהצלחה | נמסר
    送信(?:が|は)?(?:完了|成功|済|しました|されました) | 正常(?:に|終了) | 成功
    已(?:成功)?(?:发送|发出|送达|傳送|送達) | 전송 ?(?:완료|되었|성공) | 발송 ?(?:완료|되었|성공)
    """,
)
# What a value beside "Status:" begins with; there one word is enough.
STATUS_DELIVERED = phrases(
    r"""
    tx (?:ok|completed?)\b
    (?:fax |transmission |transmitted |sent |delivery |all )?(?:ok(?:ay)?|success\w*|completed?)\b
    t\.?30 ok\b
    sent\b | delivered\b | transmitted\b | done\b | confirmed\b | finished\b | passed\b
    erfolgreich\b | gesendet\b | übermittelt\b | zugestellt\b | versendet\b
    envoyée?\b | transmise?\b | réussie?\b | succès\b | remise?\b | délivrée?\b
    inviat[oa]\b | consegnat[oa]\b | riuscit[oa]\b
    modtaget af (?:modpart|modtager) | levert\b | leveret\b | livrée?\b | transmis\b | trimis\b
    παραδόθηκε | στάλθηκε | επιτυχ | доставлено\b | надіслано\b
    enviad[oa]\b | entregad[oa]\b | éxito\b | exitoso\b | sucesso\b
    verzonden\b | geslaagd\b | skickat\b | sendt\b
    wysłan[oya]?\b | dostarczon[oya]?\b | odesláno?\b | doručeno?\b | отправлен[оа]?\b
    доставлен[оа]?\b | успешно | gönderildi\b | başarılı\b | elküldve | sikeres\b | lähetetty
    成功 | 完了 | 正常 | 送信済 | 送信完了 | 送信成功 | 已发送 | 已送达 | 发送成功 | 传送成功
    傳送成功 | 성공 | 완료 | 전송 ?완료
    """,
)
STATUS_ACCEPTED = phrases(
    r"""
    pending\b | queued\b | sending\b | submitted\b | accepted\b | processing\b | scheduled\b
    in (?:progress|process|queue)\b | waiting\b | received\b | new\b | diall?ing\b
    transmitting\b | wartend | in bearbeitung | angenommen | en attente | en cours | in coda
    in attesa | en cola | pendiente | wachtend | pendente | 送信中 | 待機 | 処理中 | 受付
    """,
)
STATUS_DELAYED = phrases(
    r"""
    waiting for (?:re-?dial|retry|the next|another) | (?:re-?dial(?:l?ing)?|redial)\b
    retry(?:ing)?\b | requeued\b | delayed\b | deferred\b | will retry\b | blocked by concurrent
    """,
)
FAX_NOUN = phrases(
    r"""
    (?:tele)?fax | facsimile | job\b | transmission\b | message to\b | document\b | pages?\b
    delivery (?:to|of)\b | auftrag\b | nachricht\b | sende(?:versuch|bericht) | faxnummer
    gegenstelle | télécopie
    tâche\b | envoi\b
    invio\b
    envío\b | seiten\b
    """,
    anywhere=r"""
    faks | φαξ | فاكس | פקס | факс
    ファ[クッ] | 送信 | 番号 | 传真 | 傳真 | 发送 | 傳送 | 号码 | 號碼 | 팩스
    """,
)
FAX_WORD = phrases(
    "",
    anywhere=r"""
    fax | facsimile | télécopie | telecopia | (?:transmission|tx)(?: result| verification)? report
    ファ[クッ] | faks | φαξ | فاكس | פקס | факс | 传真 | 傳真 | 팩스
    """,
)
# What a subject must hold beside "success" to speak of a fax.
NAMED = phrases(
    r"""
    (?:tele)?fax | facsimile | télécopie | transmi | messages?\b | job\b | fx-\d | deliver | sent\b
    übermitt | gesendet | envoi | envío | invio
    """,
    anywhere=r"""
    \d{7} | fax | ファ[クッ] | 送信 | 传真 | 傳真 | 팩스
    """,
)
