"""What can be done with one application wherever it is shown: reject, outcome, edit, delete."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

from textual import work

from respond_tui.guide.dates import Leaning
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.terms import Certainty, EndedHow, Status
from respond_tui.screens import spoken as say
from respond_tui.screens.dialogs.ask import AskDialog, MakeFields
from respond_tui.screens.dialogs.choose import ChooseDialog, Option
from respond_tui.screens.dialogs.dates import when_field
from respond_tui.screens.intents import IntentScreen
from respond_tui.widgets.fields import ChoiceField

if TYPE_CHECKING:
    from respond_tui.actions.interviews import Logged
    from respond_tui.queries.interviews import ApplicationView
    from respond_tui.screens.dialogs.values import Values

_LETTERS = (
    ("p", OutcomeKey.PASSED, "Passed"),
    ("w", OutcomeKey.WITHDREW, "You withdrew"),
    ("g", OutcomeKey.GHOSTED, "Ghosted: no answer came"),
    ("c", OutcomeKey.ROLE_CLOSED, "The role was closed"),
    ("f", OutcomeKey.OFFER, "An offer"),
    ("y", OutcomeKey.ACCEPTED, "You accept the offer"),
    ("d", OutcomeKey.DECLINED, "You decline the offer"),
    ("l", OutcomeKey.CANCELLED, "The round was cancelled"),
)


class CaseScreen(IntentScreen):
    """A screen whose cursor can stand on an application or on one of its rounds."""

    async def add_round(self, view: ApplicationView, *, outcome: str = "") -> None:
        """Ask for a round of an application with every field, and add it."""
        from respond_tui.screens.dialogs.application import round_fields, round_stages

        stages = self.workspace.queries.stages()
        calendar = self.calendar()
        later = [s for s in round_stages(stages) if s.position > view.stage.position]
        initial = {"stage_id": later[0].name if later else view.stage.name}
        logged = await self.fill_in(
            lambda problem: AskDialog(
                "round",
                f"A round at {view.company}",
                lambda: round_fields(calendar, stages),
                self.kit.drafts,
                subject=str(view.id),
                initial=initial,
                problem=problem,
            ),
            lambda values: self.workspace.actions.add_round(view.id, self.round_values(values)),
        )
        if logged is not None:
            self.tell(logged)

    @work
    async def action_edit(self) -> None:
        """Change every field of the round or the application under the cursor."""
        id_ = self.chosen_application()
        view = self.workspace.queries.application(id_) if id_ is not None else None
        if view is None:
            self.say("There is nothing under the cursor to edit.")
            return
        round_id = self.chosen_round()
        if round_id is not None:
            await self._edit_round(view, round_id)
        else:
            await self._edit_application(view)

    async def _edit_application(self, view: ApplicationView) -> None:
        from respond_tui.screens.dialogs.application import application_fields, application_texts

        stages = self.workspace.queries.stages()
        reached = [stage for stage in stages if stage.position >= view.stage.position]
        calendar = self.calendar()
        await self._edit(
            "application",
            say.place(view.company, view.role),
            view.id,
            lambda: application_fields(calendar, reached, ended=view.ended_how is not None),
            application_texts(view),
            lambda values: self.workspace.actions.edit_application(view.id, values),
        )

    async def _edit_round(self, view: ApplicationView, round_id: int) -> None:
        from respond_tui.screens.dialogs.application import round_fields, round_texts

        found = next((each for each in view.rounds if each.id == round_id), None)
        if found is None:
            return
        stages = self.workspace.queries.stages()
        calendar = self.calendar()
        await self._edit(
            "round",
            f"{view.company} · {found.stage.name}",
            round_id,
            lambda: round_fields(calendar, stages),
            round_texts(found),
            lambda values: self.workspace.actions.edit_round(round_id, self.round_values(values)),
        )

    async def _edit(
        self,
        form: str,
        title: str,
        id_: int,
        make: MakeFields,
        texts: Mapping[str, str],
        action: Callable[[Values], Logged],
    ) -> None:
        logged = await self.fill_in(
            lambda problem: AskDialog(
                f"edit-{form}",
                title,
                make,
                self.kit.drafts,
                subject=str(id_),
                initial=texts,
                problem=problem,
            ),
            action,
        )
        if logged is not None:
            self.tell(logged)

    def round_values(self, values: Values) -> dict[str, object]:
        """A form's ``when`` as the day and the moment that are kept."""
        when = values.when("when")
        others = {name: value for name, value in values.items() if name != "when"}
        if when is not None:
            return {**others, "on": when.day, "at": self.workspace.moment(when)}
        return {**others, "on": None, "at": None}

    @work
    async def action_reject(self) -> None:
        """Log a no for the application under the cursor, or for one that is chosen."""
        view = await self.application_or_choice("Who said no?")
        if view is not None:
            await self.reject(view)

    async def reject(self, view: ApplicationView) -> None:
        """Ask for a no with what is known of it, and log it."""
        from respond_tui.screens.dialogs.application import rejection_fields

        if view.ended_how is EndedHow.REJECTED:
            self.say(f"The no from {view.company} is logged already; e changes it.")
            return
        stages = [
            stage
            for stage in self.workspace.queries.stages()
            if stage.position >= view.stage.position
        ]
        calendar = self.calendar()
        logged = await self.fill_in(
            lambda problem: AskDialog(
                "rejection",
                f"A no from {view.company}",
                lambda: rejection_fields(calendar, stages),
                self.kit.drafts,
                sentence="Only the stage and the day matter now. The rest can wait.",
                subject=str(view.id),
                initial={"ended_stage_id": view.stage.name, "ended_on": "today"},
                problem=problem,
            ),
            lambda values: self.workspace.actions.log_rejection(
                view.id,
                values.whole("ended_stage_id"),
                values.day("ended_on"),
                values.text("reason"),
                values.word("reason_certainty", Certainty),
                values.text("lesson"),
            ),
        )
        if logged is not None:
            self.tell(logged)

    @work
    async def action_outcome(self) -> None:
        """Say with one more letter what came of the application under the cursor."""
        view = await self.application_or_choice("Which application?")
        if view is None:
            return
        chosen = await self.app.push_screen_wait(
            ChooseDialog(
                "What came of it?",
                _outcomes_of(view),
                sentence=f"{say.place(view.company, view.role)}, at {view.stage.name} now.",
            )
        )
        if chosen == "x":
            await self.reject(view)
        elif chosen == "r":
            await self.schedule(view)
        elif chosen == "n":
            await self.logged(lambda: self.workspace.actions.reopen(view.id))
        elif chosen == "v":
            await self.told(lambda: self.workspace.actions.open_recovery(view.id))
        elif isinstance(chosen, OutcomeKey):
            await self.logged(lambda: self.workspace.actions.set_outcome(view.id, chosen))

    async def schedule(self, view: ApplicationView) -> None:
        """Ask for the stage and the hour of the next round, and add it."""
        from respond_tui.screens.dialogs.application import round_stages

        stages = round_stages(self.workspace.queries.stages())
        calendar = self.calendar()
        later = [s for s in stages if s.position > view.stage.position] or stages
        logged = await self.fill_in(
            lambda problem: AskDialog(
                "schedule",
                f"The next round at {view.company}",
                lambda: [
                    ChoiceField("stage_id", "Stage", [(s.name, s.id) for s in stages]),
                    when_field("when", "When", calendar, Leaning.FUTURE, needed=True),
                ],
                self.kit.drafts,
                subject=str(view.id),
                initial={"stage_id": later[0].name},
                problem=problem,
            ),
            lambda values: self.workspace.actions.add_round(view.id, self.round_values(values)),
        )
        if logged is not None:
            self.tell(logged)

    @work
    async def action_delete(self) -> None:
        """Move what is under the cursor to the trash."""
        await self.delete()

    async def delete(self) -> None:
        """Move the round or the application under the cursor to the trash."""
        round_id, id_ = self.chosen_round(), self.chosen_application()
        if round_id is not None:
            await self.told(lambda: self.workspace.actions.delete_round(round_id))
        elif id_ is not None:
            await self.told(lambda: self.workspace.actions.delete_application(id_))
        else:
            self.say("There is nothing under the cursor to delete.")


def _outcomes_of(view: ApplicationView) -> list[Option]:
    """What can come of an application as it stands."""
    if view.ended_how is not None:
        options = [Option("n", "It is open again", letter="n")]
        if view.ended_how is EndedHow.REJECTED and view.recovery_id is None:
            options.insert(0, Option("v", "Open a recovery for this no", letter="v"))
        return options
    has_offer = view.status is Status.OFFER
    skipped = {OutcomeKey.OFFER} if has_offer else {OutcomeKey.ACCEPTED, OutcomeKey.DECLINED}
    if not view.rounds:
        skipped |= {OutcomeKey.PASSED, OutcomeKey.CANCELLED}
    options = [
        Option(key, words, letter=letter) for letter, key, words in _LETTERS if key not in skipped
    ]
    options.insert(1 if view.rounds else 0, Option("x", "A no", "opens the recovery", letter="x"))
    options.append(Option("r", "A round is scheduled", letter="r"))
    return options
