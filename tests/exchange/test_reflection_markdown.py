"""A reflection on one page: facts first, guesses visibly apart, every word a word."""

import os
import stat
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from markdown_it import MarkdownIt

from respond_tui.actions.leaving import write_reflection
from respond_tui.actions.reflection.pages import write_evaluation
from respond_tui.exchange.reflected import Reflected, WrittenAction, WrittenGap
from respond_tui.exchange.reflection_markdown import written
from respond_tui.guide.reflection import AskedQuestion
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import GapKind, Mark, StepState
from respond_tui.guide.text import clean_line, clean_note
from tests.desks import TODAY, ago, ahead, opened
from tests.exchange.test_markdown import words
from tests.reflections import BLANK, gap, rejected

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

BARE = replace(BLANK, company="Acme", nothing_yet=True)

WHOLE = replace(
    BARE,
    role="SRE",
    stage="technical",
    on=ago(2),
    people="Dana, Lee",
    outcome="no after technical; told: depth",
    questions=(AskedQuestion("Why *us*?", Mark.GOOD), AskedQuestion("sharding")),
    went_well="I was on time\nThe quokka joke",
    nothing_yet=False,
    gaps=(
        WrittenGap(GapKind.TECHNICAL, "sharding", "froze\nfor a minute", True),
        WrittenGap(GapKind.BEHAVIOURAL, "pace", "", False),
    ),
    actions=(
        WrittenAction("Read on sharding", ahead(3), StepState.DONE, ""),
        WrittenAction("Call Kim", None, StepState.SKIPPED, "no time"),
        WrittenAction("Draw", None, StepState.OPEN, ""),
    ),
    notified="Kim",
    notified_how="by phone",
    notified_on=TODAY,
    keep="drawing first",
    change="ask before answering",
    next_round="Globex, panel on 1 Dec 2026",
    finished_on=TODAY,
)


def _text(found: Reflected) -> str:
    return "".join(written(found))


def test_it_reads_as_one_page() -> None:
    assert (
        _text(WHOLE)
        == """\
# Looking back at Acme, SRE

Finished on 23 Nov 2026.

## The facts

- Stage: technical
- Date: 21 Nov 2026
- With: Dana, Lee
- Outcome: no after technical; told: depth

## What was asked

- Why \\*us\\*? – good
- sharding

## What went well

- I was on time
- The quokka joke

## Gaps, with what showed them

- **sharding** (technical, a priority): froze / for a minute

## Guesses

*Nothing that was seen or heard shows these yet; they count nowhere.*

- pace (behavioural)

## Next steps

- Read on sharding (by 26 Nov 2026, done)
- Call Kim (left out: no time)
- Draw

## Who knows

Kim, by phone, 23 Nov 2026

## The plan for the next interview

For Globex, panel on 1 Dec 2026.

### Keep

- drawing first

### Change

- ask before answering
"""
    )


def test_a_page_with_nothing_on_it_says_only_what_is_known() -> None:
    assert _text(BARE) == "# Looking back at Acme\n\n## What went well\n\n- Nothing yet.\n"


def test_long_words_are_all_there() -> None:
    assert "x" * 20_000 in _text(replace(WHOLE, keep="x" * 20_000))


@given(raw=words)
def test_what_a_person_wrote_is_never_a_sign(raw: str) -> None:
    raw = clean_note(raw).text or "x"
    line = clean_line(raw).text
    found = replace(
        WHOLE,
        company=line,
        role=line,
        people=line,
        questions=(AskedQuestion(line),),
        went_well=line,
        gaps=(
            WrittenGap(GapKind.TECHNICAL, line, raw, False),
            WrittenGap(GapKind.TECHNICAL, line, "", True),
        ),
        actions=(WrittenAction(line, None, StepState.SKIPPED, raw),),
        notified=line,
        keep=raw,
        change=line,
        next_round=line,
    )
    plain = replace(
        found,
        company="x",
        role="x",
        people="x",
        questions=(AskedQuestion("x"),),
        went_well="x",
        gaps=(
            WrittenGap(GapKind.TECHNICAL, "x", "x", False),
            WrittenGap(GapKind.TECHNICAL, "x", "", True),
        ),
        actions=(WrittenAction("x", None, StepState.SKIPPED, "x"),),
        notified="x",
        keep="\n".join("x" for each in raw.split("\n") if each.strip()),
        change="x",
        next_round="x",
    )
    assert _shape(_text(found)) == _shape(_text(plain))


def _shape(text: str) -> list[str]:
    return [
        kind
        for token in READER.parse(text)
        for kind in (token.type, *(child.type for child in token.children or ()))
        if kind not in ("text", "text_special")
    ]


def test_it_is_written_whole_for_its_owner_alone_and_over_nothing_unasked(tmp_path: Path) -> None:
    desk = opened(tmp_path)
    recovery_id = rejected(desk)
    write_evaluation(desk, recovery_id, "on time", nothing_yet=False)
    gap(desk, recovery_id, "depth", "froze")
    target = tmp_path / "acme.md"

    made = write_reflection(desk, recovery_id, target, replace=False)

    assert (made.what, made.place) == ("your reflection on Acme", Path(os.path.realpath(target)))
    assert stat.S_IMODE(target.stat().st_mode) == 0o600
    before = target.read_text(encoding="utf-8")
    assert "- depth (technical): froze" in before
    with pytest.raises(Refusal) as refused:
        write_reflection(desk, recovery_id, target, replace=False)
    assert refused.value.field == "target"
    with pytest.raises(Refusal):
        write_reflection(desk, 99, tmp_path / "none.md", replace=False)
    assert not (tmp_path / "none.md").exists()
    write_reflection(desk, recovery_id, target, replace=True)
    assert target.read_text(encoding="utf-8") == before
    desk.store.close()


def test_before_anything_is_written_it_holds_what_the_log_knows(tmp_path: Path) -> None:
    desk = opened(tmp_path)
    recovery_id = rejected(desk, people="Dana", questions="sharding")
    target = tmp_path / "acme.md"

    write_reflection(desk, recovery_id, target, replace=False)
    desk.store.close()

    text = target.read_text(encoding="utf-8")
    assert "- With: Dana" in text
    assert "- sharding" in text
