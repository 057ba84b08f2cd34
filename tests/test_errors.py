"""Every failure is one sentence with a remedy, and what comes from outside stays on the spot."""

from faxflow.errors import ColumnMissing, ExitCode, FaxflowError, PageChanged


def every_failure(base: type[FaxflowError] = FaxflowError) -> list[type[FaxflowError]]:
    return [kind for child in base.__subclasses__() for kind in (child, *every_failure(child))]


def test_a_notice_leaves_out_what_a_portal_calls_its_page() -> None:
    problem = PageChanged(
        step=4,
        words="click “Run”",
        title="Chart of DOE, ANN",
        tried="#run: 0",
        buttons="none",
        recording="r.json",
        site="site.toml",
    )

    assert "DOE, ANN" in str(problem)
    assert "DOE, ANN" not in problem.for_notice()
    assert "click “Run”" in problem.for_notice()


def test_a_notice_leaves_out_what_a_report_calls_its_columns() -> None:
    problem = ColumnMissing(
        name="r.csv", column="Fax", mapping="mapping.toml", found="DOE, ANN; 555-201-0110", near=""
    )

    assert "555-201-0110" not in problem.for_notice()


def test_every_failure_ends_with_a_code_that_is_no_bug_but_one() -> None:
    bugs = {kind.__name__ for kind in every_failure() if kind.exit_code is ExitCode.BUG}

    assert bugs == {"TransitionRefused"}


def test_every_failure_says_what_to_do() -> None:
    silent = [kind.__name__ for kind in every_failure() if not kind.remedy]

    assert silent == []
