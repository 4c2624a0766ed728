"""What each column is read as, by its heading and its cells, or as the person says."""

import pytest

from respond_tui.exchange.sheets import (
    NO_CHOICES,
    BadSheet,
    Choices,
    Field,
    Layout,
    Table,
    check_choices,
    draft,
    field_called,
    remembered,
    table_of,
    understand,
    understand_as_before,
)
from respond_tui.exchange.sheets.columns import stage_heading
from respond_tui.guide.refusal import Refusal
from respond_tui.guide.stages import DEFAULT_STAGES, Stage
from respond_tui.guide.terms import Arrangement, DateOrder, EndedHow, RoundOutcome, Source
from tests.exchange.sheets.drafted import TODAY, drafted, one, sheet, told, understood

ALONE = {
    "company_name": Field.COMPANY,
    "EMPLOYER": Field.COMPANY,
    "Job Title": Field.ROLE,
    "jobTitle": Field.ROLE,
    "Applied via": Field.SOURCE,
    "date-applied": Field.APPLIED_ON,
    "Application Status": Field.STATUS,
    "Final Result": Field.STATUS,
    "Workplace Type": Field.ARRANGEMENT,
    "Job URL": Field.LINK,
    "Lessons learned": Field.LESSON,
    "Comments": Field.NOTES,
    "Favourite colour": Field.KEPT,
    "updatedAt": Field.NOTHING,
}


@pytest.mark.parametrize("heading", ALONE)
def test_a_heading_is_known_by_its_words_and_not_by_its_signs(heading: str) -> None:
    mapping = understood(sheet(f"Firm,{heading}", "Acme,something"))
    found = [column.field for column in mapping.columns if column.heading == heading]
    expected = Field.KEPT if ALONE[heading] is Field.COMPANY else ALONE[heading]
    assert found == [expected]
    if ALONE[heading] is Field.COMPANY:
        assert understood(sheet(heading, "Acme")).columns[0].field is Field.COMPANY


def test_a_name_is_the_company_only_where_no_other_column_is() -> None:
    assert understood(sheet("Name,Stage", "Acme,Applied")).columns[0].field is Field.COMPANY
    mapping = understood(sheet("Name,Company", "Dana,Acme"))
    assert [column.field for column in mapping.columns] == [Field.KEPT, Field.COMPANY]


@pytest.mark.parametrize(
    ("heading", "cell", "field"),
    [
        ("Hiring Manager", "yes", Field.ROUND),
        ("Hiring Manager", "Dana Okafor", Field.CONTACT),
        ("Technical Interview", "2024-03-01", Field.ROUND),
        ("Phone Screen Date", "2024-03-01", Field.ROUND),
        ("Interview notes", "They asked about caching", Field.KEPT),
        ("Coffee with the founders", "yes", Field.KEPT),
        ("Offer", "2024-03-01", Field.ROUND),
        ("Rejected", "2024-03-01", Field.ROUND),
        ("Applied", "2024-03-01", Field.APPLIED_ON),
        ("Applied", "true", Field.NOTHING),
    ],
)
def test_a_column_of_a_stage_is_told_by_its_heading_and_what_stands_under_it(
    heading: str, cell: str, field: Field
) -> None:
    mapping = understood(sheet(f"Company,{heading}", f"Acme,{cell}"))
    assert mapping.columns[1].field is field


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        ("Culture fit", "yes,pending,no"),
        ("Bar raiser", "passed,,failed"),
        ("Bar raiser", "2024-03-01,pending,n/a"),
        ("Meet the founders", "✓,2024-03-01 passed,-"),
        ("Pairing", "scheduled 2024-03-01,no,tbd"),
    ],
)
def test_cells_that_are_only_said_of_a_round_make_a_stage_of_an_unknown_heading(
    heading: str, cells: str
) -> None:
    table = _under(heading, cells)
    mapping = understood(table)
    assert mapping.columns[1].field is Field.ROUND
    assert mapping.new_stages == (heading,)
    kept = understood(table, NO_CHOICES.reading(heading, Field.KEPT))
    assert (kept.columns[1].field, kept.new_stages) == (Field.KEPT, ())


@pytest.mark.parametrize(
    ("heading", "cells"),
    [
        *((name, "yes,no,") for name in ("Culture fit", "Dream job", "Parking", "Dog friendly")),
        *(
            (name, cells)
            for name in (
                "Remote?",
                "Cover letter",
                "Relocation",
                "Visa",
                "Visa sponsorship",
                "Follow up sent",
                "Interview?",
                "Thank-you note",
                "References",
                "Heard back?",
            )
            for cells in ("yes,no,", "yes,pending,no")
        ),
        ("Open until", "2024-03-01,2024-04-01,"),
        ("Statut", "pending,pending,"),
        ("Statut", "pending,rejected,yes"),
        ("Culture fit", "yes,pending,with Dana"),
        ("Rating", "1,0,5"),
    ],
)
def test_a_column_of_plain_yes_and_no_or_of_something_else_makes_no_stage(
    heading: str, cells: str
) -> None:
    mapping = understood(_under(heading, cells))
    assert mapping.columns[1].field is not Field.ROUND
    assert mapping.new_stages == ()


@pytest.mark.parametrize("cells", ["yes,no,", "yes,pending,no"])
def test_a_referral_stays_one(cells: str) -> None:
    assert understood(_under("Referral", cells)).columns[1].field is Field.REFERRAL


def test_a_stage_told_by_its_cells_has_rounds_as_any_other() -> None:
    lines = ("Company,Culture fit", "Acme,pending", "Globex,no", "Hooli,yes", "Initech,failed")
    found = [told(each) for each in drafted(*lines).applications]
    assert found == [
        "Acme | Culture fit pending",
        "Globex | ",
        "Hooli | Culture fit pending",
        "Initech | Culture fit rejected | rejected at Culture fit",
    ]


def _under(heading: str, cells: str) -> Table:
    return sheet(
        f"Company,{heading}", *(f"Company {n},{cell}" for n, cell in enumerate(cells.split(",")))
    )


def test_a_heading_may_say_that_it_is_a_date() -> None:
    assert stage_heading("Phone Screen Date") == "Phone Screen"
    assert stage_heading("Date of Phone Screen") == "Phone Screen"
    assert stage_heading("Date") == "Date"


def test_a_source_beside_a_target_is_a_step_and_alone_it_is_where_it_came_from() -> None:
    steps = understood(sheet("Company,Source,Target", "Acme,Applied,Rejected"))
    assert steps.layout is Layout.TRANSITIONS
    alone = understood(sheet("Company,Source", "Acme,LinkedIn"))
    assert alone.columns[1].field is Field.SOURCE


def test_a_second_column_of_a_kind_is_kept_unless_it_only_says_the_same() -> None:
    same = understood(sheet("Company,Status,Status name", "Acme,Applied,applied"))
    assert same.columns[2].field is Field.NOTHING
    other = understood(sheet("Company,Status,Status name", "Acme,Applied,Rejected"))
    assert other.columns[2].field is Field.KEPT


def test_without_a_company_the_headings_are_told() -> None:
    with pytest.raises(BadSheet, match="The headings read: Acme, SRE"):
        understood(sheet("Acme,SRE", "Globex,PM"))


def test_nothing_that_is_not_understood_is_lost() -> None:
    drafts = drafted("Company,Colour,Salary", "Acme,blue,50k", "Globex,,")
    assert [each.notes for each in drafts.applications] == ["Colour: blue\nSalary: 50k", ""]
    assert drafts.notes[0].note == "Kept in the notes: Colour, Salary."


# -- what a person chooses ------------------------------------------------------------


def test_a_column_is_what_the_person_says() -> None:
    lines = ("Company,Firma", "a,Acme")
    choices = NO_CHOICES.reading("firma", Field.COMPANY)
    assert one(*lines, choices=choices).company == "Acme"
    assert one(*lines, choices=choices).notes == "Company: a"
    dropped = choices.reading("COMPANY", Field.NOTHING)
    assert one(*lines, choices=dropped).notes == ""


def test_a_word_means_what_the_person_says() -> None:
    lines = ("Company,Status", "Acme,Kaffee mit Chef")
    assert told(one(*lines)) == "Acme | "
    for what, expected in (
        ("hiring manager", "Acme | hiring manager pending"),
        ("tech", "Acme | technical pending"),
        ("rejected", "Acme |  | rejected at application"),
        ("rejected at technical", "Acme | technical rejected | rejected at technical"),
        ("role closed", "Acme |  | role_closed at application"),
        ("new", "Acme | Kaffee mit Chef pending"),
        ("offer", "Acme | offer pending"),
    ):
        assert told(one(*lines, choices=NO_CHOICES.meaning("kaffee mit  CHEF", what))) == expected


def test_a_column_can_be_made_one_of_a_stage() -> None:
    choices = NO_CHOICES.reading("Kaffee", Field.ROUND)
    lines = ("Company,Kaffee", "Acme,2024-03-01")
    assert told(one(*lines, choices=choices)) == "Acme | Kaffee 2024-03-01 pending"
    named = choices.meaning("Kaffee", "recruiter screen")
    assert told(one(*lines, choices=named)) == "Acme | recruiter screen 2024-03-01 pending"


@pytest.mark.parametrize(
    ("choices", "told_of"),
    [
        (NO_CHOICES.reading("Nowhere", Field.ROLE), "There are: Company, Status"),
        (NO_CHOICES.meaning("Nowhere", "technical"), "There are: Applied"),
        (NO_CHOICES.meaning("Applied", "nonsense"), "application, recruiter screen"),
    ],
)
def test_a_choice_about_what_is_not_there_is_refused_with_what_is(
    choices: Choices, told_of: str
) -> None:
    mapping = understood(sheet("Company,Status", "Acme,Applied"), choices)
    with pytest.raises(Refusal, match=told_of):
        check_choices(choices, [mapping], DEFAULT_STAGES)


def test_a_field_is_named_without_regard_to_its_signs() -> None:
    assert field_called("Applied_On") is Field.APPLIED_ON
    with pytest.raises(Refusal, match="There are: company, role"):
        field_called("nonsense")


def test_choices_are_remembered_and_anything_else_is_no_choice() -> None:
    choices = NO_CHOICES.reading("A", Field.ROLE).meaning("B", "offer").ordering(DateOrder.MDY)
    assert remembered(choices.written()) == choices
    assert choices.written() == remembered(choices.written()).written()
    for text in (None, "", "nonsense", "[]", '{"columns": {"a": "nonsense"}}', "[" * 100_000):
        assert remembered(text) == NO_CHOICES


def test_what_was_chosen_before_counts_where_nothing_is_chosen_now() -> None:
    table = sheet("Company,Date,Colour", "Acme,03/04/2025,blue")
    before = NO_CHOICES.reading("Colour", Field.ROLE).ordering(DateOrder.MDY)
    mapping = understand_as_before(table, DEFAULT_STAGES, NO_CHOICES, before)
    assert (mapping.order, mapping.columns[2].field) == (DateOrder.MDY, Field.ROLE)
    now = Choices(order=DateOrder.DMY)
    assert understand_as_before(table, DEFAULT_STAGES, now, before).order is DateOrder.DMY
    proof = sheet("Company,Date,Colour", "Acme,23/04/2025,blue")
    mapping = understand_as_before(proof, DEFAULT_STAGES, NO_CHOICES, before)
    assert mapping.order is DateOrder.DMY
    assert mapping.choices == before


def test_layouts_are_told_apart_by_their_headings() -> None:
    one_way = sheet("Company,Status", "Acme,Applied").fingerprint
    assert sheet("company , STATUS", "Globex,Rejected").fingerprint == one_way
    assert sheet("Status,Company", "Applied,Acme").fingerprint != one_way


# -- stages of their own --------------------------------------------------------------


def test_new_stages_stand_where_the_sheet_has_them_and_before_the_offer() -> None:
    drafts = drafted(
        "Company,Founder chat,Phone screen,Trial day,Offer", "Acme,yes,yes,2024-03-01,no"
    )
    names = [stage.name for stage in drafts.ladder.stages]
    assert drafts.new_stages == ("Founder chat", "Trial day")
    assert names[:4] == ["application", "Founder chat", "recruiter screen", "Trial day"]
    assert names[-1] == "offer"


def test_stages_in_no_order_come_last_but_a_mere_interview_comes_first() -> None:
    drafts = drafted("Company,Status", "Acme,Founder chat", "Globex,Interviewing")
    names = [stage.name for stage in drafts.ladder.stages]
    assert names[:3] == ["application", "interview", "recruiter screen"]
    assert names[-3:] == ["final", "Founder chat", "offer"]


def test_a_stage_that_nobody_entered_is_not_added() -> None:
    assert drafted("Company,Trial day", "Acme,").new_stages == ()


def test_a_stage_of_one_s_own_is_found_by_its_name_and_its_other_names() -> None:
    stages = (*DEFAULT_STAGES[:-1], Stage(40, "Deep dive", 40, other_names=("trial day",)))
    table = sheet("Company,Trial Day", "Acme,yes")
    assert understand(table, stages).words[0].meaning.stage == "Deep dive"


def test_a_sheet_with_sixty_stages_and_more_is_misread_and_says_so() -> None:
    rows = [f"Acme {number},Step {number} round" for number in range(70)]
    with pytest.raises(BadSheet, match="70 stages that you do not have"):
        understood(sheet("Company,Stage", *rows))


# -- the cells of an application ------------------------------------------------------


@pytest.mark.parametrize(
    ("word", "source", "detail"),
    [
        ("LinkedIn", Source.JOB_BOARD, "LinkedIn"),
        ("Referral", Source.REFERRAL, None),
        ("Recruiter Inquiry", Source.INQUIRY, "Recruiter Inquiry"),
        ("agency", Source.RECRUITER, "agency"),
        ("Company website", Source.OTHER, "Company website"),
        ("n/a", None, None),
    ],
)
def test_a_source_is_read_from_a_person_s_word_for_it(
    word: str, source: Source | None, detail: str | None
) -> None:
    application = one("Company,Source", f"Acme,{word}")
    assert (application.source, application.source_detail) == (source, detail)


def test_a_referral_is_a_source_with_the_name_of_who_gave_it() -> None:
    lines = ("Company,Source,Referral", "Acme,LinkedIn,Dana Okafor")
    assert told(one(*lines)) == "Acme, referral, LinkedIn, Dana Okafor | "
    assert told(one(lines[0], "Acme,LinkedIn,no")) == "Acme, job board, LinkedIn | "


def test_all_that_is_told_of_a_source_is_kept() -> None:
    application = one("Company,Source,Recruiter,Referral", "Acme,LinkedIn,Jane Doe,yes")
    assert application.source is Source.REFERRAL
    assert application.source_detail == "LinkedIn, Jane Doe"


@pytest.mark.parametrize(
    ("heading", "word", "arrangement"),
    [
        ("Workplace Type", "Remote", Arrangement.REMOTE),
        ("Remote", "yes", Arrangement.REMOTE),
        ("Work mode", "On-site", Arrangement.ON_SITE),
        ("Work mode", "Remote/Hybrid", Arrangement.HYBRID),
        ("Work mode", "on the moon", None),
    ],
)
def test_where_the_work_is_done_is_read_from_words_and_ticks(
    heading: str, word: str, arrangement: Arrangement | None
) -> None:
    application = one(f"Company,{heading}", f"Acme,{word}")
    assert application.arrangement is arrangement
    assert application.notes == ("" if arrangement else f"{heading}: {word}")


def test_a_lesson_goes_to_the_last_round_and_without_one_into_the_notes() -> None:
    lines = ("Company,Technical,Lesson", "Acme,2024-03-01,Draw first")
    assert one(*lines).rounds[-1].lesson == "Draw first"
    assert one(lines[0], "Acme,,Draw first").notes == "Lesson: Draw first"


def test_a_reason_belongs_to_an_end() -> None:
    assert one("Company,Status,Reason", "Acme,Rejected,not enough Go").reason == "not enough Go"
    still_open = one("Company,Status,Reason", "Acme,Applied,not enough Go")
    assert (still_open.reason, still_open.notes) == (None, "Reason: not enough Go")


def test_declined_alone_is_a_note_and_with_an_offer_it_is_the_offer_s_end() -> None:
    alone = one("Company,Status", "Acme,Declined")
    assert (alone.ended_how, alone.notes) == (None, "Status: Declined")
    offered = one("Company,Offer,Result", "Acme,2024-03-01,Declined")
    assert offered.ended_how is EndedHow.DECLINED


def test_what_keeps_a_spreadsheet_from_running_a_cell_is_taken_off() -> None:
    assert one("Company,Role", "'=Acme,'@SRE").company == "=Acme"
    assert one("Company,Role", "'Acme,x").company == "'Acme"


def test_control_characters_are_taken_out_and_told_of() -> None:
    drafts = drafted("Company,Role", "Ac\x1b[31mme,SRE", "Globex,\u202ePM")
    assert [each.company for each in drafts.applications] == ["Ac[31mme", "Globex"]
    assert [note.line for note in drafts.notes] == [2, 3]


@pytest.mark.parametrize("heading", ["Company", "Role", "URL", "Notes", "Colour", "Phone screen"])
def test_a_cell_too_long_refuses_its_row_alone(heading: str) -> None:
    long = "x" * 200_000
    first = "Acme" if heading != "Company" else long
    more = "" if heading == "Company" else f",{long}"
    head = "Company" if heading == "Company" else f"Company,{heading}"
    drafts = drafted(head, "Globex" + ("," if more else ""), first + more)
    assert [each.company for each in drafts.applications] == ["Globex"]
    (refused,) = drafts.refused
    assert refused.line == 3
    assert "200,000" in refused.reason


def test_a_row_without_a_company_is_refused() -> None:
    drafts = drafted("Company,Role", "Acme,SRE", ",PM", "N/A,PM", "  ,PM")
    assert [(each.line, each.reason) for each in drafts.refused] == [
        (line, "It has no company.") for line in (3, 4, 5)
    ]


def test_rows_of_one_application_become_one_and_others_stay_apart() -> None:
    drafts = drafted(
        "Company,Role,Applied on,Technical,Status",
        "Acme,SRE,2024-03-01,2024-03-08,",
        "ACME,sre,2024-03-01,2024-03-15,Rejected",
        "Acme,SRE,2024-06-01,,",
        "Acme,PM,2024-03-01,,",
    )
    assert [each.lines for each in drafts.applications] == [(2, 3), (4,), (5,)]
    assert told(drafts.applications[0]) == (
        "Acme, SRE, applied 2024-03-01 | technical 2024-03-08 passed; technical 2024-03-15 "
        "rejected | rejected at technical"
    )


def test_two_ends_that_contradict_each_other_leave_the_first_and_both_words() -> None:
    drafts = drafted("Company,Stage,Status", "Acme,Ghosted,Withdrew")
    assert drafts.applications[0].ended_how is EndedHow.WITHDREW
    assert "Stage: Ghosted" in drafts.applications[0].notes
    assert drafts.notes[0].note == "“Ghosted” contradicts “withdrew”; kept as a note."


def test_a_round_that_is_decided_cannot_lie_ahead() -> None:
    drafts = drafted("Company,Technical,Panel", "Acme,2027-01-05,2026-01-05")
    round_ = drafts.applications[0].rounds[0]
    assert (round_.on, round_.outcome, round_.notes) == (None, RoundOutcome.PASSED, "2027-01-05")
    assert drafts.notes[0].line == 2


VP = NO_CHOICES.meaning("VP chat", "hiring manager")


@pytest.mark.parametrize(
    ("status", "expected"),
    [
        ("Rejected after VP chat", "rejected at hiring manager"),
        ("Rejected after the VP chat :(", "rejected at hiring manager"),
        ("rejjected at VP chat", "rejected at hiring manager"),
        ("Ghosted after VP chat", "ghosted at hiring manager"),
        ("VP chat scheduled", "hiring manager"),
        ("VP chat", "hiring manager"),
        ("Rejected after founder chat", "rejected at founder chat"),
    ],
)
def test_a_stage_that_was_chosen_for_a_word_counts_within_other_words(
    status: str, expected: str
) -> None:
    table = sheet("Company,Status", "Globex,Rejected after VP chat", f"Acme,{status}")
    mapping = understood(table, VP)
    assert str(mapping.meant(status)) == expected
    check_choices(VP, [mapping], DEFAULT_STAGES)


def test_a_stage_within_other_words_can_be_chosen_and_no_other() -> None:
    mapping = understood(sheet("Company,Status", "Acme,Rejected after VP chat"))
    words = {each.word: (str(each.meaning), each.times) for each in mapping.words}
    assert words == {
        "Rejected after VP chat": ("rejected at vp chat", 1),
        "vp chat": ("vp chat", 1),
    }
    by_name = NO_CHOICES.meaning("VP", "hiring manager")
    again = understood(sheet("Company,Status", "Acme,Rejected after the VP"), by_name)
    assert str(again.meant("Rejected after the VP")) == "rejected at hiring manager"
    check_choices(by_name, [again], DEFAULT_STAGES)
    other = NO_CHOICES.meaning("CEO chat", "hiring manager")
    with pytest.raises(Refusal, match="called “ceo chat”"):
        check_choices(other, [understood(sheet("Company,Status", "A,b"), other)], DEFAULT_STAGES)


# -- sheets without headings ----------------------------------------------------------


def headless(*lines: str) -> Table:
    return table_of("\n".join(lines).encode(), "hunt.csv", headed=False)


@pytest.mark.parametrize(
    ("line", "fields"),
    [
        ("Acme,SRE,2025-01-15,Rejected", "company, role, applied on, status"),
        ("SRE,Acme,LinkedIn,Remote", "role, company, source, arrangement"),
        ("2025-01-15,Acme,https://example.org/1", "applied on, company, link"),
        ("Acme,yes,50000", "company, kept, kept"),
        ("2025-01-15,2025-02-15,Acme", "applied on, kept, company"),
    ],
)
def test_a_column_without_a_heading_is_told_by_what_stands_in_it(line: str, fields: str) -> None:
    mapping = understood(headless(line, line))
    assert ", ".join(column.field for column in mapping.columns) == fields
    assert mapping.columns[0].heading == "Column 1"


def test_every_line_of_a_sheet_without_headings_is_an_application() -> None:
    table = headless("Acme,SRE", "Globex,PM,2025-01-15,They asked about caching", "Hooli")
    assert (table.read, table.headings[-1]) == (3, "Column 4")
    drafts = draft(table, understood(table), TODAY)
    assert [told(each) for each in drafts.applications] == [
        "Acme, SRE | ",
        "Globex, PM, applied 2025-01-15 | ",
        "Hooli | ",
    ]
    assert [each.lines for each in drafts.applications] == [(1,), (2,), (3,)]


def test_a_column_without_a_heading_is_what_the_person_says() -> None:
    table = headless("Engineer Ltd,Analyst", "Lead Inc,SRE")
    choices = NO_CHOICES.reading("column 1", Field.COMPANY)
    fields = [column.field for column in understood(table, choices).columns]
    assert fields == [Field.COMPANY, Field.KEPT]
