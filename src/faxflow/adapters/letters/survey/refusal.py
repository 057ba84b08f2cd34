"""Why a template is refused, told as the first finding of its survey."""

from pathlib import Path

from faxflow.adapters.letters.filling.template import Template, open_template
from faxflow.domain.letter_survey import Finding, Severity, Topic
from faxflow.errors import TemplateProblem


def opened(path: Path) -> Template | Finding:
    """The template, or why no letter can be made of it. Raises FileMissing."""
    try:
        return open_template(path)
    except TemplateProblem as problem:
        what, todo = str(problem.facts["what"]), str(problem.facts["todo"])
        return Finding(Severity.ERROR, Topic.TEMPLATE, what, todo)
