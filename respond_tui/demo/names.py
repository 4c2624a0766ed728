"""Who and where a made-up hunt is about: companies, people, roles, places, sources.

The names are invented; whoever bears one in the world is not meant.
"""

from collections.abc import Mapping
from itertools import product
from typing import NamedTuple

from respond_tui.guide.terms import Source

COMPANIES = (
    "Alder & Finch",
    "Amberley Transit",
    "Barley Lane Foods",
    "Bexworth Insurance",
    "Birchwater Energy",
    "Bramble Robotics",
    "Calloway Freight",
    "Cinderpath Games",
    "Copperline Bank",
    "Dovecote Homes",
    "Driftmark Logistics",
    "Eastlight Optics",
    "Fable & Reed",
    "Ferrystone",
    "Foxglove Health",
    "Glasswing Analytics",
    "Halden Signals",
    "Hawthorn Press",
    "Heronsgate",
    "Ivory Tern Travel",
    "Juniper & Rook",
    "Kittiwake Mobility",
    "Larkfield Learning",
    "Lindenhof Media",
    "Lumen Archive",
    "Marlow & Thrift",
    "Millrace Water",
    "Moss & Pine",
    "Nettlecombe",
    "Nightjar Audio",
    "Northmere Labs",
    "Oakum Rail",
    "Ostrelle",
    "Penrose Optics",
    "Pinecroft",
    "Quillon",
    "Redwing Security",
    "Rosehip Apps",
    "Saltmarsh Studio",
    "Sandpiper Care",
    "Tallowfield",
    "Thistle Media",
    "Tidewater Grid",
    "Umberline",
    "Wagtail Mail",
    "Willow & Vane",
    "Wrenfield Bank",
    "Yarrow Systems",
)

_FIRST = (
    "Amber Aster Birch Bright Cedar Clear Cobalt Copper Coral Delta Ember Fern Field Flint Granite "
    "Harbour Hazel Indigo Iron Juniper Lantern Linden Maple Marble Meadow Mistral North Oak Onyx "
    "Orchard Pearl Pine Quartz Quiet River Rowan Saffron Sable Silver Slate Spruce Stone Summit "
    "Sunlit Tidal Umber Velvet Willow Winter Wren"
).split()
_SECOND = (
    "Analytics Banking Cloud Dynamics Energy Foods Freight Games Health Homes Industries Labs "
    "Learning Logistics Markets Media Mobility Networks Optics Payments Robotics Security Software "
    "Studios Systems Travel Works"
).split()


class Place(NamedTuple):
    """Where work is, and the market that it belongs to."""

    city: str
    market: str


PLACES = (
    Place("Aarhus", "EU"),
    Place("Berlin", "EU"),
    Place("Bristol", "UK"),
    Place("Delft", "EU"),
    Place("Dublin", "EU"),
    Place("Edinburgh", "UK"),
    Place("Ghent", "EU"),
    Place("Lisbon", "EU"),
    Place("Lyon", "EU"),
    Place("Madrid", "EU"),
    Place("Utrecht", "EU"),
    Place("Zürich", "CH"),
)


class Role(NamedTuple):
    """What an application is for."""

    title: str
    family: str
    seniority: str


ROLES = (
    Role("Backend Engineer", "backend", "mid"),
    Role("Backend Engineer", "backend", "mid"),
    Role("Senior Backend Engineer", "backend", "senior"),
    Role("Senior Backend Engineer", "backend", "senior"),
    Role("Python Engineer", "backend", "mid"),
    Role("Platform Engineer", "platform", "mid"),
    Role("Senior Platform Engineer", "platform", "senior"),
    Role("Site Reliability Engineer", "platform", "mid"),
    Role("Data Engineer", "data", "mid"),
)
"""What the person looks for; some of it more often than the rest."""

DETAILS: Mapping[Source, tuple[str, ...]] = {
    Source.REFERRAL: ("Dana Okafor", "Jun Sato", "Priya Nair", "Theo Lindqvist"),
    Source.JOB_BOARD: ("LinkedIn", "LinkedIn", "company site", "a newsletter", "city job board"),
    Source.RECRUITER: ("Felix Brandt", "Jana Novotná", "Marta Ruiz"),
    Source.OUTREACH: ("wrote to the CTO", "Python meetup", "alumni group", "wrote to a lead"),
    Source.INQUIRY: ("message on LinkedIn", "mail after my talk"),
    Source.OTHER: ("career fair", "hackathon"),
}
"""By source: through whom, or where. Friends and recruiters come again, as they do."""

_GIVEN = (
    "Amara Anke Ben Claire Cormac Elsa Grace Hugo Ilse Ines Isla Joost Karen Kim Lena Lukas Martin "
    "Mei Nadia Noor Olu Oskar Rory Ruth Silvia Sofia Søren Tom Tove Yusuf"
).split()
_FAMILY = (
    "Adeyemi Arden Ashworth Aziz Bauer Berg Blair Byrne Conti Dahl Demir Diallo Fontaine Haddad "
    "Hale Holt Keller Kuiper Larsen Lind Meier Moreau Munro Nyström Okonkwo Petit Tan Thiel Vogt "
    "Whitlock"
).split()

PEOPLE = tuple(f"{given} {family}" for given, family in product(_GIVEN, _FAMILY))


def more_companies() -> tuple[str, ...]:
    """Companies for hunts that are too long for the list: some ten thousand."""
    names = [f"{first} {second}" for first, second in product(_FIRST, _SECOND)]
    branches = [f"{name} {place.city}" for name, place in product(names, PLACES)]
    return (*names, *branches)
