"""What a person can do, bound to one desk, each loaded when it is first done."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from respond_tui import actions as rooms
from respond_tui.actions.desk import Desk

if TYPE_CHECKING:
    from respond_tui.workspace import Workspace

P = ParamSpec("P")
ResultT = TypeVar("ResultT")


def _bound(
    find: Callable[[], Callable[Concatenate[Desk, P], ResultT]], workspace: Workspace
) -> Callable[P, ResultT]:
    """An action at this desk; its room is entered when it is first done (``actions``)."""

    def run(*args: P.args, **kwargs: P.kwargs) -> ResultT:
        return find()(workspace.desk, *args, **kwargs)

    return run


class Actions:
    """What a person can do: each is one function of the floor below, at this desk."""

    def __init__(self, workspace: Workspace) -> None:
        self._bind_recovery(workspace)
        self.log_line = _bound(lambda: rooms.quickadd.log_line, workspace)
        self.add_application = _bound(
            lambda: rooms.interviews.applications.add_application, workspace
        )
        self.edit_application = _bound(
            lambda: rooms.interviews.applications.edit_application, workspace
        )
        self.delete_application = _bound(
            lambda: rooms.interviews.trash.delete_application, workspace
        )
        self.add_round = _bound(lambda: rooms.interviews.rounds.add_round, workspace)
        self.edit_round = _bound(lambda: rooms.interviews.rounds.edit_round, workspace)
        self.delete_round = _bound(lambda: rooms.interviews.trash.delete_round, workspace)
        self.schedule = _bound(lambda: rooms.interviews.rounds.schedule, workspace)
        self.log_rejection = _bound(lambda: rooms.interviews.outcomes.log_rejection, workspace)
        self.set_outcome = _bound(lambda: rooms.interviews.outcomes.set_outcome, workspace)
        self.reopen = _bound(lambda: rooms.interviews.outcomes.reopen, workspace)
        self.restore = _bound(lambda: rooms.interviews.trash.restore, workspace)
        self.answer_alert = _bound(lambda: rooms.patterns.answer_alert, workspace)
        self.wake_alert = _bound(lambda: rooms.patterns.wake_alert, workspace)
        self.save_search = _bound(lambda: rooms.searches.save_search, workspace)
        self.delete_search = _bound(lambda: rooms.searches.delete_search, workspace)
        self.add_stage = _bound(lambda: rooms.stages.add_stage, workspace)
        self.edit_stage = _bound(lambda: rooms.stages.edit_stage, workspace)
        self.place_stage = _bound(lambda: rooms.stages.place_stage, workspace)
        self.step_stage = _bound(lambda: rooms.stages.step_stage, workspace)
        self.merge_stages = _bound(lambda: rooms.stages.merge_stages, workspace)
        self.retire_stage = _bound(lambda: rooms.stages.retire_stage, workspace)
        self.bring_stage_back = _bound(lambda: rooms.stages.bring_stage_back, workspace)
        self.delete_stage = _bound(lambda: rooms.stages.delete_stage, workspace)
        self.rename_words = _bound(lambda: rooms.words.rename_words, workspace)
        self.leave_apart = _bound(lambda: rooms.words.leave_apart, workspace)
        self.set_rules = _bound(lambda: rooms.settings.set_rules, workspace)
        self.set_shield = _bound(lambda: rooms.settings.set_shield, workspace)
        self.set_wording = _bound(lambda: rooms.settings.set_wording, workspace)
        self.set_setting = _bound(lambda: rooms.settings.set_setting, workspace)
        self.write_out = _bound(lambda: rooms.leaving.write_out, workspace)
        self.write_reflection = _bound(lambda: rooms.leaving.write_reflection, workspace)
        self.write_packet = _bound(lambda: rooms.leaving.write_packet, workspace)
        self._bind_assumptions(workspace)
        self._bind_letters(workspace)
        self._bind_levers(workspace)
        self._look_back(workspace)

    def _bind_assumptions(self, workspace: Workspace) -> None:
        self.add_assumption = _bound(lambda: rooms.assumptions.add_assumption, workspace)
        self.edit_assumption = _bound(lambda: rooms.assumptions.edit_assumption, workspace)
        self.judge_assumption = _bound(lambda: rooms.assumptions.judge_assumption, workspace)
        self.delete_assumption = _bound(lambda: rooms.assumptions.delete_assumption, workspace)

    def _bind_letters(self, workspace: Workspace) -> None:
        self.write_letter = _bound(lambda: rooms.letters.write_letter, workspace)
        self.edit_letter = _bound(lambda: rooms.letters.edit_letter, workspace)
        self.send_letter = _bound(lambda: rooms.letters.send_letter, workspace)
        self.move_letter = _bound(lambda: rooms.letters.move_letter, workspace)
        self.letter_answered = _bound(lambda: rooms.letters.letter_answered, workspace)
        self.let_rest = _bound(lambda: rooms.letters.let_rest, workspace)
        self.keep_waiting = _bound(lambda: rooms.letters.keep_waiting, workspace)
        self.delete_letter = _bound(lambda: rooms.letters.delete_letter, workspace)
        self.letter_to_file = _bound(lambda: rooms.letters.letter_to_file, workspace)
        self.add_template = _bound(lambda: rooms.letter_templates.add_template, workspace)
        self.edit_template = _bound(lambda: rooms.letter_templates.edit_template, workspace)
        self.delete_template = _bound(lambda: rooms.letter_templates.delete_template, workspace)

    def _bind_levers(self, workspace: Workspace) -> None:
        self.choose_lever = _bound(lambda: rooms.levers.choosing.choose_lever, workspace)
        self.edit_commitment = _bound(lambda: rooms.levers.choosing.edit_commitment, workspace)
        self.end_commitment = _bound(lambda: rooms.levers.judging.end_commitment, workspace)
        self.extend_commitment = _bound(lambda: rooms.levers.judging.extend_commitment, workspace)
        self.delete_commitment = _bound(lambda: rooms.levers.choosing.delete_commitment, workspace)
        self.mark_week = _bound(lambda: rooms.levers.doing.mark_week, workspace)
        self.add_lever_action = _bound(lambda: rooms.levers.doing.add_lever_action, workspace)
        self.edit_lever_action = _bound(lambda: rooms.levers.doing.edit_lever_action, workspace)
        self.delete_lever_action = _bound(lambda: rooms.levers.doing.delete_lever_action, workspace)
        self.tick_lever_action = _bound(lambda: rooms.levers.doing.tick_lever_action, workspace)
        self.untick_lever_action = _bound(lambda: rooms.levers.doing.untick_lever_action, workspace)
        self.skip_lever_action = _bound(lambda: rooms.levers.doing.skip_lever_action, workspace)
        self.move_lever_action = _bound(lambda: rooms.levers.doing.move_lever_action, workspace)

    def _look_back(self, workspace: Workspace) -> None:
        self.write_record = _bound(lambda: rooms.reflection.pages.write_record, workspace)
        self.write_evaluation = _bound(lambda: rooms.reflection.pages.write_evaluation, workspace)
        self.add_gap = _bound(lambda: rooms.reflection.gaps.add_gap, workspace)
        self.edit_gap = _bound(lambda: rooms.reflection.gaps.edit_gap, workspace)
        self.delete_gap = _bound(lambda: rooms.reflection.gaps.delete_gap, workspace)
        self.drop_guess = _bound(lambda: rooms.reflection.gaps.drop_guess, workspace)
        self.set_priority = _bound(lambda: rooms.reflection.gaps.set_priority, workspace)
        self.add_action = _bound(lambda: rooms.reflection.next_steps.add_action, workspace)
        self.edit_action = _bound(lambda: rooms.reflection.next_steps.edit_action, workspace)
        self.delete_action = _bound(lambda: rooms.reflection.next_steps.delete_action, workspace)
        self.tick_action = _bound(lambda: rooms.reflection.next_steps.tick_action, workspace)
        self.untick_action = _bound(lambda: rooms.reflection.next_steps.untick_action, workspace)
        self.skip_action = _bound(lambda: rooms.reflection.next_steps.skip_action, workspace)
        self.move_action = _bound(lambda: rooms.reflection.next_steps.move_action, workspace)
        self.write_notice = _bound(lambda: rooms.reflection.pages.write_notice, workspace)
        self.write_decision = _bound(lambda: rooms.reflection.pages.write_decision, workspace)
        self.finish_reflection = _bound(lambda: rooms.reflection.pages.finish_reflection, workspace)

    def _bind_recovery(self, workspace: Workspace) -> None:
        self.open_recovery = _bound(lambda: rooms.recovery.opening.open_recovery, workspace)
        self.close_recovery = _bound(lambda: rooms.recovery.whole.close, workspace)
        self.reopen_recovery = _bound(lambda: rooms.recovery.whole.reopen, workspace)
        self.tick = _bound(lambda: rooms.recovery.steps.tick, workspace)
        self.untick = _bound(lambda: rooms.recovery.steps.untick, workspace)
        self.feel_now = _bound(lambda: rooms.recovery.feelings.feel_now, workspace)
        self.let_feeling_be = _bound(lambda: rooms.recovery.feelings.let_feeling_be, workspace)
        self.rename_feeling = _bound(lambda: rooms.recovery.feelings.rename_feeling, workspace)
        self.skip = _bound(lambda: rooms.recovery.steps.skip, workspace)
        self.move_step = _bound(lambda: rooms.recovery.steps.move_step, workspace)
        self.add_step = _bound(lambda: rooms.recovery.steps.add_step, workspace)
        self.edit_step = _bound(lambda: rooms.recovery.steps.edit_step, workspace)
        self.delete_step = _bound(lambda: rooms.recovery.steps.delete_step, workspace)
        self.open_answer = _bound(lambda: rooms.recovery.sealed.open_answer, workspace)
