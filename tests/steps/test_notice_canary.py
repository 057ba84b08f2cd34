"""Whatever goes wrong with a patient's fax, no notice, card or alarm names the patient."""

from dataclasses import replace

from conftest import Office, reference, staged
from fakes import FakeNotices
from faxflow.adapters.webhook_message import webhook_message
from faxflow.config.notices import WebhookStyle
from faxflow.domain.handover import Refused, Unclear
from faxflow.domain.reasons import Reason
from faxflow.domain.verdict import Verdict, VerdictKind
from faxflow.errors import LoginRefused, PageChanged
from faxflow.steps.escalate import escalate, preview
from faxflow.steps.load import load
from faxflow.steps.retry import retry

CANARIES = ("Vandersloot", "Quill", "7710-4431", "1931-02-29", "5552010")
PATIENT = {"patient": "Quill Vandersloot", "mrn": "7710-4431", "born": "1931-02-29"}


def patients(count: int) -> list[object]:
    return [
        replace(staged(n, number=f"+1555201{n:04d}", **PATIENT), content_hash=f"content-{n}")
        for n in range(1, count + 1)
    ]


def go_wrong(office: Office) -> None:
    """Faxes fail, hang in doubt, wait, are held; nobody reads, takes or fetches anything."""
    rows = patients(8)
    rows[6] = replace(rows[6], number_valid=False)  # type: ignore[type-var]
    office.stage(*rows)  # type: ignore[arg-type]
    load(office.work())
    office.gateway.finishes = [Refused(550, "no such user Quill Vandersloot"), Unclear("cut off")]
    office.send()
    office.hear(
        Verdict(VerdictKind.FAILED, reason=Reason.NOT_IN_SERVICE, reference=reference(5)),
        Verdict(VerdictKind.FAILED, "+15552010004", Reason.BUSY),
    )
    office.hear(Verdict(VerdictKind.UNRECOGNISED))
    office.hear(Verdict(VerdictKind.DELIVERED, "+15552019999"))


def test_no_notice_of_three_bad_weeks_names_the_patient(office: Office) -> None:
    webhook = FakeNotices("webhook")
    go_wrong(office)

    for day in range(21):
        if day == 2:
            webhook.failure = LoginRefused(server="hooks", user="us", secret="ALERT_WEBHOOK")
        tell(office, webhook)
        office.clock.forward(days=1)
        retry(office.work())

    told = [*office.notices.sent, *webhook.sent, str(preview(office.work()))]
    kinds = {kind for (kind,) in office.rows("SELECT DISTINCT kind FROM tasks")}
    assert {"mend-fax", "resolve-doubt", "release-held", "review-mail", "alarm"} <= kinds
    assert len(office.notices.sent) > 3
    assert [canary for canary in CANARIES if canary in str(told)] == []


def tell(office: Office, webhook: FakeNotices) -> None:
    try:
        escalate(office.work("escalate"), [office.notices, webhook])
    except LoginRefused:
        return


def test_a_card_and_a_text_say_what_the_notice_says_and_no_more() -> None:
    for style in WebhookStyle:
        sent = webhook_message(style, "subject", ["one", "", "two"]).decode()

        assert all(word in sent for word in ("subject", "one", "two"))


def test_what_a_page_shows_stays_out_of_the_title_of_a_task() -> None:
    shown = "Quill Vandersloot"
    problem = PageChanged(
        step=3,
        words="Report",
        title=f"Chart of {shown}",
        tried="a",
        buttons=f"“Open {shown}”",
        recording="recording.json",
        site="site.toml",
    )

    assert "Vandersloot" not in problem.for_notice()
