"""The form that chooses a lever; one key fills it with what the log suggests."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, ClassVar

from textual.app import ComposeResult
from textual.binding import BindingType
from textual.widgets import Static

from respond_tui.guide import limits
from respond_tui.guide.commitments import Suggestion, read_target
from respond_tui.guide.dates import Leaning
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import Lever
from respond_tui.screens.dialogs.dates import Calendar, date_field
from respond_tui.screens.dialogs.form import FormDialog
from respond_tui.screens.dialogs.whole import whole_field
from respond_tui.screens.lever_words import LEVERS
from respond_tui.widgets import keys
from respond_tui.widgets.choice import ChoiceField
from respond_tui.widgets.fields import Field, LineField, put
from respond_tui.widgets.panel import Panel

if TYPE_CHECKING:
    from respond_tui.store.drafts import Drafts

_DAYS = (1, limits.COMMITMENT_DAYS[1])


class LeverDialog(FormDialog):
    """Asks for a lever, what is done with it, for how long and toward which target.

    ``beside`` is the lever that runs already, where one does: then a reason is asked for.
    """

    HINT: ClassVar[str] = "^f suggestion · ^s save · esc close"
    BINDINGS: ClassVar[list[BindingType]] = [keys.SUGGEST]

    def __init__(
        self,
        subject: str,
        address: str,
        suggestions: Sequence[Suggestion],
        drafts: Drafts,
        calendar: Calendar,
        *,
        beside: str = "",
        problem: Refusal | None = None,
    ) -> None:
        super().__init__(
            "lever",
            f"One lever for {subject}",
            drafts,
            subject=address,
            initial={"days": str(limits.COMMITMENT_DAYS[0])},
            problem=problem,
        )
        self._suggestions = tuple(suggestions)
        self._calendar = calendar
        self._beside = beside
        self._number = -1
        self._filled: dict[str, str] = {}

    def above(self) -> ComposeResult:
        """What is frozen, and what the log suggests."""
        yield Static(self._told(), classes="form--sentence", markup=False, id="suggested")

    def fields(self) -> Iterable[Field]:
        """What a lever is made of."""
        yield ChoiceField("lever", "Lever", [(lever.value, lever) for lever in Lever])
        yield LineField("what", "What I will do", needed=True, hint="two mocks a week, with notes")
        yield LineField("target", "Target", needed=True, hint="2 mocks a week", meaning=_meaning)
        yield whole_field("days", "Days", _DAYS)
        yield LineField("first", "First step", hint="ask Jun for the first mock")
        yield date_field("due_on", "By", self._calendar, Leaning.FUTURE)
        if self._beside:
            yield LineField("why", "Why beside it", needed=True)

    def action_suggest(self) -> None:
        """Fill the form with the next suggestion; what was typed by hand stays."""
        if not self._suggestions:
            return
        self._number = (self._number + 1) % len(self._suggestions)
        one = self._suggestions[self._number]
        values = {
            "lever": one.lever.value,
            "what": one.what,
            "target": one.target,
            "days": str(one.days),
        }
        for field in self.query(Field):
            if field.key in values and self._may_fill(field):
                field.text = values[field.key]
                self._filled[field.key] = values[field.key]
        put(self.query_one("#suggested", Static), self._told())
        hint = f"^f suggestion {self._number + 1} of {len(self._suggestions)}"
        self.query_one(Panel).hint(f"{hint} · ^s save · esc close")

    def _may_fill(self, field: Field) -> bool:
        """Whether nothing of a person's own stands in a field."""
        known = ("", self._known.get(field.key, ""), self._filled.get(field.key))
        return field.key == "lever" or field.text in known

    def _told(self) -> str:
        lines = []
        if self._beside:
            lines.append(f"“{self._beside}” runs already. One at a time shows what it does.")
        if self._number >= 0:
            one = self._suggestions[self._number]
            lines.append(f"Suggested: {one.what}. Because: {one.because}.")
        else:
            lines += [f"{lever.value:<11} {words}" for lever, words in LEVERS.items()]
        if self._number < 0 and self._suggestions:
            count = len(self._suggestions)
            lines.append(f"^f fills in what the log suggests, {count} ways one after the other.")
        least, most = limits.COMMITMENT_DAYS
        lines.append(
            f"Today's numbers are frozen. After {least} to {most} days, or up to "
            f"{limits.PROJECT_DAYS[1]} for a project on a technical gap, they stand beside what "
            "came since."
        )
        return "\n".join(lines)


def _meaning(text: str) -> str:
    """The number alone: what it counts stands in the field, and needs the room there."""
    return f"number: {read_target(text).number:g}"
