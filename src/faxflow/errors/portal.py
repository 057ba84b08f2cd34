"""What a portal may do in the middle of a walk to the day's report."""

from faxflow.errors.base import ExitCode, FaxflowError


class PageChanged(FaxflowError):
    on_the_spot = frozenset({"title", "buttons"})
    exit_code = ExitCode.NEEDS_PERSON
    sentence = (
        "Step {step} of {recording} ({words}) found no match on page “{title}”: tried {tried}."
        " Buttons there now: {buttons}."
    )
    remedy = (
        "Record the walk again in Chrome; then `faxflow recording check NEW.json`,"
        " `faxflow extract import NEW.json --site NEW.site.toml`, settle it as {site} is,"
        " and name it in [source] site. If the page says that there is nothing to report, or only"
        ' comes in between, a [[pages]] rule in {site} (is = "no-data" or "notice") knows it.'
    )


class NotSignedIn(PageChanged):
    sentence = (
        "After step {step} of {recording} ({words}), {server} shows page “{title}” without"
        " “{sought}”. Buttons there now: {buttons}."
    )
    remedy = (
        "Sign in by hand: for a page that comes between, add a [[pages]] rule to {site}; where"
        " the sign itself is another now, mend text or selector of [signed_in]."
    )


class SessionEnded(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "{server} ended the session of {user} before {before}: {what}."
    remedy = (
        "Nothing was kept; the next run signs in anew. If it happens again, somebody else"
        " signs in as {user}, or the portal's sessions are too short for the walk."
    )


class SessionActive(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "{server} says that {user} is signed in already, and nothing was clicked away."
    remedy = (
        "End that session, or have it ended each time: a [[pages]] rule in {site} with"
        ' is = "session-active" and click; then `faxflow extract`.'
    )


class PasswordExpired(FaxflowError):
    exit_code = ExitCode.LOGIN_REFUSED
    sentence = "{server} wants a new password for {user} before it lets anyone in."
    remedy = (
        "Sign in by hand, set one, and keep it as the secret {secret}; then `faxflow extract`."
        " No password was changed, and no login was retried."
    )


class AccountLocked(FaxflowError):
    exit_code = ExitCode.LOGIN_REFUSED
    sentence = "{server} has locked the account {user}."
    remedy = (
        "Have the portal's administrator unlock it, check the secret {secret}, then"
        " `faxflow extract`; no login was retried."
    )


class CodeWanted(FaxflowError):
    exit_code = ExitCode.LOGIN_REFUSED
    sentence = "{server} asks {user} for a one-time code, and no rule says where it comes from."
    remedy = (
        'Add a [[pages]] rule to {site} with is = "mfa", code_into, and as secret the name of'
        " the authenticator's key; docs/going-live.md shows one."
    )


class CodeRefused(FaxflowError):
    exit_code = ExitCode.LOGIN_REFUSED
    sentence = "{server} refused the one-time code of {user}."
    remedy = (
        "Check this machine's clock (`timedatectl`) and the secret {secret}; no code is"
        " entered twice. Then `faxflow extract`."
    )


class PortalClosed(FaxflowError):
    on_the_spot = frozenset({"title"})
    exit_code = ExitCode.TRY_LATER
    sentence = "{server} is closed for now: {what} (page “{title}”)."
    remedy = "Nothing was lost; once it is open again, `faxflow run-morning` does the rest."


class NoData(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{server} has nothing for the report: {rule} of {site} knew the page that says so."
    remedy = (
        "Nothing goes out today. If that is right, end its task: `faxflow task list` shows it,"
        " `faxflow task done T-…` ends it; else `faxflow extract` walks there again."
    )


class UnknownDialog(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{server} showed a dialog before {before} that no rule of {site} answers."
    remedy = (
        "Walk there by hand and read it; then add a [[pages]] rule with a part of its text as"
        ' dialog, is = "notice" and answer = "accept" or "dismiss".'
    )


class PageStays(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{server} shows the page of {rule} of {site} again and again, whatever is clicked."
    remedy = "Walk there by hand, see what the page wants, and mend the rule."


class RuleMisfits(FaxflowError):
    on_the_spot = frozenset({"title"})
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{rule} of {site} met its page “{title}”, but not what it acts on there: {tried}."
    remedy = "Walk there by hand and mend the rule's click or code_into; then `faxflow extract`."


class BrowserStopped(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "The browser stopped in the middle of the walk through {server} ({what})."
    remedy = "Nothing was kept; `faxflow extract` starts a new one. Check memory and disk space."


class DownloadFailed(FaxflowError):
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "The report was asked for, but no finished file arrived: {what}."
    remedy = "Run extract again; else mend download_pattern or download_timeout_seconds in {site}."


class SeveralDownloads(DownloadFailed):
    sentence = "The report is one file, and {count} came: the click downloads several."
    remedy = (
        "Set download_pattern in {site} so that the report's name alone fits it; where all have"
        " one name, record a click that downloads the report alone."
    )


class DownloadBroken(FaxflowError):
    exit_code = ExitCode.TRY_LATER
    sentence = "The report's download from {server} broke off{where}."
    remedy = "Nothing of it was kept; `faxflow extract` asks for it anew."


class DownloadIsPage(FaxflowError):
    on_the_spot = frozenset({"title"})
    exit_code = ExitCode.NEEDS_PERSON
    sentence = "{server} opened a page in place of the download: “{title}”, {what}."
    remedy = (
        "Walk there by hand. If the portal is in trouble, `faxflow extract` later; if it shows"
        " the report as a page, set report_is_page = true in {site}, at its top, above the first"
        " [table]."
    )


class DownloadIsUntitledPage(DownloadIsPage):
    on_the_spot = frozenset()
    sentence = "{server} opened a page without a title in place of the download: {what}."
