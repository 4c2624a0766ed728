"""What each column of a sheet is, by its heading: case, spaces and signs do not count."""

from collections import Counter
from collections.abc import Mapping, Sequence
from enum import StrEnum
from itertools import islice

from respond_tui.exchange.sheets import vocabulary, words
from respond_tui.exchange.sheets.cells import are_of_a_round, is_mark
from respond_tui.exchange.sheets.ladder import Ladder
from respond_tui.exchange.sheets.table import Table
from respond_tui.exchange.sheets.tokens import tokens
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.terms import StageKind
from respond_tui.guide.text import shortened


class Field(StrEnum):
    """What a column can be read as; ``--map`` and the app name these.

    ``ROUND`` is a column for one stage, ``FROM`` and ``TO`` are the two of a transition,
    ``KEPT`` is a line in the notes, and ``NOTHING`` is left out.
    """

    COMPANY = "company"
    ROLE = "role"
    ROLE_FAMILY = "role family"
    SENIORITY = "seniority"
    SOURCE = "source"
    SOURCE_DETAIL = "source detail"
    REFERRAL = "referral"
    ARRANGEMENT = "arrangement"
    LOCATION = "location"
    MARKET = "market"
    LINK = "link"
    APPLIED_ON = "applied on"
    STATUS = "status"
    STATUS_ON = "status date"
    STAGE = "stage"
    HISTORY = "stage history"
    ROUND = "round"
    FROM = "from stage"
    TO = "to stage"
    REASON = "reason"
    LESSON = "lesson"
    REPLY_ON = "first reply on"
    REPLY_TYPE = "first reply type"
    CONTACT = "contact"
    NOTES = "notes"
    KEPT = "kept"
    NOTHING = "nothing"


OF_DATES = frozenset({Field.APPLIED_ON, Field.STATUS_ON, Field.REPLY_ON})
"""Columns of one date a cell."""

DATED = OF_DATES | {Field.ROUND, Field.HISTORY}
"""Columns in which there can be dates."""

OF_WORDS = frozenset({Field.STATUS, Field.STAGE, Field.FROM, Field.TO})
"""Columns whose words have meanings."""

MANY = frozenset({Field.ROUND, Field.CONTACT, Field.NOTES, Field.KEPT, Field.NOTHING})
"""What several columns of one sheet can be."""

_STRONG: Mapping[Field, str] = {
    Field.COMPANY: "company, company name, employer, employer name, organisation, organization,"
    " organisation name, organization name, org, firm, firm name, business, company applied to",
    Field.ROLE: "role, job title, title, position, position title, role title, job, job role,"
    " position name, role name, job name, vacancy, opening, post, designation,"
    " position applied for",
    Field.ROLE_FAMILY: "role family, job family, function, job function, discipline, track",
    Field.SENIORITY: "seniority, level, seniority level, experience level, job level, grade",
    Field.SOURCE: "source, job source, applied via, via, channel, applied through, platform,"
    " job board, how applied, how i applied, lead source, found via, where found, found on,"
    " application source, how found, how i found it, job site",
    Field.SOURCE_DETAIL: "source detail, agency, recruitment agency, recruiter name",
    Field.REFERRAL: "referral, referred, referred by, referrer, referral name",
    Field.ARRANGEMENT: "arrangement, workplace type, workplace, work mode, work type, work model,"
    " work arrangement, location type, remote, remote hybrid, remote status, working model,"
    " remote onsite, remote hybrid onsite, onsite remote hybrid, wfh",
    Field.LOCATION: "location, city, job location, place, office, office location",
    Field.MARKET: "market, country",
    Field.LINK: "link, url, job url, job link, application link, application url, posting url,"
    " posting link, job posting, posting, listing, job ad, job post, job posting link,"
    " job posting url, job description link, advert, link to job, link to posting, hyperlink",
    Field.APPLIED_ON: "applied on, date applied, applied date, application date, applied at,"
    " date of application, date submitted, submitted on, date sent, apply date, when applied,"
    " submission date, date of applying, application submitted on",
    Field.STATUS: "status, status name, result, outcome, final status, current status,"
    " application status, decision, list name, list, final outcome,"
    " final result, job status, results, application outcome, app status",
    Field.STATUS_ON: "status date, ended on, date of status, outcome date, rejection date,"
    " date rejected, rejected on, decision date, date closed, closed on, result date, end date,"
    " date of rejection, date of decision",
    Field.STAGE: "stage, current stage, stage name, pipeline stage, phase, furthest stage,"
    " last stage, interview stage, stage reached",
    Field.HISTORY: "stage history, history, status history, timeline, stages, stage log",
    Field.FROM: "from stage, from, previous stage, source stage",
    Field.TO: "target, to stage, to, next stage, target stage, destination",
    Field.REASON: "reason, rejection reason, reason for rejection, why, why rejected,"
    " reason rejected",
    Field.LESSON: "lesson, lessons, lesson learned, lessons learned, learnings, takeaways,"
    " what i learned, takeaway, lessons learnt",
    Field.REPLY_ON: "first reply on, first reply date, reply date, response date, replied on,"
    " date of response, first response, first response date, responded on, heard back on,"
    " date of reply, first reply, heard back",
    Field.REPLY_TYPE: "first reply type, reply type, response type, type of response,"
    " first response type",
    Field.CONTACT: "contact, contact name, contact email, contact phone, contact phone number,"
    " contact person, recruiter email, recruiter contact, contact info, contact details,"
    " point of contact, interviewer, interviewers",
    Field.NOTES: "notes, note, comments, comment, remarks, remark, additional notes, misc,"
    " thoughts, notes comments, other notes",
    Field.NOTHING: "id, index, uuid, guid, row, row id, number, no, nr, created at, updated at,"
    " created, updated, added at, archived at, last updated, last modified, modified, timestamp,"
    " question and answers, questions and answers, created time, last edited time",
}
_WEAK: Mapping[Field, str] = {
    Field.COMPANY: "name, client, account, where, startup",
    Field.APPLIED_ON: "date, applied, submitted, day, application, sent",
    Field.SOURCE_DETAIL: "recruiter, headhunter",
    Field.STATUS: "response, state, progress",
    Field.MARKET: "region",
    Field.CONTACT: "hiring manager, manager, hr",
}
"""Headings that mean something where no better one does."""


def _by_heading(spellings: Mapping[Field, str]) -> dict[str, Field]:
    return {
        "".join(tokens(heading)): field
        for field, headings in spellings.items()
        for heading in headings.split(",")
    }


_OF_STRONG, _OF_WEAK = _by_heading(_STRONG), _by_heading(_WEAK)
_DROPPED_SIGNS = frozenset({"#", "№", "s.no", "sr.", "s/n"})
_LOOKED_AT = 500
"""Cells by which a column is judged."""


def field_called(name: str) -> Field:
    """The field that a person names, spaces and signs aside; raises Refusal listing them."""
    wanted = "".join(tokens(name))
    for field in Field:
        if "".join(tokens(field.value)) == wanted:
            return field
    known = ", ".join(Field)
    raise Refusal(f"No field is called “{shortened(name)}”. There are: {known}.", "map")


def recognised(table: Table, ladder: Ladder) -> tuple[Field, ...]:
    """What each column is read as, as far as its heading and its cells tell."""
    keys = ["".join(tokens(heading)) for heading in table.headings]
    found: dict[int, Field] = {}
    taken: Counter[Field] = Counter()

    def take(column: int, field: Field) -> None:
        if column not in found and (field in MANY or not taken[field]):
            found[column] = field
            taken[field] += 1

    columns = range(len(keys))
    for column in columns:
        is_empty = not any(True for _ in table.filled(column))
        if is_empty and keys[column] not in _OF_STRONG:
            take(column, _of_empty(table.headings[column], ladder))
        if (field := _OF_STRONG.get(keys[column])) is not None:
            take(column, _transition(field, keys))
    for column in columns:
        if column not in found and is_round(table, column, ladder):
            take(column, Field.ROUND)
    for column in columns:
        if (field := _OF_WEAK.get(keys[column])) is not None and not _is_of_ticks(table, column):
            take(column, field)
    for column in columns:
        again = next((at for at in found if _is_said_again(table, at, column, found[at])), None)
        take(column, Field.NOTHING if again is not None else _left_over(table, column))
    return tuple(found[column] for column in columns)


def is_round(table: Table, column: int, ladder: Ladder) -> bool:
    """Whether a column is of one stage: so called, and filled with dates, ticks and outcomes."""
    if not _names_stage(table.headings[column], ladder):
        return False
    cells = [cell for _, cell in islice(table.filled(column), _LOOKED_AT)]
    return 2 * sum(map(is_mark, cells)) >= len(cells)


def stage_heading(heading: str) -> str:
    """The name of a stage in a heading such as “Phone Screen Date”."""
    kept = heading.split()
    while len(kept) > 1 and tokens(kept[-1])[:1] and tokens(kept[-1])[0] in vocabulary.OF_DATES:
        kept.pop()
    while len(kept) > 2 and " ".join(kept[:2]).casefold() == "date of":
        kept = kept[2:]
    return " ".join(kept)


def _names_stage(heading: str, ladder: Ladder) -> bool:
    name = stage_heading(heading)
    said = tokens(name)
    stage = ladder.find(name)
    if stage is not None:
        return stage.kind is not StageKind.APPLICATION
    if "?" in heading:
        return False
    if not vocabulary.NOT_OF_STAGES.isdisjoint(said):
        return False
    return words.is_name_of_stage(said) or words.read(name, ladder).kind in words.MARKED


def _transition(field: Field, keys: Sequence[str]) -> Field:
    """“Source” and “Target” beside each other are the two ends of a transition."""
    has_target = any(_OF_STRONG.get(key) is Field.TO for key in keys)
    has_origin = any(_OF_STRONG.get(key) is Field.FROM for key in keys)
    if field is Field.SOURCE and has_target and not has_origin and "source" in keys:
        return Field.FROM
    if field is Field.TO and not has_origin and "source" not in keys:
        return Field.KEPT
    return field


def _of_empty(heading: str, ladder: Ladder) -> Field:
    return Field.ROUND if _names_stage(heading, ladder) else Field.NOTHING


def _is_said_again(table: Table, first: int, column: int, field: Field) -> bool:
    """Whether a column only repeats another of the same field, as Teal's two statuses do."""
    if _OF_STRONG.get("".join(tokens(table.headings[column]))) is not field or field in MANY:
        return False
    return all(
        words.unwrapped(row.cells[first]).casefold()
        == words.unwrapped(row.cells[column]).casefold()
        for row in table.rows
    )


def _is_of_ticks(table: Table, column: int) -> bool:
    cells = [cell.casefold() for _, cell in islice(table.filled(column), _LOOKED_AT)]
    return bool(cells) and all(cell in vocabulary.YES | vocabulary.NO for cell in cells)


def _left_over(table: Table, column: int) -> Field:
    heading = table.headings[column]
    if heading in _DROPPED_SIGNS:
        return Field.NOTHING
    if "".join(tokens(heading)) in _OF_WEAK and _is_of_ticks(table, column):
        return Field.NOTHING
    return Field.ROUND if _is_unknown_round(table, column) else Field.KEPT


def _is_unknown_round(table: Table, column: int) -> bool:
    """Whether a column is of a stage by what stands under it: “Culture fit”, yes, pending, no.

    A heading that is a question, or is of anything else in a hunt, makes no stage.
    """
    heading = table.headings[column]
    said = tokens(stage_heading(heading))
    key = "".join(tokens(heading))
    is_known = key in _OF_STRONG or key in _OF_WEAK or "?" in heading
    of_others = vocabulary.NO_ROUNDS | vocabulary.NOT_OF_STAGES
    if is_known or not 0 < len(said) <= vocabulary.MOST_OF_A_NAME or of_others.intersection(said):
        return False
    return are_of_a_round(cell for _, cell in islice(table.filled(column), _LOOKED_AT))
