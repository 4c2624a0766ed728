"""Names taken out of a text, however they are written there."""

import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.exchange.name_parts import key_of, pieces_of
from respond_tui.exchange.names import Names, Taker, without_names

NAMES = Names(
    ["Acme GmbH", "Globex", "Foo-Bar", "Straße & Söhne", "Apple", "Box", "Wendy's", "Initech"],
    ["Dana Smith, Lee from platform", "2 backend engineers", "jo", "May", "Zoë Weiß-Kern (CTO)"],
    here="Greyfriar Games",
)


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Acme and ACME GMBH", "company A and company A"),
        ("globex’s and GLOBEX's", "company A’s and company A's"),
        ("foo bar, FooBar, FOO-BAR, foo_bar", ", ".join(["company A"] * 4)),
        ("STRASSE & SÖHNE", "company A"),
        ("strasse und so\u0308hne", "company A"),
        ("Wendys or Wendy’s", "company A or company A"),
        ("Greyfriar asked", "the company asked"),
        ("GREYFRIAR GAMES’ panel", "the company’ panel"),
        ("Dana, DANA SMITH, smith’s", "person A, person A, person A’s"),
        ("Lee, zoe and Weiss", "person A, person B and person B"),
        ("I asked Jo", "I asked person A"),
    ],
)
def test_a_name_goes_in_any_case_accent_and_spacing(text: str, shared: str) -> None:
    assert without_names(text, NAMES) == shared


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("an apple in a box", "an company A in a company B"),
        ("and May helped", "and person A helped"),
    ],
)
def test_a_name_that_is_an_ordinary_word_goes_too(text: str, shared: str) -> None:
    assert without_names(text, NAMES) == shared


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("the globexers", "the company A"),
        ("exInitech", "company A"),
        ("AcmeCloud", "company A"),
        ("acmes and boxes", "company A and company B"),
        ("Globex2026", "company A"),
    ],
)
def test_a_name_inside_a_longer_word_takes_the_word_along(text: str, shared: str) -> None:
    assert without_names(text, NAMES) == shared


@pytest.mark.parametrize(
    "text",
    [
        "",
        "The platform team had backend engineers and a CTO.",
        "Mayor, boxing, leeway, dance",
        "fo ob ar",
        "a pple",
    ],
)
def test_what_is_no_name_stays(text: str) -> None:
    assert without_names(text, NAMES) == text


@pytest.mark.parametrize("text", ["in a room", "as a rule", "am it"])
def test_words_that_only_read_like_a_name_together_stay(text: str) -> None:
    assert without_names(text, Names(people=["Ina", "Asa", "Amit"])) == text


def test_the_longest_name_counts() -> None:
    names = Names(["Dana Systems", "Dana"], ["Dana Smith"])
    text = "Dana Systems, Dana Smith, Dana"
    assert without_names(text, names) == "company A, person A, company B"


def test_the_same_name_is_the_same_word_in_every_text() -> None:
    take = Taker(NAMES)
    assert [take("Globex"), take("Acme"), take("GLOBEX and Dana"), take("Smith")] == [
        "company A",
        "company B",
        "company A and person A",
        "person A",
    ]


def test_addresses_and_links_tell_names_too() -> None:
    text = "Write to dana@globex.com, (https://globex.com/jobs) or www.acme.de. 3 @ 5; a.b"
    assert without_names(text, NAMES) == "Write to an address, (a link) or a link. 3 @ 5; a.b"


def test_more_companies_than_letters_are_told_apart() -> None:
    many = [f"Firm{chr(97 + one)}{chr(97 + two)}" for one in range(6) for two in range(6)]
    shared = without_names(" ".join(many), Names(many))
    assert shared.split(" company ")[25:28] == ["Z", "AA", "AB"]


def test_only_those_that_can_stand_in_the_text_are_looked_for() -> None:
    text = "We met the Acme people, and Kern’s team."
    all_of_them = ["Acme GmbH", *(f"Company {number}" for number in range(500))]
    people = ["Zoë Weiß-Kern (CTO)", *(f"Person {number}" for number in range(500))]
    some = Names(all_of_them, people, within=text)
    assert without_names(text, some) == without_names(text, Names(all_of_them, people))
    assert "Acme" not in without_names(text, some)


MORE = Names(
    ["東京商事", "株式会社日立", "Copperline Bank", "The Trade Desk", "General Motors", "HP Labs"],
    ["An Ng", "Liam O'Brien", "田中 太郎", "김민수", "สมชาย ใจดี", "Mary-Ann Lee"],
)


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("東京商事の人", "company Aの人"),
        ("日立製", "company A製"),
        ("昨日田中さんと話した", "昨日person Aさんと話した"),
        ("김민수는", "person A는"),
        ("คุณสมชายมา", "คุณperson Aมา"),
        ("Ng said, and ng stays", "person A said, and ng stays"),
        ("An answer and an offer", "An answer and an offer"),
        ("OBrien, O'Brien, o’brien, Oʼbrien", ", ".join(["person A"] * 4)),
        ("O'Brien's", "person A's"),
        ("maryann, Mary Ann", "person A, person A"),
        ("Copperline asked", "company A asked"),
        ("Trade Desk, in this trade", "company A, in this trade"),
        ("General Motors in general", "company A in general"),
        ("HP asked about hp", "company A asked about hp"),
    ],
)
def test_a_name_goes_in_any_script_and_in_its_short_forms(text: str, shared: str) -> None:
    assert without_names(text, MORE) == shared


TIED = Names(
    [
        "Hewlett-Packard",
        "Coca–Cola plc",
        "Johnson&Johnson",
        "Acme東京商事",
        "Globex日本",
        "HP-Labs",
    ],
    [
        "王小明",
        "김민수",
        "田中太郎",
        "佐藤さくら",
        "李 小龙",
        "Dana (面接官)",
        "高橋部長",
        "이서연",
    ],
)


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("王さんと話した", "person Aさんと話した"),
        ("昨日王さんは", "昨日person Aさんは"),
        ("王 asked; then 王.", "person A asked; then person A."),
        ("王が言った", "person Aが言った"),
        ("王说", "person A说"),
        ("我和小王、老王", "我和小person A、老person A"),
        ("小明 and 李先生", "person A and person B先生"),
        ("김 씨는, 김씨, 김 팀장님", "person A 씨는, person A씨, person A 팀장님"),
        ("이 씨", "person A 씨"),
        ("田中さん, 太郎くん", "person Aさん, person Aくん"),
        ("佐藤さん, さくらちゃん", "person Aさん, person Aちゃん"),
        ("高橋さん", "person Aさん"),
        ("Hewlett and HEWLETT’S", "company A and company A’S"),
        ("hewlettpackard, Hewlett Packard", "company A, company A"),
        ("coca, Johnson's", "company A, company B's"),
        ("Acme asked, 東京商事の人", "company A asked, company Aの人"),
        ("Globexの日本", "company Aの日本"),
        ("東京Globexで", "東京company Aで"),
        ("HP asked", "company A asked"),
    ],
)
def test_a_surname_alone_and_half_of_a_company_go(text: str, shared: str) -> None:
    assert without_names(text, TIED) == shared
    assert without_names(unicodedata.normalize("NFD", text), TIED) == unicodedata.normalize(
        "NFD", shared
    )


@pytest.mark.parametrize(
    "text", ["王者, 高い山", "이 회사는 이 일", "hp, 面接の前に", "部長と話した", "女王陛下"]
)
def test_a_sign_that_is_a_word_stays(text: str) -> None:
    assert without_names(text, TIED) == text


@pytest.mark.parametrize(
    "company", ["Re-Engineering", "E-Plus", "Data-Driven Ltd", "Go-To", "Co-op"]
)
def test_a_common_word_before_a_hyphen_names_nobody(company: str) -> None:
    text = "Re: my e mail. Data on the go, Go on. Co"
    assert without_names(text, Names([company])) == text
    assert without_names(f"I liked {company}.", Names([company])) == "I liked company A."


@pytest.mark.parametrize("person", ["王小明", "김민수", "佐藤さくら", "李 小龙"])
def test_a_surname_alone_is_looked_for_within_a_text_that_has_nothing_else_of_the_name(
    person: str,
) -> None:
    for called in (f"{person[0]}さん", f"{person[0]} 씨"):
        assert person[0] not in without_names(called, Names(people=[person], within=called))


SHORTER = Names(
    [
        "D. E. Shaw",
        "J.P. Morgan Chase",
        "Two Sigma",
        "Procter and Gamble",
        "Ernst & Young Global",
        "Ivory Tern Travel",
        "Barley Lane Foods",
        "Best of Breed Ltd",
        "JP Harbour",
    ]
)


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Shaw’s desk, D.E. Shaw and DE Shaw", "company A’s desk, company A and company A"),
        ("Morgan, JP Morgan, J. P. Morgan", "company A, company A, company A"),
        ("Sigma's fund, two sigma", "company A's fund, company A"),
        ("six sigma, the best of all", "six sigma, the best of all"),
        ("Procter & Gamble, procter+gamble", "company A, company A"),
        ("Ernst and Young, Ernst + Young", "company A, company A"),
        ("Ivory Tern, ivory", "company A, company A"),
        ("Barley Lane asked me", "company A asked me"),
        ("Harbour, in the harbour", "company A, in the harbour"),
    ],
)
def test_each_beginning_of_a_company_and_what_follows_initials_go(text: str, shared: str) -> None:
    assert without_names(text, SHORTER) == shared


WORDS_TOO = Names(["Acme"], ["Will Smith", "May Li", "Mark", "Jun Sato", "Summer Day"])


@pytest.mark.parametrize(
    "text",
    [
        "I will, and it may help to mark this",
        "She marks it one day, in summertime",
        "the mark was low; will it?",
        "on 7 Jun 2026, in May 2026, May 5, 2027",
    ],
)
def test_a_part_of_a_name_that_is_an_english_word_stays_where_it_is_one(text: str) -> None:
    assert without_names(text, WORDS_TOO) == text


@pytest.mark.parametrize(
    ("text", "shared"),
    [
        ("Will asked; I asked May", "person A asked; I asked person B"),
        ("will smith, WILL", "person A, person A"),
        ("will said so, and mark's view", "person A said so, and person B's view"),
        (
            "In round 2 Jun asked, and Jun 3 times",
            "In round 2 person A asked, and person A 3 times",
        ),
    ],
)
def test_and_goes_where_somebody_is_called_by_it(text: str, shared: str) -> None:
    assert without_names(text, WORDS_TOO) == shared


@pytest.mark.parametrize("company", ["D. E. Shaw", "Two Sigma", "Ivory Tern Travel"])
def test_the_company_that_a_text_is_about_goes_by_its_short_forms_too(company: str) -> None:
    short = {"D. E. Shaw": "Shaw", "Two Sigma": "Sigma"}.get(company, "Ivory Tern")
    text = f"At {short} we met."
    assert without_names(text, Names(here=company)) == "At the company we met."
    assert without_names(text, Names([company], within=text)) == "At company A we met."


def test_short_forms_do_not_take_longer_words_along() -> None:
    assert without_names("shopping, Shopping", Names(["Shopp Bank"])) == "shopping, Shopping"


@given(st.text(max_size=60))
def test_a_text_without_names_stays_as_it_is(text: str) -> None:
    assert without_names(text.replace("@", "").replace(".", ""), Names()) == text.replace(
        "@", ""
    ).replace(".", "")


@given(st.text(st.characters(max_codepoint=127), max_size=40))
def test_plain_letters_are_cut_as_any_others(text: str) -> None:
    """The quick way for ASCII, beside the way for every script."""
    quick = [(piece.key, piece.first, piece.last, piece.gap) for piece in pieces_of(text)]
    slow = [(piece.key, piece.first, piece.last, piece.gap) for piece in pieces_of(f"{text} é")][
        :-1
    ]
    assert quick == slow
    assert key_of(text) == "".join(piece.key for piece in pieces_of(text))


@given(st.text(max_size=40))
def test_pieces_lie_in_order_within_their_words(text: str) -> None:
    found = list(pieces_of(text))
    assert all(0 <= piece.first < piece.last <= len(text) for piece in found)
    assert [piece.first for piece in found] == sorted(piece.first for piece in found)


@given(st.text(st.characters(categories=["L"]), min_size=2, max_size=12))
def test_a_word_is_one_key_in_both_normal_forms_and_any_case(word: str) -> None:
    same = {unicodedata.normalize(form, word) for form in ("NFC", "NFD")}
    assert len({key_of(each) for each in same}) == 1
    assert key_of(word.casefold()) == key_of(word)


@pytest.mark.parametrize("text", ["word and more " * 1_500, "a" * 20_000, "a b " * 5_000])
def test_the_longest_note_takes_no_time(text: str) -> None:
    many = Names([f"Firm {number} Ltd" for number in range(3_000)], ["Dana"])
    started = time.perf_counter()
    without_names(text, many)
    assert time.perf_counter() - started < 2
