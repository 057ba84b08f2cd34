"""What `letter render` answers.

With `--json`: `case`, `engine`, `approximate` (whether its layout only comes near to Word's),
`problem`, null where the letter is good; then `output`, `pages`, `bytes` and `sha256` of the PDF,
which are null where there is a problem; `assumed`, the fields that faxflow filled in by itself,
and `unused`, those of the data that the template does not ask for.
"""

import hashlib
import signal
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from faxflow.adapters.given_file import read_given
from faxflow.adapters.letters.choose import Engine, choose_engine
from faxflow.adapters.letters.filling.template import open_template
from faxflow.adapters.replaced_file import write_over
from faxflow.cli.options import STANDARD_INPUT
from faxflow.cli.session import Answer
from faxflow.config.letter import EngineName
from faxflow.domain.ids import case_name, parse_case
from faxflow.domain.letter import BUILT_IN_FIELDS, LetterOrder, LetterProblem, LetterResult
from faxflow.domain.letter_data import BadData, blank_data
from faxflow.domain.letter_row import Row, row_of
from faxflow.domain.letter_sample import built_in_values
from faxflow.errors import BadUsage, ExitCode
from faxflow.views.letter_render_text import Drawn, drawn_data, drawn_text

_BLANK: Final = "`faxflow letter render {template} --blank` prints a file to fill in."


@dataclass(frozen=True, slots=True)
class Wish:
    """Options as they were given; `data` is a path, or `-` for standard input."""

    template: Path
    data: str | None
    output: Path | None
    engine: EngineName
    case: str | None


def blank_row(template: Path) -> Answer:
    """A data file without values. Raises FileMissing or TemplateProblem."""
    wanted = open_template(template).form.fields - BUILT_IN_FIELDS
    return Answer(blank_data(wanted), {"fields": sorted(wanted)})


def draw_one(wish: Wish, now: datetime) -> Answer:
    """Writes the letter; CHECK_FAILED where it may not be sent so, and then nothing is written.

    Raises BadUsage, FileMissing, FileUnreadable, TemplateProblem, PartMissing or OfficeSilent.
    """
    output, text = _output(wish), _data(wish)
    with _scratch() as scratch:
        engine = choose_engine(wish.engine, wish.template, workers=1, scratch=scratch)
        row, order = _order(wish, text, engine, now)
        result = _only(engine, order)
    drawn = Drawn(order.case_name, engine.name, engine.approximate, row)
    if isinstance(result, LetterProblem):
        return _refused(drawn, result.what, output)
    write_over(output, result.pdf)
    sha256 = hashlib.sha256(result.pdf).hexdigest()
    of_pdf = {"output": str(output), "bytes": len(result.pdf), "sha256": sha256}
    data = {**drawn_data(drawn), "problem": None, "pages": result.pages, **of_pdf}
    return Answer(drawn_text(drawn, str(output), result.pages), data)


def _refused(drawn: Drawn, what: str, output: Path) -> Answer:
    nothing = dict.fromkeys(("pages", "output", "bytes", "sha256"))
    data = {**drawn_data(drawn), "problem": what, **nothing}
    problem = f"{drawn.case}: {what}. {output} was not written."
    return Answer("", data, problems=[problem], code=ExitCode.CHECK_FAILED)


def _output(wish: Wish) -> Path:
    if wish.output is None:
        raise _usage("The PDF needs a name: -o OUT.pdf.", wish)
    if wish.output.suffix.lower() != ".pdf":
        # Else a slip of the hand would write it over the template or the data.
        raise _usage(f"{wish.output}: the name of the PDF ends in .pdf.", wish)
    return wish.output


def _data(wish: Wish) -> str:
    if wish.data is None:
        raise _usage("The letter needs its data: --data ROW.json.", wish)
    is_input = wish.data == STANDARD_INPUT
    raw = sys.stdin.buffer.read() if is_input else read_given(Path(wish.data))
    try:
        return raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise _usage("--data: it is not UTF-8 text.", wish) from error


def _order(wish: Wish, text: str, engine: Engine, now: datetime) -> tuple[Row, LetterOrder]:
    row = row_of(text, engine.template_fields(), built_in_values(f"{now.astimezone():%B %d, %Y}"))
    if isinstance(row, BadData):
        raise _usage(f"--data: {row.what}.", wish)
    named = wish.case or row.fields["case_id"]
    case_id = parse_case(named) if isinstance(named, str) else None
    if case_id is None:
        raise _usage(f"{'--case' if wish.case else 'case_id in --data'} is no case id.", wish)
    name = case_name(case_id)
    return row, LetterOrder(case_id, name, {**row.fields, "case_id": name})


def _only(engine: Engine, order: LetterOrder) -> LetterResult:
    (result,) = engine.render([order])
    return result


@contextmanager
def _scratch() -> Iterator[Path]:
    """A private folder, gone at the end; who asks by `kill` waits until it is."""
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    with TemporaryDirectory(prefix="faxflow-letter-") as folder:
        yield Path(folder) / "scratch"


def _usage(what: str, wish: Wish) -> BadUsage:
    return BadUsage(what=what, todo=_BLANK.format(template=wish.template))
