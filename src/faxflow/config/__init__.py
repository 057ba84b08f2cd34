"""The configuration: faxflow.toml, the environment and the secrets, as one frozen value."""
