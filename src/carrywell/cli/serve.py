"""`carrywell serve`: the app on this computer."""

from __future__ import annotations

import click

from carrywell.cli.language import marked
from carrywell.cli.spoken import Command, Option


@click.command(
    cls=Command,
    short_help=marked("Open Carrywell in your browser."),
    help=marked("Open Carrywell in your browser, served by this computer for this computer only."),
)
@click.option(
    "--port",
    cls=Option,
    type=click.IntRange(1, 65535),
    metavar="N",
    help=marked("Use this port. Without it: the usual one, or a free one."),
)
@click.option("--no-browser", cls=Option, is_flag=True, help=marked("Do not open a browser window."))
@click.option(
    "--workers",
    cls=Option,
    type=click.IntRange(1, 64),
    default=1,
    metavar="N",
    help=marked("Answer with this many processes. One is enough for a household; a clinic may want one for each core."),
)
def serve(port: int | None, no_browser: bool, workers: int) -> None:
    from carrywell.web.server import serve as run  # Django is loaded only to serve

    run(port=port, open_browser=not no_browser, workers=workers)
