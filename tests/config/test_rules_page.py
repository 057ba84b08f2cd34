"""docs/mail-rules.md shows a rule as it is."""

import re
from pathlib import Path

from faxflow.config.mail_rules import Rule, load_mail_rules

PAGE = Path(__file__).parents[2] / "docs" / "mail-rules.md"


def test_the_pages_rule_is_a_rule_with_every_key(tmp_path: Path) -> None:
    shown = PAGE.read_text(encoding="utf-8").split("    [[rule]]\n", 1)[1].split("\n\n", 1)[0]
    path = tmp_path / "rules.toml"
    path.write_text("[[rule]]\n" + re.sub(r"(?m)^    ", "", shown), encoding="utf-8")

    (rule,) = load_mail_rules(path)

    keys = set(re.findall(r"(?m)^    (\w+) = ", shown))
    assert rule.name == "Quince failed"
    assert keys == {field.alias or name for name, field in Rule.model_fields.items()}
