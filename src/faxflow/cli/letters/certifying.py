"""What `letter certify` answers.

With `--json`: `office`, the LibreOffice that it is about; `templates`, each with its `template`,
`certified`, the `letters` and `pages` that were compared, and the first `differences`.
"""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from faxflow.adapters.letters.choose import installed_office
from faxflow.adapters.letters.filling.template import open_template
from faxflow.adapters.letters.office.certificate import Certificate
from faxflow.adapters.letters.office.certifying import certify
from faxflow.adapters.letters.office.program import open_office
from faxflow.cli import tools
from faxflow.cli.session import Act, Answer, Session
from faxflow.config.model import Config
from faxflow.errors import ExitCode
from faxflow.views.letter_certify_text import Tried, certified_data, certified_text


def certify_act(templates: Sequence[Path]) -> Act:
    """Certifies these templates, or all that the configuration names.

    CHECK_FAILED where letters of one must be drawn alone. Raises FileMissing, TemplateProblem,
    PartMissing or OfficeSilent.
    """

    def act(session: Session) -> Answer:
        chosen = templates or _configured(session.config)
        tried = [_tried(_certificate(session, one), one) for one in chosen]
        code = ExitCode.DONE if all(one.certified for one in tried) else ExitCode.CHECK_FAILED
        return Answer(certified_text(tried), certified_data(tried), code=code)

    return act


def _configured(config: Config) -> list[Path]:
    answers = config.referrals.answer_template
    every = [config.letter.template, *config.letter.templates.values(), *filter(None, [answers])]
    return list(dict.fromkeys(every))


def _certificate(session: Session, template: Path) -> Certificate:
    opened, program = open_template(template), installed_office()
    # What it is tried with is invented: no patient's letter lies here.
    with TemporaryDirectory(prefix="faxflow-certify-") as name:
        office = open_office(program, Path(name) / "trial")
        return certify(opened, office, Path(name), tools.certifying(session)).certificate


def _tried(certificate: Certificate, template: Path) -> Tried:
    return Tried(
        template=str(template),
        office=certificate.office,
        letters=certificate.letters,
        pages=certificate.pages,
        differences=certificate.differences,
    )
