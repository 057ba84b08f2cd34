"""No fax goes twice, and what is called sent or delivered was (promises 3 to 6)."""

from faxflow.domain.ids import case_name, mail_name
from faxflow.domain.retry import MOST_ATTEMPTS
from faxflow.store.check.rule import REPORT, Rule

_STOP = f"Hold it with `faxflow case hold ID`, and ask its recipient. {REPORT}"

_NEWEST = "SELECT c.id FROM cases c JOIN attempts a ON a.case_id = c.id AND a.attempt = c.attempt"
_NEWEST_IF_ANY = _NEWEST.replace("JOIN", "LEFT JOIN")

ATTEMPT_RULES = (
    Rule(
        "attempt.after-known-failure",
        3,
        "A fax was tried again before the try before was known to have failed.",
        _STOP,
        """
        SELECT DISTINCT later.case_id FROM attempts later
        JOIN attempts earlier ON earlier.case_id = later.case_id
            AND earlier.attempt < later.attempt
        WHERE earlier.outcome IS NULL OR earlier.outcome = 'delivered'
        """,
        case_name,
    ),
    Rule(
        "attempt.open-goes-not-again",
        3,
        "A fax may go again though its last try is not known to have failed.",
        _STOP,
        f"""
        {_NEWEST} WHERE c.state IN ('ready', 'waiting', 'failed')
            AND (a.outcome IS NULL OR a.outcome = 'delivered')
        """,
        case_name,
    ),
    Rule(
        "attempt.numbered",
        3,
        "The tries of a fax are not numbered from 1 to its newest without a gap.",
        REPORT,
        """
        SELECT c.id FROM cases c
        LEFT JOIN (SELECT case_id, count(*) AS tries, min(attempt) AS first, max(attempt) AS newest
            FROM attempts GROUP BY case_id) a ON a.case_id = c.id
        WHERE c.attempt <> COALESCE(a.tries, 0) OR c.attempt <> COALESCE(a.newest, 0)
            OR a.first <> 1
        """,
        case_name,
    ),
    Rule(
        "attempt.reference",
        3,
        "A try goes by a reference that is another one's.",
        REPORT,
        """
        SELECT case_id FROM (
            SELECT case_id, reference, printf('FX-%06d-A%d', case_id, attempt) AS plain
            FROM attempts) a
        WHERE reference <> plain
            AND substr(reference, 1, length(plain) + 1) <> plain || 'G'
            AND NOT EXISTS (SELECT 1 FROM lost_attempts l WHERE l.case_id = a.case_id
                AND substr(l.reference, 1, instr(l.reference, '-A'))
                    = substr(a.reference, 1, instr(a.reference, '-A')))
        """,
        case_name,
    ),
    Rule(
        "attempt.whole",
        4,
        "A try was taken before it was handed over, or is settled without an outcome.",
        REPORT,
        """
        SELECT case_id FROM attempts WHERE (sent_at IS NOT NULL AND submitted_at IS NULL)
            OR (settled_at IS NULL) <> (outcome IS NULL)
        """,
        case_name,
    ),
    Rule(
        "sent.was-taken",
        4,
        "A fax is called sent, and no gateway has taken it.",
        f"`faxflow case resolve ID --delivered|--not-arrived`, once you have asked. {REPORT}",
        f"{_NEWEST_IF_ANY} WHERE c.state = 'sent' AND a.sent_at IS NULL",
        case_name,
    ),
    Rule(
        "delivered.has-evidence",
        4,
        "A fax is called delivered, and nothing says by what evidence.",
        f"Ask its recipient. {REPORT}",
        "SELECT id FROM cases WHERE state = 'delivered' AND COALESCE(evidence, '') = ''",
        case_name,
    ),
    Rule(
        "doubt.was-handed-over",
        4,
        "A fax is in doubt though it was never handed over.",
        f"`faxflow case resolve ID --not-sent`, once you have asked. {REPORT}",
        f"{_NEWEST_IF_ANY} WHERE c.state = 'in-doubt' AND a.submitted_at IS NULL",
        case_name,
    ),
    Rule(
        "attempt.no-more-than-allowed",
        5,
        f"A fax has failed more than {MOST_ATTEMPTS} times without a person's word.",
        f"`faxflow case hold ID`. {REPORT}",
        """
        SELECT c.id FROM attempts a JOIN cases c ON c.id = a.case_id
        WHERE a.attempt >= c.tries_from AND a.reason IS NOT NULL
        GROUP BY c.id HAVING count(*) > :most
        """,
        case_name,
        given={"most": MOST_ATTEMPTS},
    ),
    Rule(
        "verdict.counts-once",
        5,
        "Two mails have failed one and the same try.",
        f"`faxflow case show ID` names the mails. {REPORT}",
        """
        SELECT case_id FROM verdicts WHERE kind = 'failed' AND outcome = 'applied'
        GROUP BY case_id, attempt HAVING count(*) > 1
        """,
        case_name,
    ),
    Rule(
        "verdict.has-its-attempt",
        6,
        "A mail was applied to a try that is not there.",
        f"`faxflow mail show ID`. {REPORT}",
        """
        SELECT v.mail_id FROM verdicts v
        LEFT JOIN attempts a ON a.case_id = v.case_id AND a.attempt = v.attempt
        WHERE v.outcome = 'applied' AND a.case_id IS NULL
        """,
        mail_name,
    ),
)
