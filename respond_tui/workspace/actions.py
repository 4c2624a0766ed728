"""What a person can do, bound to one desk; loaded after what they first want to see."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

from respond_tui.actions import assumptions as assumption_actions
from respond_tui.actions import interviews as log_actions
from respond_tui.actions import leaving as leaving_actions
from respond_tui.actions import letter_templates as template_actions
from respond_tui.actions import letters as letter_actions
from respond_tui.actions import levers as lever_actions
from respond_tui.actions import patterns as pattern_actions
from respond_tui.actions import quickadd as line_actions
from respond_tui.actions import recovery as recovery_actions
from respond_tui.actions import reflection as reflection_actions
from respond_tui.actions import searches as search_actions
from respond_tui.actions import settings as setting_actions
from respond_tui.actions import stages as stage_actions
from respond_tui.actions import words as word_actions
from respond_tui.actions.desk import Desk

if TYPE_CHECKING:
    from respond_tui.workspace import Workspace

P = ParamSpec("P")
ResultT = TypeVar("ResultT")


def _bound(
    action: Callable[Concatenate[Desk, P], ResultT], workspace: Workspace
) -> Callable[P, ResultT]:
    def run(*args: P.args, **kwargs: P.kwargs) -> ResultT:
        return action(workspace.desk, *args, **kwargs)

    return run


class Actions:
    """What a person can do: each is one function of the floor below, at this desk."""

    def __init__(self, workspace: Workspace) -> None:
        self._bind_recovery(workspace)
        self.log_line = _bound(line_actions.log_line, workspace)
        self.add_application = _bound(log_actions.add_application, workspace)
        self.edit_application = _bound(log_actions.edit_application, workspace)
        self.delete_application = _bound(log_actions.delete_application, workspace)
        self.add_round = _bound(log_actions.add_round, workspace)
        self.edit_round = _bound(log_actions.edit_round, workspace)
        self.delete_round = _bound(log_actions.delete_round, workspace)
        self.schedule = _bound(log_actions.schedule, workspace)
        self.log_rejection = _bound(log_actions.log_rejection, workspace)
        self.set_outcome = _bound(log_actions.set_outcome, workspace)
        self.reopen = _bound(log_actions.reopen, workspace)
        self.restore = _bound(log_actions.restore, workspace)
        self.answer_alert = _bound(pattern_actions.answer_alert, workspace)
        self.wake_alert = _bound(pattern_actions.wake_alert, workspace)
        self.save_search = _bound(search_actions.save_search, workspace)
        self.delete_search = _bound(search_actions.delete_search, workspace)
        self.add_stage = _bound(stage_actions.add_stage, workspace)
        self.edit_stage = _bound(stage_actions.edit_stage, workspace)
        self.place_stage = _bound(stage_actions.place_stage, workspace)
        self.step_stage = _bound(stage_actions.step_stage, workspace)
        self.merge_stages = _bound(stage_actions.merge_stages, workspace)
        self.retire_stage = _bound(stage_actions.retire_stage, workspace)
        self.bring_stage_back = _bound(stage_actions.bring_stage_back, workspace)
        self.delete_stage = _bound(stage_actions.delete_stage, workspace)
        self.rename_words = _bound(word_actions.rename_words, workspace)
        self.leave_apart = _bound(word_actions.leave_apart, workspace)
        self.set_rules = _bound(setting_actions.set_rules, workspace)
        self.set_shield = _bound(setting_actions.set_shield, workspace)
        self.set_wording = _bound(setting_actions.set_wording, workspace)
        self.set_setting = _bound(setting_actions.set_setting, workspace)
        self.write_out = _bound(leaving_actions.write_out, workspace)
        self.write_reflection = _bound(leaving_actions.write_reflection, workspace)
        self.write_packet = _bound(leaving_actions.write_packet, workspace)
        self._bind_assumptions(workspace)
        self._bind_letters(workspace)
        self._bind_levers(workspace)
        self._look_back(workspace)

    def _bind_assumptions(self, workspace: Workspace) -> None:
        self.add_assumption = _bound(assumption_actions.add_assumption, workspace)
        self.edit_assumption = _bound(assumption_actions.edit_assumption, workspace)
        self.judge_assumption = _bound(assumption_actions.judge_assumption, workspace)
        self.delete_assumption = _bound(assumption_actions.delete_assumption, workspace)

    def _bind_letters(self, workspace: Workspace) -> None:
        self.write_letter = _bound(letter_actions.write_letter, workspace)
        self.edit_letter = _bound(letter_actions.edit_letter, workspace)
        self.send_letter = _bound(letter_actions.send_letter, workspace)
        self.move_letter = _bound(letter_actions.move_letter, workspace)
        self.letter_answered = _bound(letter_actions.letter_answered, workspace)
        self.let_rest = _bound(letter_actions.let_rest, workspace)
        self.keep_waiting = _bound(letter_actions.keep_waiting, workspace)
        self.delete_letter = _bound(letter_actions.delete_letter, workspace)
        self.letter_to_file = _bound(letter_actions.letter_to_file, workspace)
        self.add_template = _bound(template_actions.add_template, workspace)
        self.edit_template = _bound(template_actions.edit_template, workspace)
        self.delete_template = _bound(template_actions.delete_template, workspace)

    def _bind_levers(self, workspace: Workspace) -> None:
        self.choose_lever = _bound(lever_actions.choose_lever, workspace)
        self.edit_commitment = _bound(lever_actions.edit_commitment, workspace)
        self.end_commitment = _bound(lever_actions.end_commitment, workspace)
        self.extend_commitment = _bound(lever_actions.extend_commitment, workspace)
        self.delete_commitment = _bound(lever_actions.delete_commitment, workspace)
        self.mark_week = _bound(lever_actions.mark_week, workspace)
        self.add_lever_action = _bound(lever_actions.add_lever_action, workspace)
        self.edit_lever_action = _bound(lever_actions.edit_lever_action, workspace)
        self.delete_lever_action = _bound(lever_actions.delete_lever_action, workspace)
        self.tick_lever_action = _bound(lever_actions.tick_lever_action, workspace)
        self.untick_lever_action = _bound(lever_actions.untick_lever_action, workspace)
        self.skip_lever_action = _bound(lever_actions.skip_lever_action, workspace)
        self.move_lever_action = _bound(lever_actions.move_lever_action, workspace)

    def _look_back(self, workspace: Workspace) -> None:
        self.write_record = _bound(reflection_actions.write_record, workspace)
        self.write_evaluation = _bound(reflection_actions.write_evaluation, workspace)
        self.add_gap = _bound(reflection_actions.add_gap, workspace)
        self.edit_gap = _bound(reflection_actions.edit_gap, workspace)
        self.delete_gap = _bound(reflection_actions.delete_gap, workspace)
        self.drop_guess = _bound(reflection_actions.drop_guess, workspace)
        self.set_priority = _bound(reflection_actions.set_priority, workspace)
        self.add_action = _bound(reflection_actions.add_action, workspace)
        self.edit_action = _bound(reflection_actions.edit_action, workspace)
        self.delete_action = _bound(reflection_actions.delete_action, workspace)
        self.tick_action = _bound(reflection_actions.tick_action, workspace)
        self.untick_action = _bound(reflection_actions.untick_action, workspace)
        self.skip_action = _bound(reflection_actions.skip_action, workspace)
        self.move_action = _bound(reflection_actions.move_action, workspace)
        self.write_notice = _bound(reflection_actions.write_notice, workspace)
        self.write_decision = _bound(reflection_actions.write_decision, workspace)
        self.finish_reflection = _bound(reflection_actions.finish_reflection, workspace)

    def _bind_recovery(self, workspace: Workspace) -> None:
        self.open_recovery = _bound(recovery_actions.open_recovery, workspace)
        self.close_recovery = _bound(recovery_actions.close, workspace)
        self.reopen_recovery = _bound(recovery_actions.reopen, workspace)
        self.tick = _bound(recovery_actions.tick, workspace)
        self.untick = _bound(recovery_actions.untick, workspace)
        self.feel_now = _bound(recovery_actions.feel_now, workspace)
        self.let_feeling_be = _bound(recovery_actions.let_feeling_be, workspace)
        self.rename_feeling = _bound(recovery_actions.rename_feeling, workspace)
        self.skip = _bound(recovery_actions.skip, workspace)
        self.move_step = _bound(recovery_actions.move_step, workspace)
        self.add_step = _bound(recovery_actions.add_step, workspace)
        self.edit_step = _bound(recovery_actions.edit_step, workspace)
        self.delete_step = _bound(recovery_actions.delete_step, workspace)
        self.open_answer = _bound(recovery_actions.open_answer, workspace)
