"""The words that dates are written with, and the patterns made of them.

Patterns match lower-case ASCII with single spaces. Names do not follow the locale.
"""

MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
MONTH_NAMES = (
    "January",
    "February",
    "March",
    "April",
    "May",
    "June",
    "July",
    "August",
    "September",
    "October",
    "November",
    "December",
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")

COUNTS = {"a": 1, "an": 1} | {
    word: number
    for number, word in enumerate(
        ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten"), start=1
    )
}

COUNT_WORD = "|".join(COUNTS)
ANY_COUNT = rf"(?:[0-9]+ ?|(?:{COUNT_WORD}) )"
COUNT = rf"(?:(?=[0-9]+ ?[a-z]|(?:{COUNT_WORD}) )(?P<count>[0-9]+|[a-z]+) ?)"
UNIT = r"(?P<unit>d|days?|w|wks?|weeks?|mos?|months?|y|yrs?|years?)"
CLOCK_UNIT = r"(?:h|hrs?|hours?|m|mins?|minutes?)"
WEEKDAY = (
    r"(?P<weekday>mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:rs?(?:day)?)?"
    r"|fri(?:day)?|sat(?:urday)?|sun(?:day)?)\.?"
)
MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?"
)
DAY = r"(?P<day>[0-9]{1,2})(?:st|nd|rd|th)?"
YEAR = r"(?P<year>[0-9]{4})"
FITTING = rf"(?:{WEEKDAY} )?"
END = r"(?![^ ])"

FIRST = (
    r"[0-9]+(?:[^0-9 ]| [a-z])|(?:to(?:day|night|morrow)|yesterday|last|next|this|in|on|at"
    rf"|noon|midnight|{COUNT_WORD}|{WEEKDAY}|{MONTH}){END}"
)
"""What a date can begin with, so that other words cost one look."""

CLOCK = (
    r"(?:at )?(?:(?P<noon>noon)"
    r"|(?P<hour>[0-9]{1,2})(?:[:.](?P<minute>[0-9]{2}))? ?(?P<half>[ap])\.?m\.?"
    rf"|(?P<hour24>[0-9]{{1,2}}):(?P<minute24>[0-9]{{2}})){END}"
)
