"""Open a page of numbers, and from there an application in the log."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence
from functools import partial
from typing import TYPE_CHECKING

from respond_tui.guide.flow import Place
from respond_tui.screens import number_lines as words
from respond_tui.screens import share_words
from respond_tui.screens.base import Go, Target
from respond_tui.screens.dialogs.numbers import Number, NumbersDialog, Page, Spot
from respond_tui.screens.way_back import WayBack
from respond_tui.widgets.columns import Column
from respond_tui.widgets.pages import PagedLines

if TYPE_CHECKING:
    from respond_tui.queries.evidence import Evidence
    from respond_tui.queries.flow import Traveller
    from respond_tui.queries.rates import Answer
    from respond_tui.screens.base import WorkScreen


async def show_rates(screen: WorkScreen) -> None:
    """How often applications are answered and lead to a round, by month and by slice."""
    await _show(screen, "Replies and invitations", words.RATE_COLUMNS, partial(_rates, screen))


async def show_flow(screen: WorkScreen) -> None:
    """Where applications went, from their sources through the stages to where they stand."""
    await _show(screen, "The flow", words.FLOW_COLUMNS, partial(_flow, screen))


async def show_forecasts(screen: WorkScreen) -> None:
    """The chances that a person gave, what came of them, and every round with one."""
    from respond_tui.screens.dialogs.forecasts import ForecastsDialog

    workspace = screen.workspace
    found, rounds = workspace.queries.calibration(), workspace.numbers.forecasts()
    screen.app.clear_notifications()
    dialog = ForecastsDialog(found, rounds, workspace.numbers.forecast_rows, workspace.today)
    opened = await screen.app.push_screen_wait(dialog)
    if opened is None:
        return

    def again() -> None:
        screen.run_worker(show_forecasts(screen))

    back = WayBack("Your own forecasts", screen.HERE, again)
    screen.post_message(Go("log", Target(application_id=opened, back=back)))


async def _show(
    screen: WorkScreen,
    title: str,
    columns: Sequence[Column],
    count: Callable[[], Page],
    at: Spot | None = None,
) -> None:
    """Show a page; from an application of it, escape in the log leads back to its row."""
    screen.app.clear_notifications()
    dialog = NumbersDialog(title, columns, count, at)
    opened = await screen.app.push_screen_wait(dialog)
    if opened is None:
        return

    def again() -> None:
        screen.run_worker(_show(screen, title, columns, count, dialog.spot))

    back = WayBack(title, screen.HERE, again)
    screen.post_message(Go("log", Target(application_id=opened, back=back)))


def _rates(screen: WorkScreen) -> Page:
    rates = screen.workspace.numbers.rates()
    lines = list(words.rate_lines(rates))
    if not any(at.rate.of or at.rate.too_early or at.rate.left_out for _, at in lines if at):
        return Page(words.no_rates(), {})
    letters = list(words.letter_lines(screen.workspace.queries.letter_stats()))
    numbers: dict[Hashable, Number] = {
        line.key: Number(words.rate_text(at), partial(_behind_rate, screen, at))
        for line, at in lines
        if at is not None
    }
    numbers |= {
        line.key: Number(words.letters_text(at), partial(_behind_letters, screen, at))
        for line, at in letters
        if at is not None
    }
    return Page([line for line, _ in (*lines, *letters)], numbers)


def _behind_letters(screen: WorkScreen, at: words.LettersAt) -> PagedLines[Evidence]:
    numbers = screen.workspace.numbers
    behind = numbers.behind_letters(at.by, at.name)
    stretches = share_words.of_share(numbers.lots(behind), share_words.OF_LETTERS, "")
    return share_words.share_rows(screen.workspace, behind, stretches)


def _behind_rate(screen: WorkScreen, at: words.RateAt) -> PagedLines[Answer]:
    numbers, today = screen.workspace.numbers, screen.workspace.today
    behind = numbers.behind_rate(at.kind, at.rate.days, at.by, at.name)
    numbers.ids_behind(behind)
    return PagedLines(
        words.of_rate(at),
        lambda start, most: numbers.rows_behind(behind, start, most),
        lambda row: words.answer_line(row, today),
    )


def _flow(screen: WorkScreen) -> Page:
    flow = screen.workspace.numbers.flow()
    if not flow.count:
        return Page(words.no_flow(), {})
    lines = list(words.flow_lines(flow))

    def number(place: Place, to: Place | None) -> Number:
        def opened() -> PagedLines[Traveller]:
            numbers, today = screen.workspace.numbers, screen.workspace.today
            behind = numbers.behind_flow(place, to)
            numbers.ids_behind(behind)
            return PagedLines(
                words.of_flow(flow, place, to),
                lambda start, most: numbers.rows_behind(behind, start, most),
                lambda row: words.traveller_line(row, today),
            )

        return Number(words.flow_text(flow, place, to), opened)

    return Page(
        [line for line, _ in lines],
        {line.key: number(*step) for line, step in lines if step is not None},
    )
