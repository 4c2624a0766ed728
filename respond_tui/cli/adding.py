"""``respond add``: one line, as it would be typed in the app."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from respond_tui.cli.door import opened
from respond_tui.cli.printing import say
from respond_tui.cli.trouble import Trouble
from respond_tui.guide.refusal import Refusal

if TYPE_CHECKING:
    from respond_tui.actions.quickadd import SeveralOpen

LONGEST = 100_000
"""Characters that are read from standard input before the line is refused as too long."""


@click.command()
@click.argument("line", nargs=-1, required=True)
def add(line: tuple[str, ...]) -> None:
    """Log one LINE: 'Acme, SRE @technical rejected fri'.

    Put the line in quotes; "-" reads it from standard input.
    """
    words = _one(line)
    from respond_tui.actions.quickadd import SeveralOpen, log_line
    from respond_tui.guide.quickadd import Known, read
    from respond_tui.queries.interviews import companies, counted_stages
    from respond_tui.queries.recovery import resting_until
    from respond_tui.queries.settings import rules

    with opened() as desk:
        with desk.store.read() as session:
            known = Known(counted_stages(session), companies(session))
            order = rules(session).date_order
        reading = read(words, known, desk.today, order)
        if reading.line is None:
            raise reading.refusal or Refusal("The line could not be read.")
        try:
            logged = log_line(desk, reading.line)
        except SeveralOpen as several:
            raise _ask_which(several) from several
        with desk.store.read() as session:
            rests = resting_until(session, desk.now, shield=rules(session).shield) is not None
    say(logged.what)
    if reading.cleaned:
        say("Control characters were taken out of the line.")
    if logged.warning:
        say(logged.warning)
    for headline in () if rests else logged.new_alerts:
        say(f"New pattern – {headline}. “respond patterns” says more.")


def _one(line: tuple[str, ...]) -> str:
    if len(line) > 1:
        raise click.UsageError("The line is one argument: put it in quotes, 'Acme rejected'.")
    return line[0] if line[0] != "-" else _from_standard_input()


def _from_standard_input() -> str:
    text = sys.stdin.read(LONGEST)
    lines = [each for each in text.splitlines() if each.strip()]
    if len(lines) > 1:
        raise Trouble("There is more than one line.", "Nothing was logged. Send one at a time.")
    return lines[0] if lines else ""


def _ask_which(several: SeveralOpen) -> Trouble:
    which = "\n".join(
        f"  {row.company}, {row.role or 'no role'} – {row.stage}, {row.status.value}"
        for row in several.candidates
    )
    return Trouble(several.sentence, f"{which}\nName the role too. Nothing was logged.")
