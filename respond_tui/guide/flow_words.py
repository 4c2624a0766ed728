"""What the places of the flow are called."""

from collections.abc import Iterable, Mapping

from respond_tui.guide.flow import End, Origin, Place
from respond_tui.guide.pattern_words import stage_title
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import Source

_SOURCES = {
    Source.REFERRAL: "Referral",
    Source.JOB_BOARD: "Job board",
    Source.RECRUITER: "Recruiter",
    Source.OUTREACH: "Outreach",
    Source.INQUIRY: "They wrote first",
    Source.OTHER: "Another way",
    None: "Source not noted",
}
_ENDS = {
    End.ACCEPTED: "Accepted",
    End.DECLINED: "Declined",
    End.WAITING: "Passed, waiting",
    End.PENDING: "Pending",
    End.SILENT: "Silent",
    End.GHOSTED: "Ghosted",
    End.REJECTED: "No",
    End.WITHDREW: "Withdrew",
    End.ROLE_CLOSED: "Role closed",
    End.CALLED_OFF: "Called off",
}


def place_name(place: Place) -> str:
    """One place, as it stands at the beginning of a line."""
    if isinstance(place, Origin):
        return _SOURCES[place.source]
    return stage_title(place.name) if isinstance(place, Stage) else _ENDS[place]


def names_apart(places: Iterable[Place], names: Mapping[Place, str]) -> dict[Place, str]:
    """Each place under a name of its own, case aside: a stage may be called as an end is."""
    found: dict[Place, str] = {}
    taken: set[str] = set()
    for place in sorted(places, key=lambda each: isinstance(each, Stage)):
        name, number = names[place], 1
        while name.casefold() in taken:
            number += 1
            name = f"{names[place]} ({'stage' if number == 2 else f'stage {number - 1}'})"
        taken.add(name.casefold())
        found[place] = name
    return found
