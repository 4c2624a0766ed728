"""The way into a reflection and through it, for the tests that look at one."""

from respond_tui.guide.reflection import PAGES
from respond_tui.guide.terms import ReflectionPage
from respond_tui.queries.reflection import ReflectionView
from respond_tui.screens.reflection.dialog import ReflectionDialog
from respond_tui.screens.reflection.letters import Letters
from respond_tui.widgets.rows import Rows
from tests.hands import Hands


async def open_reflection(hands: Hands, page: ReflectionPage | None = None) -> None:
    """Look back on the latest no, at a page of it."""
    await hands.go("3", "recovery")
    hands.rows("#recoveries").action_first()
    hands.rows("#step-rows").focus()
    await hands.press("end", "enter")
    await hands.until(lambda: isinstance(hands.screen, ReflectionDialog))
    await hands.settle()
    if page is not None:
        await go_to(hands, page)


async def go_to(hands: Hands, page: ReflectionPage) -> None:
    """Go to a page by its number, from among the letters."""
    hands.screen.query_one(Letters).focus()
    await hands.press(str(PAGES.index(page) + 1))
    await until_page(hands, page)


async def until_page(hands: Hands, page: ReflectionPage) -> None:
    """Wait until a page is open."""
    await hands.until(lambda: isinstance(hands.screen, ReflectionDialog))
    await hands.until(lambda: page_of(hands) is page)
    await hands.settle()


def page_of(hands: Hands) -> ReflectionPage:
    """The page that is open."""
    screen = hands.screen
    assert isinstance(screen, ReflectionDialog), hands.text()
    return screen.page


def written(hands: Hands) -> ReflectionView:
    """What is saved of the reflection on the latest no."""
    queries = hands.workspace.queries
    view = queries.reflection(queries.recoveries(0, 1)[0].id)
    assert view is not None
    return view


async def to_the_list(hands: Hands) -> Rows:
    """Put the cursor into the list of the page."""
    rows = hands.screen.query_one(Rows)
    rows.focus()
    await hands.press("home")
    return rows


async def leave(hands: Hands) -> None:
    """Close the window; what can be saved is."""
    await hands.press("escape")
    await hands.until(lambda: hands.screen is hands.work)
    await hands.settle()
