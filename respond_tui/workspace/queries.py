"""The reading half of the workspace: each query in a short read of its own.

Today's queries are loaded at once, the others when they are first asked for: those load
the models, and what is due need not wait for them.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from typing import TYPE_CHECKING

from respond_tui.guide.text import folded
from respond_tui.queries import recovery, settings, today
from respond_tui.workspace.reading import Reading

if TYPE_CHECKING:
    from respond_tui.exchange.packet import Packet
    from respond_tui.guide.calibration import Calibration
    from respond_tui.guide.commitments import Suggestion
    from respond_tui.guide.interviews import LogFilter, LogOrder, Suggest
    from respond_tui.guide.patterns import Alert
    from respond_tui.guide.searching import Search
    from respond_tui.guide.stages import Stage
    from respond_tui.guide.terms import GapKind
    from respond_tui.guide.wording import Wording
    from respond_tui.queries import (
        commitments,
        evidence,
        gaps,
        interviews,
        letters,
        levers,
        patterns,
        reflection,
        saved,
        search,
        words,
    )
    from respond_tui.workspace import Workspace


class Queries(Reading):
    """What a person can see, each a picture of this moment."""

    def __init__(self, workspace: Workspace) -> None:
        super().__init__(workspace)
        self._overview: tuple[tuple[int, dt.date], patterns.Overview] | None = None

    def today(self) -> today.TodayView:
        """What is due and what is ahead."""
        return self._ask(today.today, self._workspace.now(), self._rules)

    def counted_stages(self) -> tuple[Stage, ...]:
        """The stages that count and are understood, retired ones too, in their order."""
        from respond_tui.queries import interviews

        return self._ask(interviews.counted_stages)

    def offered_stages(self, *also: int) -> tuple[Stage, ...]:
        """The stages to choose from; ``also`` are ids of retired ones that stand there."""
        from respond_tui.queries import interviews

        return self._ask(interviews.offered_stages, also)

    def stage_uses(self) -> tuple[interviews.StageUse, ...]:
        """Every stage with how many applications entered it."""
        from respond_tui.queries import interviews

        return self._ask(interviews.stage_uses)

    def companies(self) -> tuple[str, ...]:
        """Every company in the log."""
        from respond_tui.queries import interviews

        return self._ask(interviews.companies)

    def log_index(self, chosen: LogFilter, order: LogOrder) -> interviews.LogIndex:
        """The log, filtered and in order: how many, and their groups."""
        from respond_tui.queries import interviews

        return self._ask(interviews.log_index, chosen, order, self._today, self._rules)

    def log_page(
        self, index: interviews.LogIndex, start: int, most: int
    ) -> tuple[interviews.LogRow, ...]:
        """The lines of a log from one place on."""
        from respond_tui.queries import interviews

        return self._ask(interviews.log_page, index, start, most, self._today, self._rules)

    def log_place(self, index: interviews.LogIndex, application_id: int) -> int | None:
        """Where an application stands in a log, from 0; None where it is not in it."""
        from respond_tui.queries import interviews

        return self._ask(interviews.log_place, index, application_id, self._today, self._rules)

    def log_rows(self, ids: Sequence[int]) -> tuple[interviews.LogRow, ...]:
        """The lines of some applications."""
        from respond_tui.queries import interviews

        return self._ask(interviews.log_rows, ids, self._today, self._rules)

    def application(self, application_id: int) -> interviews.ApplicationView | None:
        """One application with its rounds."""
        from respond_tui.queries import interviews

        return self._ask(interviews.application, application_id, self._today, self._rules)

    def along(self, application_id: int) -> interviews.Along:
        """What deleting an application takes along."""
        from respond_tui.queries import interviews

        return self._ask(interviews.along, application_id)

    def suggestions(self, kind: Suggest, begun: str, most: int) -> tuple[str, ...]:
        """Words already used that begin so, the most used and most recent first."""
        from respond_tui.queries import interviews

        return self._ask(interviews.suggestions, kind, begun, self._today, most)

    def word_kinds(self) -> tuple[words.KindUse, ...]:
        """Each kind of word, with how many are in use."""
        from respond_tui.queries import words

        return self._ask(words.word_kinds)

    def words(self, kind: Suggest, part: str = "") -> words.WordsView:
        """The words of a kind that hold ``part``, and those that are probably one."""
        from respond_tui.queries import words

        return self._ask(words.words, kind, part)

    def habits(self) -> interviews.Habits:
        """The stages and sources in use lately."""
        from respond_tui.queries import interviews

        return self._ask(interviews.habits)

    def same_place(self, company: str, role: str | None) -> tuple[interviews.LogRow, ...]:
        """The applications to a company and role that are in the log, newest first."""
        from respond_tui.queries import interviews

        return self._ask(interviews.same_place, company, role, self._today, self._rules)

    def search(self, chosen: LogFilter) -> search.Found:
        """What a line of search finds, best first."""
        from respond_tui.queries import search

        return self._ask(search.search, chosen, self._today, self._rules)

    def read_search(self, line: str) -> Search:
        """What a line of search asks for."""
        from respond_tui.guide.searching import read_search

        return read_search(line, self.counted_stages(), self._today, self._rules.date_order)

    def saved_searches(self) -> tuple[saved.SavedSearch, ...]:
        """The searches that have a name."""
        from respond_tui.queries import saved

        return self._ask(saved.saved_searches, self._today, self._rules)

    def log_by_search(self, chosen: LogFilter) -> interviews.LogIndex | None:
        """The log as the saved searches group it; None where there is none."""
        from respond_tui.queries import saved

        return self._ask(saved.log_by_search, chosen, self._today, self._rules)

    def trash(self) -> tuple[interviews.Trashed, ...]:
        """What rests in the trash."""
        from respond_tui.queries import interviews

        return self._ask(interviews.trash)

    def setting(self, key: str) -> str | None:
        """One thing that was set."""
        return self._ask(settings.setting, key)

    def wording(self) -> Wording:
        """The words that a gentle question is asked of, and whether one is."""
        from respond_tui.queries import wording

        return self._ask(wording.wording)

    def recovery_count(self) -> recovery.RecoveryCount:
        """How many recoveries there are."""
        return self._ask(recovery.counted, shield=self._rules.shield)

    def recoveries(self, start: int, most: int) -> tuple[recovery.RecoveryRow, ...]:
        """Recoveries from one place on, open ones first."""
        return self._ask(
            recovery.recoveries, self._workspace.now(), start, most, shield=self._rules.shield
        )

    def recovery_place(self, recovery_id: int) -> int | None:
        """Where a recovery stands among all, from 0."""
        return self._ask(recovery.place, recovery_id, shield=self._rules.shield)

    def recovery(self, recovery_id: int) -> recovery.RecoveryView | None:
        """One recovery with its steps."""
        return self._ask(
            recovery.recovery, recovery_id, self._workspace.now(), shield=self._rules.shield
        )

    def resting_until(self) -> dt.datetime | None:
        """When the last pause that runs is over; None where none runs."""
        return self._ask(recovery.resting_until, self._workspace.now(), shield=self._rules.shield)

    def letter(self, letter_id: int) -> letters.LetterView | None:
        """One letter."""
        from respond_tui.queries import letters

        return self._ask(letters.letter, letter_id)

    def at_hand(self, application_id: int) -> letters.AtHand | None:
        """What is at hand to write to an application, its letters with it."""
        from respond_tui.queries import letters

        return self._ask(letters.at_hand, application_id, self._workspace.now())

    def templates(self) -> tuple[letters.TemplateView, ...]:
        """The templates of a person's own."""
        from respond_tui.queries import letters

        return self._ask(letters.templates)

    def letter_stats(self) -> letters.LetterStats:
        """Which letters get answers."""
        from respond_tui.queries import letters

        return self._ask(letters.letter_stats, self._rules.confidence)

    def reflection(self, recovery_id: int) -> reflection.ReflectionView | None:
        """The reflection of a recovery, as the log prefills it where nothing is written."""
        from respond_tui.queries import reflection

        return self._ask(reflection.reflection, recovery_id, self._workspace.now())

    def gap_kind(self, tag: str) -> GapKind | None:
        """The kind that the tag of a gap had last; None where the tag is new."""
        from respond_tui.queries import reflection

        key = folded(tag)
        return self._ask(reflection.latest_kinds, [key]).get(key)

    def packet(self, recovery_id: int) -> Packet | None:
        """What may be shared of a reflection, with the names to take out of it."""
        from respond_tui.queries import packet

        return self._ask(packet.packet, recovery_id, self._workspace.now())

    def overview(self) -> patterns.Overview:
        """The stage table and what repeats; counted once for all screens that show it."""
        from respond_tui.queries import patterns

        picture = self._workspace.store.data_version(), self._today
        if self._overview is None or self._overview[0] != picture:
            counted = self._ask(patterns.overview, self._today, self._rules)
            self._overview = (picture, counted)
        return self._overview[1]

    def calibration(self) -> Calibration:
        """The person's own forecasts beside what came true."""
        from respond_tui.queries import calibration

        return self._ask(calibration.calibration)

    def rows_behind(
        self, behind: evidence.AnyBehind, start: int, most: int
    ) -> tuple[evidence.Evidence, ...]:
        """The applications behind a number, from one place on."""
        from respond_tui.queries import evidence

        return self._ask(evidence.evidence, behind, self._today, self._rules, start, most)

    def written_gaps(self) -> tuple[gaps.GapCount, ...]:
        """The gaps that a person wrote down, with what shows them."""
        from respond_tui.queries import gaps

        return self._ask(gaps.gaps)

    def rows_behind_gap(self, key: str, start: int, most: int) -> tuple[gaps.GapSeen, ...]:
        """The reflections behind a gap, from one place on."""
        from respond_tui.queries import gaps

        return self._ask(gaps.gap_evidence, key, start, most)

    def behind_stage(self, stage_id: int) -> evidence.Behind:
        """All numbers of a stage."""
        from respond_tui.queries import evidence

        return evidence.Behind(stage_id)

    def behind_alert(self, alert: patterns.AlertView) -> evidence.AnyBehind:
        """What an alert counts."""
        from respond_tui.queries import evidence

        return evidence.behind_alert(alert)

    def commitments(self) -> tuple[commitments.CommitmentView, ...]:
        """Every lever chosen."""
        from respond_tui.queries import commitments

        return self._ask(commitments.commitments, self._today)

    def lever(self, commitment_id: int) -> levers.LeverView | None:
        """One lever with its actions and weeks, then and since."""
        from respond_tui.queries import levers

        return self._ask(levers.lever, commitment_id, self._today, self._rules)

    def lever_action(self, action_id: int) -> levers.LeverAction | None:
        """One action of a lever."""
        from respond_tui.queries import levers

        return self._ask(levers.action, action_id)

    def lever_rows(self, chosen: patterns.CommitmentView) -> levers.LeverRows:
        """The applications behind a lever's numbers."""
        from respond_tui.queries import levers

        return self._ask(levers.lever_rows, chosen, self._today, self._rules)

    def suggested(self, alert: Alert) -> tuple[Suggestion, ...]:
        """What could be done about an alert."""
        from respond_tui.queries import levers

        return self._ask(levers.suggested, alert, self._today, self._rules)
