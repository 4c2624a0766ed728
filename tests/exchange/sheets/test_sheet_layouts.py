"""One sheet of each layout of ``data/README.md``, and exactly what comes out of it."""

import pytest

from tests.exchange.sheets.drafted import FILES, drafts_of, told

# Each: the applications, what their notes keep, and what is said about the reading.
LAYOUTS: dict[str, tuple[list[str], list[str], list[str]]] = {
    "hand-made.csv": (
        [
            "Alder, Backend Engineer, job board, LinkedIn, applied 2024-03-02 |  | "
            "ghosted at application",
            "Beech, SRE, referral, applied 2024-03-03 | assessment rejected | rejected "
            "at assessment",
            "Cedar, Data Engineer, other, careers page, applied 2024-03-14 |  | rejected "
            "at application on 2024-03-20",
            "Dogwood, SRE, job board, Indeed, applied 2024-03-15 | interview passed | "
            "declined at offer",
        ],
        [
            "Beech: First reply: 2024-03-10, assessment",
            "Dogwood: First reply: 2024-03-18, interview",
        ],
        [
            "New in your list of stages: interview.",
        ],
    ),
    "huntr-board.csv": (
        [
            "Alder, Backend Engineer, Berlin | ",
            "Beech, SRE, Lisbon | recruiter screen pending",
        ],
        [],
        [],
    ),
    "huntr.csv": (
        [
            "Alder, Backend Engineer, Berlin, https://example.org/jobs/1 | interview pending",
            "Beech, SRE, https://example.org/jobs/2 | ",
            "Cedar, SRE, https://example.org/jobs/3 |  | rejected at application",
            "Dogwood, SRE, https://example.org/jobs/4 | offer pending",
        ],
        [
            "Alder: Salary: 80k\nDate Saved: Mar 1, 2024",
            "Beech: Looks kind\nList: Wishlist\nDate Saved: Mar 2, 2024",
            "Cedar: Date Saved: Mar 3, 2024",
            "Dogwood: Date Saved: Mar 4, 2024",
        ],
        [
            "Kept in the notes: Salary, Date Saved.",
            "New in your list of stages: interview.",
            "3: “Wishlist” says that you have not applied yet.",
        ],
    ),
    "jobsync.csv": (
        [
            "Alder, Backend Engineer, job board, LinkedIn, remote, Berlin, applied "
            "2024-03-02 | interview pending",
            "Beech, SRE, job board, Indeed, hybrid, Lisbon | ",
            "Cedar, Data Engineer, other, Company website, on-site, Paris, applied "
            "2024-03-03 |  | rejected at application",
            "Dogwood, SRE, referral, applied 2024-03-04 | offer pending",
            "Elm, SRE, applied 2024-03-05 |  | role_closed at application",
            "Fir, SRE, applied 2024-03-06 | ",
            "Ginkgo, SRE | ",
            "Hazel, SRE, applied 2024-03-06 | ",
        ],
        [
            "Alder: jobType: Full-time",
            "Beech: Status: Draft\njobType: Full-time",
            "Cedar: jobType: Contract",
            "Dogwood: jobType: Full-time",
            "Elm: jobType: Full-time",
            "Fir: Status: Archived\njobType: Full-time",
            "Ginkgo: Status: New\njobType: Full-time",
            "Hazel: jobType: Full-time",
        ],
        [
            "Kept in the notes: jobType.",
            "Left out, as it says nothing of your hunt: index, createdAt, applied.",
            "New in your list of stages: interview.",
            "3: “Draft” says that you have not applied yet.",
            "7: “Archived” is not understood; kept as a note.",
            "8: “New” says that you have not applied yet.",
        ],
    ),
    "jobtrail.csv": (
        [
            "Alder, Backend Engineer, https://example.org/jobs/1, applied 2024-03-02 | "
            "interview pending",
            "Beech, SRE, https://example.org/jobs/2, applied 2024-03-03 |  | withdrew at "
            "application",
        ],
        [
            "Alder: Nice team.\nAsk about on-call.\nContact Name: Dana Okafor\nContact "
            "Email: dana@example.org\nFollow-Up Date: 2024-03-20",
            "Beech: Too far away",
        ],
        [
            "Kept in the notes: Follow-Up Date.",
            "New in your list of stages: interview.",
        ],
    ),
    "linkedin.csv": (
        [
            "Alder, Backend Engineer, https://example.org/jobs/1, applied 2024-03-02 | ",
            "Beech, SRE, https://example.org/jobs/2, applied 2024-03-22 | ",
        ],
        [
            "Alder: Contact Email: me@example.org\nContact Phone Number: +491234\nResume "
            "Name: cv-2024.pdf",
            "Beech: Contact Email: me@example.org\nContact Phone Number: +491234\nResume "
            "Name: cv-2024.pdf",
        ],
        [
            "Kept in the notes: Resume Name.",
            "Left out, as it says nothing of your hunt: Question And Answers.",
        ],
    ),
    "plain.tsv": (
        [
            "Alder, SRE, applied 2025-01-15 |  | ghosted at application",
            "Beech, Data Engineer | ",
            "Cedar, applied 2025-01-17 |  | withdrew at application",
        ],
        [
            "Beech: Date Applied: Before 2025-01-24\nStatus: Suspected Ghost Job",
        ],
        [
            "3: “Before 2025-01-24” is no date that can be read; kept in the notes.",
            "3: “Suspected Ghost Job” is a suspicion; kept as a note.",
        ],
    ),
    "simplify.csv": (
        [
            "Alder, Backend Engineer, https://example.org/jobs/1, applied 2024-03-02 |  "
            "| rejected at application on 2024-03-19",
            "Beech, SRE, https://example.org/jobs/2, applied 2024-03-03 | recruiter "
            "screen 2024-03-10 pending",
            "Cedar, SRE, https://example.org/jobs/3, applied 2024-03-04 | ",
            "Dogwood, SRE, https://example.org/jobs/4, applied 2024-03-09 |  | ghosted "
            "at application",
        ],
        [
            "Dogwood: Ended: 2024-03-01",
        ],
        [
            "5: “2024-03-01” cannot be the day it ended on; kept in the notes.",
        ],
    ),
    "stage-columns.csv": (
        [
            "Alder, Backend Engineer, applied 2019-08-01 | recruiter screen 2019-08-05 "
            "passed; recruiter screen 2019-08-14 passed; assessment 2019-08-03 passed; "
            "technical rejected | rejected at technical",
            "Beech, SRE, applied 2019-08-02 | assessment cancelled | rejected at assessment",
            "Cedar, Data Engineer, applied 2019-08-20 | recruiter screen 2019-09-01 "
            "passed; assessment passed; panel 2019-09-20 passed | accepted at offer",
            "Dogwood, Platform Engineer, applied 2019-09-02 | recruiter screen 2026-11-30 pending",
            "Elm | ",
            "Fir, SRE, applied 2019-09-05 | recruiter screen 2019-09-09 rejected; "
            "assessment passed | rejected at assessment",
        ],
        [],
        [
            "3: “expired” stands under Online Assessment; kept in the notes.",
            "7: assessment comes after recruiter screen in your list of stages, so it "
            "counts as ended there.",
        ],
    ),
    "stage-history.csv": (
        [
            "Alder, https://example.org/jobs/1, applied 2024-03-02 | recruiter screen "
            "2024-03-08 passed; Founder Chat 2024-03-15 rejected | rejected at Founder "
            "Chat on 2024-03-20",
            "Beech, https://example.org/jobs/2, applied 2024-03-03 | technical 2024-03-12 pending",
            "Cedar, https://example.org/jobs/3, applied 2024-03-04 | ",
        ],
        [],
        [
            "New in your list of stages: Founder Chat.",
        ],
    ),
    "teal.csv": (
        [
            "Alder, Backend Engineer, job board, linkedin, Berlin, "
            "https://example.org/jobs/1, applied 2024-03-02 | ",
            "Beech, SRE, job board, indeed, https://example.org/jobs/2 | ",
            "Cedar, SRE, https://example.org/jobs/3, applied 2024-03-04 |  | rejected at "
            "application",
        ],
        [
            "Alder: excitement: 4\nmin_salary: 70000\nmax_salary: 85000\nsalary_currency: "
            "EUR\nsalary_pay_period: year",
            "Beech: status: Bookmarked",
        ],
        [
            "Kept in the notes: excitement, min_salary, max_salary, salary_currency, "
            "salary_pay_period.",
            "Left out, as it says nothing of your hunt: id, added_at, updated_at, "
            "archived_at, statusName.",
            "3: “Bookmarked” says that you have not applied yet.",
        ],
    ),
    "transitions.csv": (
        [
            "Alder, inquiry | HR/ Hiring Manager Interview passed; technical rejected | "
            "rejected at technical",
            "Beech |  | rejected at application",
            "Cedar | HR/ Hiring Manager Interview passed; offer pending | accepted at offer",
            "Beech |  | ghosted at application",
        ],
        [],
        [
            "8 rows tell of 4 applications.",
            "New in your list of stages: HR/ Hiring Manager Interview.",
        ],
    ),
}


@pytest.mark.parametrize("name", LAYOUTS)
def test_a_sheet_of_each_layout_comes_out_as_a_person_reads_it(name: str) -> None:
    applications, notes, said = LAYOUTS[name]
    drafts = drafts_of(name)
    assert [told(each) for each in drafts.applications] == applications
    assert [f"{each.company}: {each.notes}" for each in drafts.applications if each.notes] == notes
    assert [f"{line}: {note}" if line else note for line, note in drafts.notes] == said
    assert drafts.refused == ()


@pytest.mark.parametrize("name", LAYOUTS)
def test_every_row_of_each_layout_is_in_one_application(name: str) -> None:
    drafts = drafts_of(name)
    lines = [line for each in drafts.applications for line in each.lines]
    assert len(lines) == len(set(lines)) == drafts.read


def test_no_file_is_left_out() -> None:
    assert sorted(LAYOUTS) == sorted(path.name for path in FILES.iterdir())
