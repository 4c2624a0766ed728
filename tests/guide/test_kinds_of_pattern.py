"""One rule for each kind of pattern beside stages: when it speaks, how loud, what changes it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.patterns import (
    Alert,
    Counted,
    EmployerTally,
    FastNoes,
    GapsSeen,
    GapTally,
    Outlook,
    QuestionTally,
    SliceTally,
    Tally,
    alerts,
    gaps,
    in_front,
    key_of,
    noes,
    outlook,
    questions,
    slices,
)
from respond_tui.guide.statistics import Proportion
from respond_tui.guide.terms import AlertKind, Field, Strength
from tests.courses import SCREEN, TECHNICAL

small = st.integers(0, 12)


def seen(reflections: int, **tags: int) -> GapsSeen:
    return GapsSeen(
        tuple(GapTally(key_of("tag", tag), tag, times) for tag, times in tags.items()), reflections
    )


def of(field: Field, value: str, invited: int, rejected: int, silent: int = 0) -> SliceTally:
    return SliceTally(field, key_of(field, value), value, invited, rejected, silent)


def arranged(**counts: tuple[int, int]) -> list[SliceTally]:
    return [of(Field.ARRANGEMENT, value, *pair) for value, pair in counts.items()]


def test_a_gap_repeats_from_the_third_reflection_that_names_it() -> None:
    assert gaps.alerts(seen(6, sharding=2, pace=1)) == ()
    (alert,) = gaps.alerts(seen(6, sharding=3, pace=2, sql=1))
    assert (alert.kind, alert.key, alert.what) == (AlertKind.GAP, "tag=sharding", "sharding")
    assert (alert.here, alert.elsewhere) == (Proportion(3, 6), Proportion(2, 6))
    assert (alert.strength, alert.counted) == (Strength.WATCH, 3)


def test_a_gap_in_few_of_many_reflections_does_not_repeat() -> None:
    assert gaps.alerts(seen(13, sharding=3)) == ()
    assert len(gaps.alerts(seen(12, sharding=3))) == 1


def test_a_kind_of_gap_repeats_only_where_two_thirds_name_it() -> None:
    def named(times: int) -> GapsSeen:
        return GapsSeen((GapTally("kind=technical", "technical gaps", times),), 12)

    assert gaps.alerts(named(7)) == ()
    assert [alert.what for alert in gaps.alerts(named(8))] == ["technical gaps"]


def test_a_gap_named_far_more_often_than_the_others_is_strong() -> None:
    facts = seen(12, sharding=9, pace=2, brevity=2, sql=2)
    (alert,) = gaps.alerts(facts)
    assert alert.strength is Strength.STRONG
    assert gaps.outlook(alert, facts) == Outlook()


@given(st.integers(3, 8), st.lists(st.integers(2, 8), max_size=4), st.integers(0, 6))
def test_tags_that_were_coined_once_change_nothing(
    sharding: int, others: list[int], coined: int
) -> None:
    tags = {"sharding": sharding} | {f"tag {number}": times for number, times in enumerate(others)}
    without = gaps.alerts(seen(8, **tags))
    assert gaps.alerts(seen(8, **tags, **{f"coined {n}": 1 for n in range(coined)})) == without
    for alert in without:
        assert alert.elsewhere == Proportion(
            sum(tags.values()) - tags[alert.what], 8 * (len(tags) - 1)
        )


def test_what_weakens_a_gap_is_what_does_once_it_came() -> None:
    facts = seen(8, sharding=7, pace=2, sql=2)
    (alert,) = gaps.alerts(facts)
    assert alert.strength is Strength.LIKELY
    fewer = gaps.outlook(alert, facts).lower
    assert fewer is not None
    later = seen(8 + fewer.rounds, sharding=7, pace=2, sql=2)
    assert gaps.alerts(later)[0].strength is fewer.strength


def test_what_strengthens_a_gap_is_what_does_once_it_came() -> None:
    facts = seen(8, sharding=4, pace=2, sql=2)
    (alert,) = gaps.alerts(facts)
    assert alert.strength is Strength.WATCH
    more = gaps.outlook(alert, facts).higher
    assert more is not None
    later = seen(8 + more.rounds, sharding=4 + more.rounds, pace=2, sql=2)
    assert gaps.alerts(later)[0].strength is more.strength


def test_a_question_repeats_once_it_has_stumped_twice() -> None:
    found = questions.alerts(
        [
            QuestionTally("why us?", "Why us?", 1, 4),
            QuestionTally("your salary?", "Your salary?", 2, 3),
            QuestionTally("a failure?", "A failure?", 3, 3),
        ]
    )
    assert [alert.what for alert in found] == ["A failure?", "Your salary?"]
    assert {alert.strength for alert in found} == {Strength.WATCH}
    assert found[1].here == Proportion(2, 3)


def test_a_source_that_stays_silent_is_named_and_the_others_are_not() -> None:
    tallies = [
        of(Field.SOURCE, "job board", 1, 1, 14),
        of(Field.SOURCE, "referral", 6, 5, 3),
        of(Field.SOURCE, "outreach", 3, 1, 2),
        of(Field.ARRANGEMENT, "remote", 0, 0, 19),
    ]
    (alert,) = slices.silences(tallies)
    assert (alert.key, alert.here) == ("source=job board", Proportion(14, 16))
    assert alert.elsewhere == Proportion(5, 20)
    assert alert.strength is Strength.STRONG
    assert alert.drawn is not None
    assert 19 / 36 < alert.drawn < 14 / 16


def test_two_silences_are_no_pattern() -> None:
    tallies = [of(Field.SOURCE, "job board", 0, 3, 2), of(Field.SOURCE, "referral", 30, 0, 0)]
    assert slices.silences(tallies) == ()
    worse = [replace(tallies[0], silent=3), tallies[1]]
    assert [alert.key for alert in slices.silences(worse)] == ["source=job board"]


@pytest.mark.parametrize("decided", range(5))
def test_nothing_is_claimed_of_a_slice_under_five_decided(decided: int) -> None:
    assert slices.alerts(arranged(remote=(0, decided), office=(40, 2))) == ()
    assert slices.alerts(arranged(remote=(decided, 0), office=(2, 40))) == ()
    assert slices.alerts(arranged(remote=(40, 2), office=(0, decided))) == ()


def test_of_two_slices_the_worse_speaks_and_of_three_each_may() -> None:
    (alert,) = slices.alerts(arranged(remote=(1, 11), office=(12, 4)))
    assert (alert.key, alert.better) == ("arrangement=remote", False)
    found = slices.alerts(arranged(remote=(1, 14), office=(7, 7), hybrid=(14, 1)))
    assert {(alert.key, alert.better) for alert in found} == {
        ("arrangement=hybrid", True),
        ("arrangement=remote", False),
    }


def test_slices_that_differ_by_no_more_than_chance_say_nothing() -> None:
    assert slices.alerts(arranged(remote=(4, 6), office=(6, 5), hybrid=(3, 6))) == ()


@given(st.lists(st.tuples(small, small, small), min_size=1, max_size=4))
def test_a_slice_says_only_what_its_numbers_do(counts: list[tuple[int, int, int]]) -> None:
    tallies = [of(Field.SOURCE, f"source {n}", *three) for n, three in enumerate(counts)]
    for alert in (*slices.alerts(tallies), *slices.silences(tallies)):
        assert alert.here.of >= 5
        assert alert.elsewhere is not None
        assert alert.elsewhere.of >= 5
        assert alert.here.rate is not None
        assert alert.elsewhere.rate is not None
        is_above = alert.here.rate > alert.elsewhere.rate
        assert is_above is (alert.better or alert.kind is AlertKind.SILENCE)
        ahead = slices.outlook(alert, tallies)
        for turn in (ahead.lower, ahead.higher):
            if turn is not None:
                assert turn.strength is not alert.strength


def test_what_strengthens_a_slice_is_what_does_once_it_came() -> None:
    tallies = arranged(remote=(2, 9), office=(9, 6), hybrid=(8, 5))
    (alert,) = slices.alerts(tallies)
    assert alert.strength is Strength.WATCH
    more = slices.outlook(alert, tallies).higher
    assert more is not None
    later = arranged(remote=(2, 9 + more.rounds), office=(9, 6), hybrid=(8, 5))
    assert slices.alerts(later)[0].strength is more.strength
    short = arranged(remote=(2, 8 + more.rounds), office=(9, 6), hybrid=(8, 5))
    assert slices.alerts(short)[0].strength is Strength.WATCH


@pytest.mark.parametrize(
    ("fast", "dated", "speaks"), [(2, 2, False), (3, 6, True), (3, 7, False), (9, 9, True)]
)
def test_fast_noes_repeat_from_three_that_are_half_of_them(
    fast: int, dated: int, speaks: bool
) -> None:
    assert bool(noes.speed(FastNoes(fast, dated))) is speaks


def test_an_employer_repeats_with_the_second_no() -> None:
    found = noes.employers([EmployerTally("acme", "Acme", 2, 3), EmployerTally("b", "B", 1, 9)])
    assert [(alert.what, alert.here) for alert in found] == [("Acme", Proportion(2, 3))]


def test_nothing_counted_is_nothing_found() -> None:
    assert alerts(Counted()) == ()
    assert in_front([]) == ()


LOUD = Counted(
    stages=[Tally(SCREEN, 40, 3), Tally(TECHNICAL, 1, 12)],
    gaps=seen(4, sharding=3, sql=1),
    questions=[QuestionTally(f"q {n}", f"Q {n}", 2, 2) for n in range(4)],
    slices=[of(Field.SOURCE, "job board", 0, 0, 12), of(Field.SOURCE, "referral", 9, 3, 2)],
    employers=[EmployerTally("acme", "Acme", 2, 3)],
)


def test_the_strongest_come_first_then_what_a_person_can_change() -> None:
    found = alerts(LOUD)
    assert [(alert.kind, alert.strength) for alert in found[:3]] == [
        (AlertKind.STAGE, Strength.STRONG),
        (AlertKind.SILENCE, Strength.STRONG),
        (AlertKind.SLICE, Strength.STRONG),
    ]
    assert [alert.kind for alert in found[3:]] == [
        *[AlertKind.QUESTION] * 4,
        AlertKind.GAP,
        AlertKind.STAGE,
        AlertKind.EMPLOYER,
    ]


def test_three_stand_in_front_and_one_thing_is_said_once() -> None:
    first = in_front(alerts(LOUD))
    assert [(alert.kind, alert.key) for alert in first] == [
        (AlertKind.STAGE, str(TECHNICAL.id)),
        (AlertKind.SILENCE, "source=job board"),
        (AlertKind.QUESTION, "q 0"),
    ]


def test_an_employer_called_like_a_stage_is_another_thing() -> None:
    number = str(TECHNICAL.id)
    both = Counted(stages=[Tally(TECHNICAL, 0, 3)], employers=[EmployerTally(number, number, 2, 2)])
    loud = Counted(stages=[Tally(TECHNICAL, 0, 9), Tally(SCREEN, 9, 0)], employers=both.employers)
    assert len(in_front(alerts(loud))) == 2


def test_of_what_is_only_counted_one_stands_in_front() -> None:
    quiet = replace(LOUD, stages=[Tally(TECHNICAL, 5, 5)], slices=())
    found = alerts(quiet)
    assert not any(alert.speaks for alert in found)
    assert [alert.kind for alert in in_front(found)] == [AlertKind.QUESTION]


def test_each_kind_has_its_say_before_a_second_of_its_own() -> None:
    watches = replace(
        LOUD,
        stages=[Tally(SCREEN, 11, 7), Tally(TECHNICAL, 1, 4)],
        gaps=seen(8, sharding=5, pace=5, sql=2, brevity=2, conflict=2),
        slices=(),
    )
    found = alerts(watches)
    assert [alert.kind for alert in found if alert.speaks] == [
        AlertKind.GAP,
        AlertKind.GAP,
        AlertKind.STAGE,
    ]
    assert [alert.kind for alert in in_front(found)] == [
        AlertKind.GAP,
        AlertKind.STAGE,
        AlertKind.QUESTION,
    ]


def test_a_silence_or_a_slice_is_a_watch_only_once_it_is_corrected() -> None:
    counts = {"a": (2, 4), "b": (4, 3), "c": (4, 3), "d": (4, 3), "e": (4, 3)}
    many = [of(Field.SOURCE, value, a, 0, silent) for value, (a, silent) in counts.items()]
    assert slices.silences(many) == ()
    (alert,) = slices.silences([many[0], replace(many[1], invited=11, silent=5)])
    assert alert.speaks


def test_only_time_changes_what_is_counted() -> None:
    for alert in alerts(LOUD):
        if alert.kind in (AlertKind.QUESTION, AlertKind.EMPLOYER):
            assert outlook(alert, LOUD) == Outlook()


def test_spellings_share_a_key_and_a_long_one_fits_where_it_is_kept() -> None:
    assert key_of("market", " EU  West") == key_of("market", "eu west")
    assert len(key_of("market", "x" * 200)) == 200


def test_keys_of_two_kinds_are_told_apart() -> None:
    silence = Alert(AlertKind.SILENCE, "source=x", "x", Proportion(3, 3), Strength.WATCH)
    assert silence.address != replace(silence, kind=AlertKind.SLICE).address
