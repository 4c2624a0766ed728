"""What likely comes next, and what can come of an application at all."""

from respond_tui.guide.ends import possible_outcomes
from respond_tui.guide.interviews import OutcomeKey
from respond_tui.guide.stages import DEFAULT_STAGES, Stage, find_stage, next_round


def _stage(name: str) -> Stage:
    return find_stage(name, DEFAULT_STAGES)


def test_after_an_application_the_first_round_comes_and_after_a_round_the_next() -> None:
    assert next_round(DEFAULT_STAGES, _stage("application")).name == "recruiter screen"
    assert next_round(DEFAULT_STAGES, _stage("technical")).name == "take-home"


def test_after_the_last_round_no_offer_is_proposed_as_a_round() -> None:
    assert next_round(DEFAULT_STAGES, _stage("final")).name == "final"


def test_only_an_offer_is_accepted_and_only_a_round_passed() -> None:
    applied = possible_outcomes(has_offer=False, has_rounds=False)
    assert applied == {
        OutcomeKey.WITHDREW,
        OutcomeKey.GHOSTED,
        OutcomeKey.ROLE_CLOSED,
        OutcomeKey.OFFER,
    }
    assert possible_outcomes(has_offer=True, has_rounds=True) == set(OutcomeKey) - {
        OutcomeKey.OFFER
    }
