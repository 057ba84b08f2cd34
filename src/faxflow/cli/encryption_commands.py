"""Commands that encrypt the store's file, or take that back."""

from functools import partial
from typing import Annotated

import typer

from faxflow.cli.options import Config, Json, print_answer, world_of


def add_to(store: typer.Typer) -> None:
    """Adds these commands to those about the store."""
    for command in (encrypt, decrypt, rekey):
        store.command(command.__name__)(command)


def encrypt(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Encrypt the store's file; nobody may be at work.

    The key is the one that [store] names.
    """
    from faxflow.cli.converting_store import converted, encrypting
    from faxflow.cli.session import config_path

    world = world_of(context)
    path = config_path(config, world)
    print_answer(converted(path, world, encrypting), as_json=json)


def decrypt(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Make the store's file plain again; nobody may be at work."""
    from faxflow.cli.converting_store import converted, decrypting
    from faxflow.cli.session import config_path

    world = world_of(context)
    path = config_path(config, world)
    print_answer(converted(path, world, decrypting), as_json=json)


def rekey(
    context: typer.Context,
    new_key: Annotated[
        str, typer.Option("--new-key", help="The NAME of the secret that holds the new key.")
    ],
    config: Config = None,
    json: Json = False,
) -> None:
    """Encrypt the store's file with another key.

    Nobody may be at work.
    """
    from faxflow.cli.converting_store import converted, rekeying
    from faxflow.cli.session import config_path

    world = world_of(context)
    path = config_path(config, world)
    to_new_key = partial(rekeying, new_key=new_key)
    print_answer(converted(path, world, to_new_key), as_json=json)
