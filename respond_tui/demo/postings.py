"""What is applied for in a made-up hunt: where, as what, through whom."""

from random import Random

from respond_tui.demo import names
from respond_tui.demo.cases import Posting
from respond_tui.demo.decks import Deck, decks, weighted
from respond_tui.guide.terms import Arrangement, Source

_SOURCES = {
    Source.REFERRAL: 6,
    Source.JOB_BOARD: 12,
    Source.RECRUITER: 4,
    Source.OUTREACH: 5,
    Source.INQUIRY: 2,
    Source.OTHER: 1,
}
_ARRANGEMENTS = {Arrangement.ON_SITE: 2, Arrangement.HYBRID: 5, Arrangement.REMOTE: 3}


class Postings:
    """Deals postings; no two of one day have the same company and role."""

    def __init__(self, count: int, chance: Random) -> None:
        """``count`` is how many will be asked for: few are of companies with good names."""
        named = names.COMPANIES
        self._companies = Deck(
            named if count <= len(named) else (*named, *names.more_companies()), chance
        )
        self._roles = Deck(names.ROLES, chance)
        self._places = Deck(names.PLACES, chance)
        self._sources = weighted(_SOURCES, chance)
        self._arrangements = weighted(_ARRANGEMENTS, chance)
        self._details = decks(names.DETAILS, chance)
        self._dealt: set[tuple[str, str, int]] = set()

    def deal(self, day: int, *, was_answered: bool) -> Posting:
        """A posting that was come to so many days ago; they write first only where they answer."""
        company, role = self._companies.deal(), self._roles.deal()
        while (company, role.title, day) in self._dealt:
            role = self._roles.deal()
        self._dealt.add((company, role.title, day))
        source = self._sources.deal()
        while source is Source.INQUIRY and not was_answered:
            source = self._sources.deal()
        detail = self._details[source].deal()
        return Posting(
            company, role, source, detail, self._arrangements.deal(), self._places.deal()
        )
