"""[store]: whether the store's file is encrypted, and the name of the key."""

from enum import StrEnum

from faxflow.config.section import Section
from faxflow.config.values import SecretName


class Encryption(StrEnum):
    """What encrypts it, if anything does."""

    NONE = "none"
    SQLCIPHER = "sqlcipher"


class StoreSettings(Section):
    """`key` is the NAME of the secret that holds 64 hex digits. Letters, reports and documents
    lie beside the store, and are not encrypted by it."""

    encryption: Encryption = Encryption.NONE
    key: SecretName = "STORE_KEY"

    @property
    def is_encrypted(self) -> bool:
        return self.encryption is Encryption.SQLCIPHER
