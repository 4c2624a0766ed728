"""Limits of every field, in characters, hours, days and years.

Models derive their CHECKs from these and forms check them as a person types
(STORAGE.md, "Words on their way in"; GUIDE.md for the figures of the method).
"""

import datetime as dt

LINE = 200
"""Characters in a field of one line."""

LINK = 2_000
"""Characters in a link."""

NOTE = 20_000
"""Characters in a field of many lines."""

BASELINE = 4_000_000
"""Characters of a frozen baseline: numbers, and the ids of the rows behind them."""

FIRST_DAY = dt.date(1900, 1, 1)
LAST_DAY = dt.date(2200, 12, 31)

PREDICTED = (0, 100)
"""Predicted chance of passing a round, in percent."""

ROUND_MINUTES = (1, 1_440)
"""Length of a round, in minutes."""

PAUSE_HOURS = (24, 48)
"""The pause after a rejection, in hours (GUIDE.md, step 1)."""

FEELING = (1, 10)
"""How strong a feeling is, from a trace to all there is."""

RESET_MINUTES = (1, 1_440)
"""How long a person moved or rested, in minutes."""

COMMITMENT_DAYS = (60, 90)
"""How long a lever is pulled before it is judged, in days (GUIDE.md, step 7)."""

PROJECT_DAYS = (7, 30)
"""How long one project or certification on a technical gap may take (GUIDE.md, step 5)."""

EXTENSION_DAYS = (7, 90)
"""How many days a lever can be given on top once it was judged."""

SILENCE_DAYS = (7, 120)
"""After how many days without a word an open application counts as silent."""

FEWEST_NOES = (2, 10)
"""How many noes of a kind make a pattern; three by the guide."""

FEWEST_DECIDED = (5, 30)
"""How many are decided before anything is compared: never a claim under five."""

WINDOW_DAYS = (30, 3_650)
"""How far back alerts look, in days."""


def valid_day(day: dt.date) -> bool:
    """Whether a date lies within the years that are kept, 1900 to 2200."""
    return FIRST_DAY <= day <= LAST_DAY
