"""Commands that encrypt the store's file, or take that back."""

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
    from faxflow.cli.converting_store import configuration, converted, encrypting
    from faxflow.cli.session import config_path

    world = world_of(context)
    path = config_path(config, world)
    known = configuration(path, world)
    print_answer(converted(path, world, encrypting(known), known), as_json=json)


def decrypt(context: typer.Context, config: Config = None, json: Json = False) -> None:
    """Make the store's file plain again; nobody may be at work."""
    from faxflow.cli.converting_store import configuration, converted, decrypting
    from faxflow.cli.session import config_path

    world = world_of(context)
    path = config_path(config, world)
    known = configuration(path, world)
    print_answer(converted(path, world, decrypting(known), known), as_json=json)


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
    from faxflow.cli.converting_store import configuration, converted, rekeying
    from faxflow.cli.session import config_path

    world = world_of(context)
    path = config_path(config, world)
    known = configuration(path, world)
    print_answer(converted(path, world, rekeying(known, new_key), known), as_json=json)
