"""Looks at templates as `letter check` does."""

from collections.abc import Sequence
from pathlib import Path
from tempfile import TemporaryDirectory

from faxflow.config.letter import EngineName
from faxflow.domain.letter_survey import Finding, Survey


class SurveyedLetters:
    """Whatever is drawn is drawn into a folder that is gone afterwards."""

    def survey(self, template: Path, engine: EngineName) -> Survey:
        """As `letter check` sees it. Raises FileMissing, FileUnreadable or PartMissing."""
        from faxflow.adapters.letters.choose import choose_engine
        from faxflow.adapters.letters.survey.survey import survey_template

        with TemporaryDirectory(prefix="faxflow-doctor-") as name:
            scratch = Path(name)
            drawing = choose_engine(engine, template, workers=1, scratch=scratch / "engine")
            return survey_template(template, drawing, scratch)

    def fixed_text(self, template: Path) -> str:
        """What every letter of it says. Raises FileMissing or FileUnreadable."""
        from faxflow.adapters.given_file import read_given
        from faxflow.adapters.letters.survey.package import read_package
        from faxflow.adapters.letters.survey.reading import Reading

        package = read_package(read_given(template))
        return "" if package is None else " ".join(one.text for one in Reading(package).pieces)

    def fonts(self, template: Path) -> Sequence[Finding] | None:
        """What is to be said of its fonts; None where the system knows nothing of fonts.

        Raises FileMissing or FileUnreadable.
        """
        from faxflow.adapters.given_file import read_given
        from faxflow.adapters.letters.survey.font_fit import fitted, font_findings
        from faxflow.adapters.letters.survey.font_probe import matched
        from faxflow.adapters.letters.survey.fonts import embedded_families, families_asked
        from faxflow.adapters.letters.survey.package import read_package
        from faxflow.adapters.letters.survey.reading import Reading

        package = read_package(read_given(template))
        if package is None:
            return ()
        reading = Reading(package)
        asked = families_asked(reading)
        became = matched(one for one in asked if one not in embedded_families(reading))
        if asked and not became:
            return None
        known = {one: asked[one] for one in became}
        return tuple(font_findings(fitted(known, became, drawn=False), "libreoffice"))
