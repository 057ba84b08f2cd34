"""`python -m faxflow`."""

from faxflow.cli.main import run

if __name__ == "__main__":
    run()
