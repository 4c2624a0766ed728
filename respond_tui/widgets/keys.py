"""Every key, declared once: its id, what it does in a word, and what help says of it.

The key bar, help, the palette and the settings read these; a screen lists the ones that
act on what it shows. A key has one meaning on all screens (DESIGN.md §4).
"""

from textual.binding import Binding


def _key(key: str, action: str, word: str, help_text: str, *, shown: bool = True) -> Binding:
    return Binding(
        key, action, word, id=action.replace("(", ".").rstrip(")"), tooltip=help_text, show=shown
    )


TODAY = _key("1", "go('today')", "Today", "What is due, what is next, what repeats.", shown=False)
LOG = _key("2", "go('log')", "Log", "Every application with its rounds.", shown=False)
RECOVERY = _key("3", "go('recovery')", "Recovery", "The checklist that follows a no.", shown=False)
PATTERNS = _key(
    "4", "go('patterns')", "Patterns", "What repeats, and the lever you pull.", shown=False
)
SCREENS = (TODAY, LOG, RECOVERY, PATTERNS)

ADD = _key("a", "add", "Add", "Log one line, such as “Acme rejected”.")
FORM = _key("A", "form", "Full form", "Every field: an application, a round, a step.")
REJECT = _key("x", "reject", "Rejected", "Log a no, at any stage; it opens the recovery.")
SEARCH = _key("slash", "search", "Search", "Find anything that you wrote, as you type.")
UNDO = _key("u", "undo", "Undo", "Take back the last thing that was saved.")
REDO = _key("U", "redo", "Redo", "Do again what was just undone.", shown=False)
HELP = _key("question_mark", "help", "Help", "The keys and words for what is focused.")
HELP_IN_WINDOWS = Binding(
    "question_mark,f1",
    "help",
    HELP.description,
    id=HELP.id,
    tooltip="The keys of the window in front; f1 where a question mark is text.",
    show=False,
    priority=True,
)
QUIT = _key("q", "quit", "Quit", "Close respond; everything is saved already.", shown=False)
PALETTE = _key(
    "ctrl+p", "app.command_palette", "Commands", "Find any command by its name.", shown=False
)
EVERYWHERE = (*SCREENS, ADD, FORM, REJECT, SEARCH, UNDO, REDO, HELP, QUIT, PALETTE)

OPEN = _key("enter", "open", "Open", "Open what the line names, or why this number.")
BACK = _key("escape", "back", "Back", "Go back; typed words are kept.", shown=False)
EDIT = _key("e", "edit", "Edit", "Change every field of it.")
DELETE = _key("d", "delete", "Delete", "Move it to the trash; undo brings it back.")
DONE = _key("space", "done", "Done", "Mark it done, or not done again.")
FILTER = _key("f", "filter", "Filter", "Show only a part of the list.")
SORT = _key("s", "sort", "Sort", "Put the list in another order.")
PUT_OFF = _key("z", "put_off", "Put off", "Skip, snooze or put off, with a date or a reason.")
MOVE = _key("m", "move", "Move", "Give it another date, or another place.")
OUTCOME = _key("o", "outcome", "Outcome", "Say what came of it, with one more letter.")
LEVER = _key("l", "lever", "Lever", "Choose one lever, or open the one that runs.")
LETTER = _key("t", "letter", "Letter", "Write the letter that fits, or see what came of one.")
MERGE = _key("g", "merge", "Merge", "Make it one with another; what was there goes over.")
RETIRE = _key("r", "retire", "Retire", "Offer it no more, or again; what was logged still counts.")
EARLIER = _key("K,shift+up", "earlier", "Earlier", "One place earlier in the order.")
LATER = _key("J,shift+down", "later", "Later", "One place later in the order.")
IN_LISTS = (MERGE, RETIRE, EARLIER, LATER)
"""What acts on the lists of one's own alone: stages and words."""

ACTING = (
    OPEN, BACK, EDIT, DELETE, DONE, FILTER, SORT, PUT_OFF, MOVE, OUTCOME, LEVER, LETTER, *IN_LISTS
)  # fmt: skip

DOWN = _key("down,j", "cursor_down", "Down", "One line down.", shown=False)
UP = _key("up,k", "cursor_up", "Up", "One line up.", shown=False)
PAGE_DOWN = _key("pagedown", "page_down", "Page down", "One page down.", shown=False)
PAGE_UP = _key("pageup", "page_up", "Page up", "One page up.", shown=False)
FIRST = _key("home", "first", "First", "To the first line.", shown=False)
LAST = _key("end", "last", "Last", "To the last line.", shown=False)
MOVING = (DOWN, UP, PAGE_DOWN, PAGE_UP, FIRST, LAST)

SAVE = _key("ctrl+s", "save", "Save", "Save the form.")
CLOSE = _key("escape", "close", "Close", "Close; what you typed is kept for next time.")
DISCARD = _key("ctrl+r", "discard", "Start afresh", "Throw away what you typed here.")

NEXT_PAGE = _key("ctrl+n", "next_page", "Next page", "To the next page of a reflection.")
PAGE_BACK = _key("ctrl+b", "page_back", "Page back", "To the page before.")
MARK = _key("ctrl+t", "mark", "Mark", "How you answered this question: stumped, fine or good.")
PACKET = _key("ctrl+g", "packet", "Packet", "Choose what of a reflection somebody gets to read.")
FACTS = _key("f2", "facts", "Facts", "All the facts of a reflection, those that stumped first.")
WRITE_OUT = _key("w", "write_out", "Write out", "Write it to a file, as Markdown.")

SUGGEST = _key(
    "ctrl+f", "suggest", "Fill in", "Fill in what the log suggests, or what a letter leaves open."
)

IN_LOG = _key("ctrl+l", "in_log", "In the log", "Show in the log all that a search finds.")

HAND_OUT = _key("ctrl+o", "hand_out", "Hand out", "Say that a letter was sent, copy it, file it.")

ALL = (*EVERYWHERE, *ACTING, *MOVING)

CHANGEABLE = tuple(binding for binding in ALL if binding not in (HELP, PALETTE, BACK))
"""The keys that a person can put elsewhere; help, the palette and the way back stay."""

SETTING = "keys"
"""The setting that holds the changes, a JSON object of id and key."""


def read_changes(written: str | None) -> dict[str, str]:
    """The changes as they were kept; whatever cannot be read changes nothing."""
    import json  # not needed for the first paint

    try:
        found = json.loads(written or "{}")
    except (ValueError, RecursionError):
        return {}
    known = {binding.id for binding in CHANGEABLE}
    if not isinstance(found, dict):
        return {}
    return {id_: key for id_, key in found.items() if id_ in known and isinstance(key, str)}


def write_changes(changes: dict[str, str]) -> str:
    """The changes as they are kept; a key back in its own place is no change."""
    import json

    own = {binding.id: binding.key for binding in CHANGEABLE}
    return json.dumps({id_: key for id_, key in changes.items() if own.get(id_) != key})


def holder_of(key: str, changes: dict[str, str], *, other_than: str) -> str | None:
    """What a key is for already, with the changes in force; None where it is free."""
    for binding in ALL:
        if binding.id is None or binding.id == other_than:
            continue
        if key in changes.get(binding.id, binding.key).split(","):
            return binding.description
    return None
