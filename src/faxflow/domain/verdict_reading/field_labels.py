"""The words that gateways print before a value, by what the value is."""

import unicodedata
from enum import StrEnum


class Field(StrEnum):
    """What a labelled value tells; a LINE is a NUMBER where no plainer label names one."""

    NUMBER = "number"
    LINE = "line"
    STATUS = "status"
    FINAL = "final"
    REASON = "reason"
    JOB = "job"
    PAGES = "pages"
    ECHO = "echo"


_WORDS: dict[Field, str] = {
    Field.NUMBER: """
        to | fax to | sent to | to fax | to number | to fax number | number dialed | number dialled
        | dialed number | addressed to
        | dialled number | called number | remote number | dest | destination | destination fax
        | destination number | destination fax number | original destination fax number
        | destination address | destination email address | recipient | recipients | recipient fax
        | recipient number | recipient fax number | recipient's fax number | recipient's number
        | receiver | receiver number | receiving number | receiving fax number | sent to number
        | fax recipient | target | target number | fax address | to (fax)
        | an | empfänger | ziel | zielnummer | rufnummer | zielrufnummer
        | empfängernummer | faxnummer des empfängers
        | à | destinataire | numéro | numéro de fax | numéro du destinataire | n° de fax
        | numéro composé | numéro de télécopieur
        | destinatario | numero | numero fax | numero di fax | numero destinatario
        | para | número | número de fax | número de destino | destino | fax destino | destinatário
        | naar | ontvanger | ontvangend nummer | nummer
        | mottagare | modtager | mottaker | odbiorca | numer faksu | numer | numer odbiorcy
        | příjemce | číslo faxu | получатель | номер | номер факса | alıcı | faks numarası
        | címzett | faxszám | vastaanottaja | faxnummer mottagare | number faxed | faxed to
        | fax destination | dest. number | dialled | dialed | callee | original destination
        | original recipient | fax no./name | dest. | destination tel | tel no.
        | remote fax number | dial number | fax-nr./name | vastaanottajan numero | hívott szám
        | til | abonent | primitor | destinatar | παραλήπτης
        | recipient phone | recipient phone number | delivered to | sent to fax number
        | faxempfänger | fax an | empfänger-nr. | empfängernr. | empfaenger | zielfaxnummer
        | fax du destinataire | numéro appelé | n° appelé | numéro destinataire
        | numero chiamato | fax destinatario | número marcado | número destino | fax nummer
        | 收件号码 | 收件人 | 传真号码 | 接收号码 | 目标号码 | 收件人号码 | 傳真號碼 | 收件號碼
        | 수신번호 | 수신자 | 팩스번호 | 받는 번호
        | 宛先 | 送信先 | 宛先番号 | 送信先番号 | fax番号 | ファックス番号
        | 宛先fax番号 | 送信先fax番号""",
    Field.LINE: """
        fax | fax number | fax no | fax no. | fax # | number | phone | phone number
        | telephone number | faxnummer | fax-nr | fax-nr. | faxnr""",
    Field.STATUS: """
        status | fax status | job status | transmission status | delivery status
        | send status | sent status | message status | call status | result | fax result
        | transmission result | delivery result | results | outcome | disposition | state
        | completion status | status message
        | ergebnis | zustand | sendestatus | übertragungsstatus | faxstatus | sendeergebnis
        | statut | état | résultat | esito | stato | risultato | estado | resultado
        | situação | resultaat | resultat | wynik | stav | výsledek | статус | результат | durum
        | sonuç | állapot | eredmény | tila | state of transmission | fax state | fax job status
        | send result | sending result | fax outcome | übertr | delivery outcome
        | transmit status | transmission state | disposition status | sendebericht
        | statut de l'envoi | statut du fax | esito invio | estado del envío | estado do envio
        | 状态 | 结果 | 发送状态 | 发送结果 | 狀態 | 상태 | 결과 | 전송결과 | 전송상태
        | 結果 | 送信結果 | 送信状況 | ステータス | 状態""",
    Field.FINAL: """
        final state
        | final result | final status | final outcome | end result | overall result | overall status
        | final disposition | correct result | corrected result | endergebnis | endstatus
        | résultat final | statut final | esito finale | stato finale | resultado final
        | estado final | eindresultaat | 最終結果""",
    Field.REASON: """
        short status
        | reason | error | error message | error text | error reason | error description
        | error code | error detail | error details | failure reason | reason for failure
        | reason code | failure | failure code | failure cause | cause | fault | message | detail
        | details | description | diagnostic | diagnostics | explanation | note | remark | remarks
        | last error | status description | status detail | status details | status text
        | result code | result text | result description | completion code | hangup cause
        | disconnect reason
        | grund | fehler | fehlermeldung | fehlergrund | fehlerursache | fehlertext | ursache
        | motif | raison | erreur | message d'erreur | cause de l'échec
        | motivo | errore | causa | descrizione | código de error | descripción | erro
        | reden | foutmelding | fout | oorzaak | orsak | årsag | årsak | fejl | fel | powód
        | przyczyna | błąd | důvod | chyba | причина | ошибка | neden | hata | hiba | syy
        | why | problem | issue | failure description | failure details | failed reason
        | response | status reason | reason text | fax error | remote response | call result
        | message d'échec | raison de l'échec | motivo del fallo | motivo do erro | fehlercode
        | 失败原因 | 错误 | 错误信息 | 失敗原因 | 錯誤 | 사유 | 원인 | 실패사유
        | エラー | エラー内容 | 理由 | 原因 | 詳細""",
    Field.JOB: """
        job | job id | jobid | job number | job no | job # | fax id | fax job id | fax id number
        | transaction id | transaction | transaction number | tracking id | tracking number
        | confirmation id | confirmation number | transmission id | message id | task id
        | fax reference | reference number | ticket | ticket number | fax unique id | unique id
        | auftrag | auftragsnummer | auftrags-id | jobnummer | id fax | id du fax | id invio
        | id de fax | 受付番号 | ジョブid | 管理番号""",
    Field.PAGES: """
        pages | page count | pages sent | sent pages | pages transmitted | pages delivered
        | number of pages | total pages | seiten | seitenzahl | pagine | páginas | pagina's
        | 页数 | 頁數 | 페이지 | stron | strony | sider | sidor | страниц | pages faxed | page(s)
        | pages attempted | pages completed | nombre de pages | numero pagine | número de páginas
        | ページ | ページ数 | 枚数 | 送信枚数""",
    Field.ECHO: """
        subject | original subject | reference | reference id | ref | your reference
        | our reference
        | from | sender | sent by | sent from | caller id | csid | remote csid | remote id | tsid
        | date | time | sent | duration | file | files | filename | attachment
        | oggetto | betreff | objet | asunto | onderwerp | referenz | absender | von | mittente
        | 件名 | 送信者 | 日時""",
}


def without_accents(text: str) -> str:
    """The text with plain letters, as some systems write every language."""
    if text.isascii():
        return text
    parted = unicodedata.normalize("NFD", text)
    plain = "".join(letter for letter in parted if not unicodedata.combining(letter))
    return unicodedata.normalize("NFC", plain)


_SPELLED: dict[str, Field] = {
    label: field
    for field, words in _WORDS.items()
    for label in (" ".join(word.split()) for word in words.split("|"))
}
LABELS = {without_accents(label): field for label, field in _SPELLED.items()} | _SPELLED
