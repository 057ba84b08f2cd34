"""Splink at a match probability of 0.9999, as its own tutorial sets it up, on two files of people.

Run by the Python of the peers: `splink_links.py KNOWN.csv INCOMING.csv LINKS.csv`.
"""

import sys

import pandas as pd
from splink import DuckDBAPI, Linker, SettingsCreator, block_on
from splink import comparison_library as compare

_SURE = 0.9999
_SEED = 1
_BLOCKS = (
    ("date_of_birth",),
    ("phone",),
    ("given_name", "surname"),
    ("surname", "postcode"),
)


def main(known: str, incoming: str, links: str) -> None:
    """Writes the pairs of ids that Splink is sure of."""
    database = DuckDBAPI()
    frames = [pd.read_csv(one, dtype=str) for one in (known, incoming)]
    linker = Linker([database.register(one) for one in frames], _settings(), log_level=None)
    sure = [block_on("given_name", "surname", "date_of_birth")]
    linker.training.estimate_probability_two_random_records_match(sure, recall=0.7)
    linker.training.estimate_u_using_random_sampling(max_pairs=1e6, seed=_SEED)
    for columns in (("date_of_birth",), ("given_name", "surname")):
        linker.training.estimate_parameters_using_expectation_maximisation(
            block_on(*columns), record_sample_proportion=1.0
        )
    found = linker.inference.predict(threshold_match_probability=_SURE).as_pandas_dataframe()
    found[["unique_id_l", "unique_id_r"]].to_csv(links, index=False)


def _settings() -> SettingsCreator:
    return SettingsCreator(
        link_type="link_only",
        comparisons=[
            compare.NameComparison("given_name"),
            compare.NameComparison("surname"),
            compare.DateOfBirthComparison("date_of_birth", input_is_string=True),
            compare.ExactMatch("sex"),
            compare.LevenshteinAtThresholds("phone", 1),
            compare.JaroWinklerAtThresholds("street", [0.9]),
            compare.JaroWinklerAtThresholds("suburb", [0.9]),
            compare.ExactMatch("postcode"),
        ],
        blocking_rules_to_generate_predictions=[block_on(*columns) for columns in _BLOCKS],
    )


main(*sys.argv[1:])
