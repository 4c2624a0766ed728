"""What is shared of a reflection: the parts chosen, no sign of Markdown, and no name."""

import datetime as dt
import re
import unicodedata
from collections.abc import Callable, Iterable
from dataclasses import replace

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from respond_tui.exchange.name_forms import COMMON
from respond_tui.exchange.name_words import JOINERS, LEGAL, MONTHS, NO_NAMES, ORDINARY
from respond_tui.exchange.names import Names
from respond_tui.exchange.packet import TITLES, USUAL, Packet, Part, whole_text
from respond_tui.exchange.reflected import WrittenAction, WrittenGap
from respond_tui.guide.reflection import AskedQuestion
from respond_tui.guide.terms import GapKind, Mark, StepState
from tests.reflections import BLANK

WHOLE = replace(
    BLANK,
    company="Acme GmbH",
    role="Backend Engineer",
    stage="technical",
    on=dt.date(2026, 11, 21),
    people="Dana Smith, Lee",
    outcome="a no, told: depth",
    questions=(AskedQuestion("How would Acme shard?", Mark.STUMPED), AskedQuestion("LRU *cache*")),
    went_well="I drew first\nDana laughed",
    gaps=(
        WrittenGap(GapKind.TECHNICAL, "sharding", "no key named", True),
        WrittenGap(GapKind.COMMUNICATION, "pace", "", False),
    ),
    actions=(
        WrittenAction("Read on sharding", dt.date(2026, 11, 28), StepState.OPEN, ""),
        WrittenAction("Ask Globex’s Kim", None, StepState.DONE, ""),
    ),
    keep="drawing first",
    change="ask before answering",
    next_round="Globex, panel on 30 Nov 2026",
)
NAMES = Names(["Acme GmbH", "Globex"], ["Dana Smith, Lee", "Kim"], here="Acme GmbH")


def test_a_packet_reads_so() -> None:
    assert Packet(WHOLE, NAMES).markdown() == (
        "# A no, and what I take from it\n"
        "\n## The facts\n\n"
        "- Role: Backend Engineer\n- Stage: technical\n"
        "- Day: Sat 21 Nov 2026\n- With: person A, person B\n"
        "- Outcome: a no, told: depth\n"
        "\n## What was asked\n\n"
        "- How would the company shard? (stumped)\n- LRU \\*cache\\*\n"
        "\n## What went well\n\n- I drew first\n- person A laughed\n"
        "\n## Gaps, with what showed them\n\n- sharding (technical): no key named\n"
        "\n## What I work on\n\n- sharding\n"
        "\n## Next steps\n\n"
        "- Read on sharding (by Sat 28 Nov 2026)\n"
        "- Ask company A’s person C (done)\n"
        "\n## The plan for the next interview\n\n"
        "- For: company A, panel on 30 Nov 2026\n"
        "- Keep: drawing first\n- Change: ask before answering\n"
    )


def test_names_are_left_in_where_that_is_chosen() -> None:
    shared = Packet(WHOLE, NAMES).markdown(with_names=True)
    assert "- Company: Acme GmbH\n- Role" in shared
    assert "- With: Dana Smith, Lee\n" in shared
    assert "Globex, panel" in shared


def test_guesses_are_apart_and_off_until_they_are_chosen() -> None:
    packet = Packet(WHOLE, NAMES)
    assert "pace" not in packet.markdown()
    chosen = packet.markdown({*USUAL, Part.GUESSES})
    missing, _, guesses = chosen.partition("## Guesses, which nothing shows yet")
    assert "pace" not in missing
    assert "- pace (communication)\n" in guesses.partition("##")[0]


@pytest.mark.parametrize("part", list(Part))
def test_each_part_can_be_shared_alone(part: Part) -> None:
    shared = Packet(WHOLE, NAMES).markdown({part})
    assert re.findall(r"^## (.*)$", shared, re.MULTILINE) == [TITLES[part]]
    assert shared.count("\n- ") == Packet(WHOLE, NAMES).counts()[part]


def test_of_nothing_only_the_title_is_left() -> None:
    empty = Packet(BLANK, Names())
    assert empty.markdown(frozenset(Part)) == "# A no, and what I take from it\n"
    assert set(empty.counts().values()) == {0}


@given(st.text(max_size=60))
def test_nobodys_words_are_taken_for_signs(words: str) -> None:
    text = " ".join(words.replace("\x00", "").split())
    assume(text and not re.search(r"[@.]", text))
    shared = Packet(replace(BLANK, keep=text), Names()).markdown({Part.PLAN})
    tokens = MarkdownIt().parse(shared)
    kinds = [token.type for token in tokens if token.type.endswith("_open")]
    assert kinds == [
        "heading_open",
        "heading_open",
        "bullet_list_open",
        "list_item_open",
        "paragraph_open",
    ]
    inline = [token for token in tokens if token.type == "inline"][-1].children or []
    assert {child.type for child in inline} <= {"text", "text_special"}


# -- no name gets out -------------------------------------------------------------------

FIXED = frozenset(
    re.findall(
        r"\w+",
        Packet(replace(BLANK, role="x", stage="x", on=dt.date(2026, 1, 1), outcome="x"), Names())
        .markdown(frozenset(Part))
        .casefold()
        + " ".join(TITLES.values()).casefold()
        + " company person address link for keep change at by done left out stumped fine good "
        "technical behavioural communication mon tue wed thu fri sat sun jan feb mar apr may jun "
        "jul aug sep oct nov dec",
    )
)
"""The program's own words, which may stand in a packet whoever is called so."""

ENGLISH = COMMON | JOINERS | LEGAL | MONTHS | NO_NAMES | ORDINARY
"""Words that are no name, or none everywhere; tests of their own hold those."""

LETTERS = st.text(st.characters(categories=["Lu", "Ll"]), min_size=3, max_size=9)
WORDS = st.one_of(
    st.sampled_from(
        "Acme Globex Apple Box Lindenhof Straße İstanbul ŁÓDŹ Zoë O’Neil Ærø ΣΊΣΥΦΟΣ Ника"
        " O'Brien Weiß-Kern 東京商事 みどり สมชาย Acme東京商事 日立Ærø Hewlett-Packard".split()
    ),
    LETTERS,
)
COMPANIES = st.lists(WORDS, min_size=1, max_size=3).flatmap(
    lambda words: st.sampled_from([" ", "-", " & ", ""]).map(lambda sign: sign.join(words))
)
SHORT = ["Ng", "Wu", "Li"]
JOINED = ["王小明", "李雷", "田中太郎", "欧阳修", "김민수", "이서연", "남궁 민"]
CALLED = ("さん", "先生", "님", " 씨", "女士", "様")
PEOPLE = st.one_of(
    st.lists(WORDS, min_size=1, max_size=2).map(" ".join),
    st.tuples(WORDS, st.sampled_from(SHORT)).map(" ".join),
    st.sampled_from(JOINED),
)
Write = Callable[[str], str]
WRITINGS: tuple[Write, ...] = (
    str,
    str.upper,
    str.lower,
    str.casefold,
    str.title,
    str.swapcase,
    lambda name: unicodedata.normalize("NFD", name),
    lambda name: f"{name}'s",
    lambda name: f"{name.upper()}’S",
    lambda name: f"({name})",
    lambda name: f"*{name}*",
    lambda name: f"_{name}_,",
    lambda name: name.replace(" ", "-"),
    lambda name: name.replace("-", " "),
    lambda name: name.replace(" ", "\n"),
    lambda name: f"{name.lower()}s",
    lambda name: f"{name}の人",
    lambda name: re.sub("['’]", "", name),
    lambda name: re.sub("['’-]", "ʼ", name),
)
AROUND = st.sampled_from(["and then", "asked", "about", "0", "—", "“", "", "the", "\n", "~ #"])


@st.composite
def told(draw: st.DrawFn) -> tuple[Packet, tuple[str, ...]]:
    """A reflection full of names in every writing, and the names in the file."""
    companies = draw(st.lists(COMPANIES, min_size=1, max_size=3, unique=True))
    people = draw(st.lists(PEOPLE, min_size=1, max_size=3, unique=True))
    names = (*companies, *people)
    parts = (part for each in people for part in each.split())
    said = (*names, *_shorts(companies), *parts, *_surnames(people))
    assume(all(len(name) > 1 for name in names))
    words = {word for name in names for word in re.findall(r"\w+", _plain(name))}
    assume(words.isdisjoint(FIXED | ENGLISH))

    def text() -> str:
        pieces = draw(st.lists(st.tuples(st.sampled_from(said), st.sampled_from(WRITINGS), AROUND)))
        return " ".join(f"{around} {write(name)}" for name, write, around in pieces)

    reflected = replace(
        BLANK,
        company=companies[0],
        role=text(),
        people=", ".join(people),
        outcome=text(),
        questions=(AskedQuestion(text(), Mark.FINE),),
        went_well=text(),
        gaps=(
            WrittenGap(GapKind.TECHNICAL, text(), text(), True),
            WrittenGap(GapKind.TECHNICAL, text(), "", False),
        ),
        actions=(WrittenAction(text(), None, StepState.OPEN, ""),),
        keep=text(),
        change=text(),
        next_round=f"{companies[-1]}, panel",
    )
    found = Names(companies, [", ".join(people)], here=companies[0], within=whole_text(reflected))
    return Packet(reflected, found), names


def _plain(text: str) -> str:
    """A text as somebody searches it: case and normal forms do not count."""
    return unicodedata.normalize("NFC", unicodedata.normalize("NFC", text).casefold())


def _shorts(companies: Iterable[str]) -> list[str]:
    """The first word of each company that has several, be they parted by a space or a hyphen."""
    firsts = [re.split(" |-", each)[0] for each in companies if " " in each or "-" in each]
    return [first for first in firsts if len(first) >= 3]


def _surnames(people: Iterable[str]) -> list[str]:
    """Each beginning of a name that is written as one, as people call somebody by it."""
    names = [each.split()[0] for each in people if each in JOINED]
    return [f"{name[:end]}{how}" for name in names for end in (1, 2) for how in CALLED]


def _leaks(name: str, shared: str) -> bool:
    """Whether a name stands in a text, whatever signs and letters without spaces are around."""
    # Markdown's own signs stand before what they escape.
    return _stands(_plain(name), _plain(shared.replace("\\", "")))


def _stands(name: str, text: str) -> bool:
    parted = "['’ʼ]?".join(map(re.escape, re.sub("['’ʼ]", "", name)))
    parted = parted.replace(r"\ ", r"[\s-]+").replace(r"\-", r"[\s-]*")
    for found in re.finditer(rf"{parted}(?:['’]?s)?", text):
        around = text[: found.start()][-1:], text[found.end() :][:1]
        joined = any("\u0e00" <= char <= "\u9fff" for char in found.group())
        if joined or not any(_is_of_a_word(char) for char in around):
            return True
    return False


def _is_of_a_word(char: str) -> bool:
    """Whether a letter goes on with a word beside it."""
    return re.match(r"[\w']", char) is not None and not "\u0e00" <= char <= "\u9fff"


@given(told())
def test_no_company_and_no_person_gets_out(case: tuple[Packet, tuple[str, ...]]) -> None:
    packet, names = case
    shared = packet.markdown(frozenset(Part))
    companies = names[: len(names) - len(packet.reflected.people.split(", "))]
    assert [name for name in (*names, *_shorts(companies)) if _leaks(name, shared)] == []


@given(told())
def test_no_part_of_a_persons_name_gets_out(case: tuple[Packet, tuple[str, ...]]) -> None:
    packet, _ = case
    shared = packet.markdown(frozenset(Part))
    parts = [
        part
        for person in packet.reflected.people.split(", ")
        for part in person.split()
        if len(part) >= 3
    ]
    assert [part for part in parts if _leaks(part, shared)] == []
    assert [
        short
        for short in SHORT
        if short in packet.reflected.people.split()
        and any(_stands(each, shared) for each in (short, short.upper()))
    ] == []


@given(told())
def test_no_surname_alone_gets_out_where_somebody_is_called_by_it(
    case: tuple[Packet, tuple[str, ...]],
) -> None:
    packet, _ = case
    shared = unicodedata.normalize("NFC", packet.markdown(frozenset(Part)))
    called = _surnames(packet.reflected.people.split(", "))
    assert [each for each in called if each in shared] == []


@given(told())
def test_with_names_in_they_are_there(case: tuple[Packet, tuple[str, ...]]) -> None:
    packet, _ = case
    shared = packet.markdown(frozenset(Part), with_names=True)
    assert _leaks(packet.reflected.company, shared)
