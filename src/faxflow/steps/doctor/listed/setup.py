"""The checks of the configuration, and of what it names: secrets, mapping, templates."""

from typing import Final

from faxflow.steps.doctor import configuration, secrets, templates
from faxflow.steps.doctor.check import LONG, LONGER, NOTHING, Check

SETUP: Final = (
    Check(
        "configuration",
        "Configuration",
        "Every fault of faxflow.toml and of the variables that win over it",
        "Mend the key that is named",
        configuration.look_at_configuration,
        NOTHING,
    ),
    Check(
        "files",
        "Who may change files",
        "Modes of the configuration, mapping, templates, site and rules",
        "chmod, as told",
        configuration.look_at_files,
        NOTHING,
    ),
    Check(
        "variables",
        "Variables",
        "FAXFLOW_ variables of the environment that are no keys",
        "Mend the name, or take it out",
        configuration.look_at_variables,
        NOTHING,
    ),
    Check(
        "samples",
        "What is still a sample's",
        "Addresses and servers that are nobody's, as hilltop.example",
        "Set your own",
        configuration.look_at_samples,
    ),
    Check(
        "environment",
        "Environment",
        "Whether the gateways are such as [practice] environment asks for",
        "Mend host or environment",
        configuration.look_at_environment,
    ),
    Check(
        "retention",
        "Retention",
        "Whether [retention] says for how long patient data is kept",
        "Set it",
        configuration.look_at_retention,
    ),
    Check(
        "secrets",
        "Secrets",
        "Every secret that the configuration and the site name is found, and not empty",
        "Give it in one of the places that docs/going-live.md lists",
        secrets.look_at_secrets,
        seconds=LONG,
    ),
    Check(
        "secret-files",
        "Files of secrets",
        "Nobody but faxflow's account and root may read them",
        "chmod, as told; change a secret that lay open",
        secrets.look_at_secret_files,
    ),
    Check(
        "mapping",
        "Mapping and rules",
        "The mappings and the rules for result mails are read without a fault",
        "Mend the line that is named",
        templates.look_at_mapping,
    ),
    Check(
        "templates",
        "Templates",
        "As `letter check` sees them: fields, and what gets lost",
        "Mend the template; `faxflow letter check` shows it all",
        templates.look_at_templates,
        seconds=LONGER,
    ),
    Check(
        "fonts",
        "Fonts",
        "Each font of the templates is installed, or one of the same widths",
        "Install it, or a stand-in",
        templates.look_at_fonts,
        seconds=LONG,
    ),
)
