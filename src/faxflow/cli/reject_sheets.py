"""What `rejects export` writes, and what `rejects fix --from` reads of it again."""

import shlex
import sys
from pathlib import Path

from faxflow.adapters.given_file import read_given
from faxflow.adapters.new_file import write_new
from faxflow.cli import tools
from faxflow.cli.options import STANDARD_INPUT
from faxflow.cli.reject_listing import named_batch
from faxflow.cli.session import Act, Answer, Session
from faxflow.domain.counted import counted
from faxflow.domain.ids import RejectId, batch_name, parse_reject
from faxflow.domain.report_file import ReportFile
from faxflow.errors import BadUsage, ExitCode
from faxflow.frames.corrected_sheet import CorrectedRow, corrected_rows
from faxflow.steps.corrected_rows import Given, Rereading
from faxflow.steps.export_rejects import Export, Exported, export_rejects, take_out
from faxflow.views.reject_sheet_text import SheetLine, reject_sheet

_MARK = "\ufeff"
"""Without it Excel reads the names of people as cp1252."""


def export_act(batch: str | None, to: str) -> Act:
    """Writes the open rejects to a new file, or to standard output."""

    def act(session: Session) -> Answer:
        export = export_rejects(session.work, rereading(session), named_batch(session, batch))
        sheet = _MARK + reject_sheet([_line(one) for one in export.rows])
        if not export.rows:
            return _answer(export, "", "No row was written.")
        if to == STANDARD_INPUT:
            take_out(session.work, export, lambda: None)
            return _answer(export, to, sheet.rstrip("\r\n"))
        take_out(session.work, export, lambda: write_new({Path(to): sheet.encode()}))
        rows = counted(len(export.rows), "row")
        then = f"`faxflow rejects fix --from {shlex.quote(to)} --because …`"
        told = f"{rows} in {to}. Correct them there, then {then}; remove it afterwards."
        return _answer(export, to, told)

    return act


def rereading(session: Session) -> Rereading:
    """What the rows are read by once more. Raises FileMissing or ConfigurationProblem."""
    return Rereading(tools.mapping(session), session.reports)


def given_rows(sheet: str) -> list[Given]:
    """The rows of a sheet that a person gives back. Raises BadUsage, FileMissing."""
    from_stdin = sheet == STANDARD_INPUT
    content = sys.stdin.buffer.read() if from_stdin else read_given(Path(sheet))
    name = "Standard input" if from_stdin else sheet
    rows = corrected_rows(ReportFile(name, content, "given by hand"))
    found = [(_named(one), one) for one in rows]
    if len({reject for reject, _ in found}) < len(found):
        raise BadUsage(what=f"{name} has a row twice.", todo="Leave one; nothing was changed.")
    return [Given(reject, one.cells, whole=True) for reject, one in found]


def _named(row: CorrectedRow) -> RejectId:
    reject = parse_reject(f"{row.batch}:{row.line.removesuffix('.0')}")
    if reject is None:
        raise BadUsage(
            what=f"Line {row.at} of the sheet does not say which row it is.",
            todo="Its first cells are batch and line, as B-000012 and 7. Nothing was changed.",
        )
    return reject


def _line(one: Exported) -> SheetLine:
    reject = one.reject
    batch = batch_name(reject.id.batch_id)
    return SheetLine(batch, reject.id.line, reject.column, reject.reason, one.cells)


def _answer(export: Export, to: str, text: str) -> Answer:
    left = [f"{one.id}: its row is not to be had any more" for one in export.left_out]
    data = {
        "to": to,
        "rows": len(export.rows),
        "left_out": [str(one.id) for one in export.left_out],
    }
    code = ExitCode.NEEDS_PERSON if left else ExitCode.DONE
    return Answer(text, data, lists_tasks=True, problems=left, code=code)
