"""Write assumptions down, test and judge them; look at two directions side by side."""

from __future__ import annotations

from typing import TYPE_CHECKING

from respond_tui.guide.assumptions import weighed_words
from respond_tui.guide.dates import Leaning
from respond_tui.guide.directions import Direction, Fared, offered, read_direction, share_words
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import Verdict
from respond_tui.screens.base import Go, Target
from respond_tui.screens.dialogs.dates import date_field
from respond_tui.screens.dialogs.manage import Wish
from respond_tui.screens.dialogs.redirection import (
    MEASURES,
    OWN,
    READY_MADE,
    SIDE_BY_SIDE,
    WHY,
    RedirectionDialog,
    SideBySideDialog,
    assumption_fields,
    assumption_lines,
    assumption_notes,
    completing,
    initial_texts,
    tried_lines,
    tried_notes,
    verdict_fields,
)
from respond_tui.screens.flows.asking import ask
from respond_tui.screens.flows.managing import manage
from respond_tui.screens.flows.shares import show_fared, show_part
from respond_tui.screens.way_back import WayBack
from respond_tui.widgets import keys
from respond_tui.widgets.fields import LineField

if TYPE_CHECKING:
    from respond_tui.actions.assumptions import AssumptionDone
    from respond_tui.queries.assumptions import AssumptionView, Offered
    from respond_tui.screens.base import WorkScreen
    from respond_tui.screens.dialogs.values import Values

_SIDES = (
    "Two kinds of application, each by what they have in common: arrangement, role family, "
    "market, source, seniority, parted by commas. “market: not Germany” is every other one."
)


async def redirect(screen: WorkScreen, at: int | None = None) -> None:
    """Show the assumptions, the cursor at one of them, until the person leaves."""
    dialog = RedirectionDialog("Redirection")
    places: list[int] = [at] if at is not None else []

    def show() -> None:
        found = screen.workspace.directions.assumptions()
        is_open = sum(view.verdict is Verdict.OPEN for view in found.all)
        place = (OWN, places.pop()) if places else None
        dialog.show(
            f"Redirection · {is_open:,} open",
            assumption_lines(found, screen.workspace.today),
            assumption_notes(found, screen.workspace.rules),
            place,
        )

    opened: list[int] = []

    async def do(wish: Wish) -> None:
        match wish.key:
            case at if at == SIDE_BY_SIDE and wish.what in (keys.OPEN.id, keys.EDIT.id):
                found = await side_by_side(screen)
            case (words, key) if words == WHY and wish.what == keys.OPEN.id:
                found = await _why(screen, key)
            case _:
                found = None
                done = await _done(screen, wish)
                if done is not None:
                    screen.say(f"{done.what} u undoes it.")
                    places.append(done.id)
        if found is not None:
            opened.append(found)
            dialog.action_close()

    await manage(screen, dialog, show, do)
    if opened:
        _show_in_log(screen, opened[0])


async def compare(screen: WorkScreen) -> None:
    """Put two directions side by side, apart from the assumptions."""
    found = await side_by_side(screen)
    if found is not None:
        _show_in_log(screen, found)


def _show_in_log(screen: WorkScreen, application_id: int) -> None:
    async def again() -> None:
        with screen.telling():
            await redirect(screen)

    back = WayBack("Redirection", screen.HERE, lambda: screen.run_worker(again()))
    screen.post_message(Go("log", Target(application_id=application_id, back=back)))


async def _why(screen: WorkScreen, key: object) -> int | None:
    """Open what speaks for and against an assumption; the application that was chosen there."""
    found = screen.workspace.directions.assumptions()
    match key:
        case ("own", int(id_)):
            rows = [(each.about, each.weighed) for each in found.all if each.id == id_]
        case ("ready", int(number)):
            rows = [(each.about, each.weighed) for each in found.ready[number : number + 1]]
        case _:
            rows = []
    for about, weighed in rows:
        if weighed is not None:
            here, rest = share_words(weighed.here), share_words(weighed.rest)
            said = weighed_words(
                weighed, screen.workspace.rules.fewest_decided, screen.workspace.rules.silence_days
            )
            return await show_part(screen, about, here, rest, said)
    return None


async def side_by_side(screen: WorkScreen) -> int | None:
    """Ask for two directions, and show them until the person leaves, or opens an application."""
    sides = await _ask_sides(screen, {})
    if sides is None:
        return None
    opened: list[int] = []
    at = [sides]
    dialog = SideBySideDialog("Two directions")

    def show() -> None:
        left, right = at[0]
        tried = screen.workspace.directions.tried
        found = tried(left), tried(right)
        notes = tried_notes(at[0], found, screen.workspace.rules)
        dialog.show("Two directions side by side", tried_lines(at[0], found), notes)

    async def do(wish: Wish) -> None:
        if wish.what == keys.EDIT.id:
            left, right = (side.written for side in at[0])
            at[0] = await _ask_sides(screen, {"left": left, "right": right}) or at[0]
        elif wish.what == keys.OPEN.id and isinstance(wish.key, tuple):
            found = await _why_fared(screen, at[0], wish.key[1])
            if found is not None:
                opened.append(found)
                dialog.action_close()

    await manage(screen, dialog, show, do)
    return opened[0] if opened else None


async def _why_fared(
    screen: WorkScreen, sides: tuple[Direction, Direction], measure: object
) -> int | None:
    """Open a line of two directions; all that were sent are told by whether they got an offer."""
    tried = screen.workspace.directions.tried
    found = [tried(side) for side in sides]
    if isinstance(measure, Fared):
        fared, (name, what) = measure, MEASURES[measure]
        words = [share_words(each.share(fared)) for each in found]
    elif measure == "sent":
        fared, name, what = Fared.OFFERS, "Applications", "every one, by what came of it"
        words = [f"{each.applications:,} in all" for each in found]
    else:
        return None
    told = list(zip(sides, words, strict=True))
    return await show_fared(screen, f"{name}, side by side", told, fared, what)


async def _ask_sides(
    screen: WorkScreen, initial: dict[str, str]
) -> tuple[Direction, Direction] | None:
    known = screen.workspace.directions.values()
    complete = completing(offered(known))

    def read(values: Values) -> tuple[Direction, Direction]:
        found = []
        for name in ("left", "right"):
            try:
                found.append(read_direction(values.text(name), known))
            except Refusal as refusal:
                raise Refusal(refusal.sentence, name) from None
        left, right = found
        if left == right:
            raise Refusal("Both sides are the same. Change one of them.", "right")
        return left, right

    return await ask(
        screen,
        "directions",
        "Two directions side by side",
        lambda: [
            LineField("left", "Left", needed=True, hint="on-site, Backend", complete=complete),
            LineField("right", "Right", needed=True, hint="remote, Platform", complete=complete),
        ],
        read,
        sentence=_SIDES,
        initial=initial,
    )


async def _done(screen: WorkScreen, wish: Wish) -> AssumptionDone | None:
    if wish.what == keys.ADD.id:
        return await _write(screen, None, None)
    found = screen.workspace.directions.assumptions()
    match wish.key[1] if isinstance(wish.key, tuple) and wish.key[0] == WHY else wish.key:
        case ("own", int(id_)):
            view = next((each for each in found.all if each.id == id_), None)
            if view is not None:
                return await _with_own(screen, wish, view)
        case ("ready", int(number)) if number < len(found.ready):
            if wish.what in (keys.OPEN.id, keys.EDIT.id):
                return await _write(screen, None, found.ready[number])
            if wish.what == keys.DELETE.id:
                screen.say("This one is only a suggestion. Yours can be deleted.")
    return None


async def _with_own(screen: WorkScreen, wish: Wish, view: AssumptionView) -> AssumptionDone | None:
    if wish.what == keys.OPEN.id:
        return await _judge(screen, view)
    if wish.what == keys.EDIT.id:
        return await _write(screen, view, None)
    if wish.what == keys.DELETE.id:
        actions = screen.workspace.actions
        return await screen.try_to(lambda: actions.delete_assumption(view.id))
    return None


async def _write(
    screen: WorkScreen, view: AssumptionView | None, begun: Offered | None
) -> AssumptionDone | None:
    calendar = screen.calendar()
    complete = completing(offered(screen.workspace.directions.values()))
    actions = screen.workspace.actions
    subject = f"{READY_MADE}-{begun.ready.name}" if begun is not None else "new"

    def save(values: Values) -> AssumptionDone:
        if view is not None:
            return actions.edit_assumption(view.id, dict(values))
        return actions.add_assumption(dict(values))

    return await ask(
        screen,
        "assumption",
        "An assumption" if view is None else "Edit the assumption",
        lambda: assumption_fields(
            complete, date_field("due_on", "Look again", calendar, Leaning.FUTURE)
        ),
        save,
        sentence="Write it so that it can turn out wrong. “About” is the part of your log that "
        "should then do better than the rest; the test stands in Today on its day.",
        subject=str(view.id) if view is not None else subject,
        initial=initial_texts(view, begun),
    )


async def _judge(screen: WorkScreen, view: AssumptionView) -> AssumptionDone | None:
    calendar = screen.calendar()
    words = {"verdict": "it held", "note": view.verdict_note}
    if view.verdict is Verdict.FELL:
        words["verdict"] = "it fell"
    elif view.verdict is Verdict.OPEN:
        words["verdict"] = "leave it open"
    return await ask(
        screen,
        "assumption-verdict",
        "What came of it?",
        lambda: verdict_fields(date_field("due_on", "Look again", calendar, Leaning.FUTURE)),
        lambda values: screen.workspace.actions.judge_assumption(
            view.id,
            values.word("verdict", Verdict) or Verdict.OPEN,
            values.text("note"),
            values.day("due_on"),
        ),
        sentence=f"{view.text}\nThe day is only for one that you leave open.",
        subject=str(view.id),
        initial=words,
    )
