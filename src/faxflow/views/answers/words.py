"""Words that many answers share."""

from typing import Annotated

from faxflow.views.figures_shape import Moment

Done = Annotated[bool, "Whether it was done, or with --dry-run would be"]
Told = Annotated[str, "What became of it, for people"]
Instead = Annotated[list[str], "Commands that can be given after a refusal"]
Count = Annotated[int, "How many were done"]
When = Annotated[Moment | None, "null: not yet"]
Case = Annotated[str, "As FX-000123"]
Batch = Annotated[str, "As B-000012"]
Task = Annotated[str, "As T-12"]
Referral = Annotated[str, "As RF-000042"]
