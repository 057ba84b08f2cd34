"""The words for what gateways write about beside results: accounts, numbers, files, tickets."""

from faxflow.domain.verdict_reading.phrases import phrases

# A sentence or subject about one of these states nothing about a fax.
OTHER_MATTER = phrases(
    r"""
    (?:e-?mail|report|copy|receipt|log|statement) (?:was |has been )?(?:\w+ )?(?:sent|delivered)
    payment\b | credit card | invoice | log.?in\b | password\b(?![- ]protect) | verification
    registration
    settings\b | voice.?mail (?:from|to|has|message|was|is) | text message | sms\b | activat
    profile\b | ^\W*(?:e-?mail|sms|voice.?mail)\b(?!.?(?:to|2).?fax)
    port(?:ed|ing|out)?\b(?: \w+)? (?:request|order|complete|reject|fail|success|number|of|to|in)
    ported\b | draft\b | preview\b | archived?\b | deleted\b | shared\b | imported?\b | renamed\b
    (?:up|re)dated\b | added to\b | address book | contact list | template (?:was|has|updated)
    saved\b | forwarding\b | top.?up\b | recharge
    (?<!insufficient )balance\b(?! (?:is |was )?(?:too low|insufficient)) | api key | device\b
    (?:support|help.?desk) (?:ticket|request|case)\b | ticket\b | commented\b | survey\b
    refund | (?:fax(?:ed)?|sen[dt]) you\b(?! (?:sent|tried|asked|faxed)) | reimburs | appeals?\b
    you (?:wrote|said|reported|told|asked|mentioned|recently sent)\b
    messages? (?:has been |have been |was |were )?(?:delivered|relayed) to (?:the following|these)
    (?:some|several|other|many) (?:customers|users|people)\b | for example\b | tip of the
    (?:inbound|incoming) | entwurf\b | gelöscht\b | gespeichert\b | archiviert
    brouillon | supprimé | enregistré | borrador | eliminad[oa]\b | guardad[oa]\b
    bozza | eliminat[oa]\b | salvat[oa]\b
    """,
)
# A subject on one of these is about that, whatever numbers and words for faxes the mail holds.
OTHER_SUBJECT = phrases(
    r"""
    ^\W*(?:sms|mms|text message|scan(?:ned)?(?: document)?) (?:from|to)\b
    quarantine | held messages\b | (?:spam|junk)(?: mail)? (?:report|digest|summary)
    (?:support |help.?desk )?(?:ticket|case) (?:id |no\.? |number )?\W{0,2}\d+
    \[ticket | address book | (?:auto.?)?recharge | (?<!insufficient )(?:low |account )?balance\b
    fax number\b.{0,30}\b(?:added|verified|assigned|released|active|activated|ported|ready)\b
    ^\W*down\W | checks? failed\b | health.?check | ^\W*(?:reminder|task)\b | follow(?:ing)?.?up\b
    (?:contacts?|csv|address|list) import | import (?:of|complete|finished|failed)\b
    number port\b | voice.?mail\b(?! (?:answered|picked))
    number\b.{0,30}\b(?:released|verified|activated|assigned|ported)\b
    your new (?:\w+ )?number | caller id\b | (?:fax )?forwarding\b | draft\b | preview of
    confirm your | please confirm | template\b.{0,20}\b(?:updated|saved|created)
    port(?:ing)? (?:request|order) | ported\b | api key | two.factor | new device
    refund | opt.?out | do.not.fax list | (?:number|sender) .{0,30}verified | lookup\b
    survey | feedback on | rate your | how (?:to|was|did)\b | tips?\b | what's new
    account (?:statement|summary|activity) | usage (?:report|summary|statement)
    we are (?:having|experiencing) | service (?:restored|disruption|interruption|degradation)
    incident\b | outage\b | scheduled maintenance | maintenance\b | problem: | recovery:
    mentioned you | request received | created an issue | assigned to you
    waits? for your approval
    (?:workflow |pipeline )?run failed | (?:build|deploy\w*) failed | approval (?:needed|required)
    (?:comment|note) (?:on|added)\b | shared with you | archived\b | deleted\b | blocked sender
    password\b(?![- ]protect) | ^\W*welcome\b | your order\b | order (?:no\.? |number |#)?\d
    (?:störung|wartung|passwort|willkommen|rufnummernmitnahme)\b
    """,
    anywhere=r"^\W*\[(?:#|inc|req|ritm|tkt)-?#?\d+\]",
)
# Programs that write about people's work, and quote whatever that is about.
OTHER_SENDER = phrases(
    r"""
    service ?desk | help ?desk
    github | gitlab | atlassian | jira | zendesk | freshdesk | servicenow | slack | teams\.mail
    asana | trello | docusign | linkedin | monday\.com | notion\b | hubspot | salesforce
    """,
)
# A mail that says so once is about a fax that came in.
DIRECTION_INBOUND = phrases(
    r"""
    (?:direction|category|(?:fax |call |transmission )?type)\s*[:=\t]\s*(?:inbound|incoming|receiv)
    (?:mode|function|job type|service)\s*[:=\t]\s*(?:scan|copy|print|e-?mail|sms|mms|voice)
    richtung\s*:\s*(?:eingehend|eingang) | (?:sens|direction)\s*:\s*(?:entrant|réception)
    """,
)
