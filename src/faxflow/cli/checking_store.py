"""What `store check` looks at, and what it answers."""

from faxflow.adapters.kept_folder import PRIVATE_MODES, KeptFolder
from faxflow.cli.progress import progress_for
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.named_file import Shelf
from faxflow.domain.store_finding import StoreFinding
from faxflow.errors import ExitCode
from faxflow.steps.check_files import FILE_RULES, FileCheck, FilesFound, check_files
from faxflow.store.check.every_rule import RULE_NAMES, CheckedStore, check_store
from faxflow.views.store_check_text import check_text, looked_at
from faxflow.views.store_shapes import FindingData, StoreCheckData


def check_act(*, quick: bool) -> Act:
    """Looks at the whole store and its files; what is wrong ends with CHECK_FAILED."""

    def act(session: Session) -> Answer:
        checked = CheckedStore()
        with session.work.store.read() as tx:
            findings = list(check_store(tx, quick=quick, checked=checked))
        files = _files(session, quick=quick)
        return _answer([*findings, *files.findings()], checked, files, quick=quick)

    return act


def _files(session: Session, *, quick: bool) -> FilesFound:
    data = session.config.paths.data
    folders = {shelf: KeptFolder(data / shelf) for shelf in Shelf}
    with progress_for() as progress:
        check = FileCheck(session.work, folders, progress, not quick, PRIVATE_MODES)
        return check_files(check)


def _answer(
    findings: list[StoreFinding], checked: CheckedStore, files: FilesFound, *, quick: bool
) -> Answer:
    rules = len(RULE_NAMES) + len(FILE_RULES)
    told = looked_at(
        rules, events=checked.events, files=files.files, let_go=files.let_go, quick=quick
    )
    wrong = any(not one.warning for one in findings)
    data: StoreCheckData = {
        "well": not wrong,
        "quick": quick,
        "rules": rules,
        "events": checked.events,
        "files": files.files,
        "files_let_go": files.let_go,
        "findings": [_shown(one) for one in findings],
    }
    code = ExitCode.CHECK_FAILED if wrong else ExitCode.DONE
    return Answer(check_text(findings, told), {**data}, code=code)


def _shown(one: StoreFinding) -> FindingData:
    return {
        "rule": one.rule,
        "what": one.what,
        "cure": one.cure,
        "warning": one.warning,
        "count": one.count,
        "subjects": list(one.subjects),
    }
