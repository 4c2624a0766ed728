"""Somebody's words in Markdown stay words, wherever they stand."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from respond_tui.exchange.markdown import MOST, bullets, inline, table
from respond_tui.guide.text import shortened
from tests.exchange import lives

READER = MarkdownIt("commonmark").enable(["table", "strikethrough"])

PLACES = (
    "- {}",
    "- {} (3 rounds)",
    "### Watch – {}",
    "{}",
    "- **Focus**: {}. From then",
    "## {} #",
)

SIGNS = (
    "*bold*", "_it_", "__init__", "`code`", "```", "~~gone~~", "[x] done", "[a](http://b)",
    "![i](j)", "<b>", "<!-- -->", "<http://a>", "# title", "C #", "C# and F#", "> said",
    "- item", "+ 1", "=====", "---", "1. first", "12) twelfth", "1.", "&amp;", "Moss & Pine",
    "AT&T;", "a | b", "\\| \\", "\\", "$x$", "a\n\nb", "    four", "***", "- - -", "[a]: b",
    "[^1]", "|", "\\*", "`` ` ``", "x\\",
)  # fmt: skip

words = st.one_of(
    st.sampled_from(SIGNS),
    st.text(alphabet="\\`*_{}[]()#+-.!|<>~&=$:;'\"1a \n", max_size=14),
    lives.texts,
).filter(lambda raw: bool(raw.strip()) and "\x00" not in raw)


def _plain(raw: str) -> str:
    return shortened(" / ".join(filter(None, map(str.strip, raw.split("\n")))), MOST)


def _shape(tokens: list[Token]) -> list[str]:
    """The blocks, and what stands in them that is no text."""
    return [
        kind
        for token in tokens
        for kind in (token.type, *(child.type for child in token.children or ()))
        if kind not in ("text", "text_special")
    ]


def _said(tokens: list[Token]) -> str:
    return "".join(child.content for token in tokens for child in token.children or ())


@pytest.mark.parametrize("place", PLACES)
@given(raw=words)
def test_words_are_read_as_they_were_written(place: str, raw: str) -> None:
    plain = _plain(raw)
    if not plain:
        return
    found = READER.parse(place.format(inline(raw)))
    usual = READER.parse(place.format("WORD"))
    assert _shape(found) == _shape(usual)
    assert _said(found) == _said(usual).replace("WORD", plain)


@given(raw=words, other=words)
def test_words_stay_in_their_cell_of_a_table(raw: str, other: str) -> None:
    rows = [(inline(raw), "1"), (inline(other), "2")]
    found = READER.parse("\n".join(table(("What", "Times"), rows, right=[1])))
    cells = [token.children or [] for token in found if token.type == "inline"]
    said = ["".join(child.content for child in children) for children in cells]
    assert said == ["What", "Times", _plain(raw), "1", _plain(other), "2"]
    assert {child.type for children in cells for child in children} <= {"text", "text_special"}


@pytest.mark.parametrize(
    "harmless",
    ["Moss & Pine", "C# (2 years)", "Foo, Inc.", "a-b = c", "14:00 – 15:00", "1.5 h", "😀"],
)
def test_what_means_nothing_is_left_as_it_is(harmless: str) -> None:
    assert inline(harmless) == harmless


def test_long_words_are_shortened_and_lines_run_on() -> None:
    assert inline("one\n\n two ") == "one / two"
    assert len(inline("x" * 20_000)) == MOST


def test_a_table_is_aligned_for_those_who_read_it_plain() -> None:
    lines = list(table(("Source", "Sent"), [("job board", "15"), ("a", "1,000")], right=[1]))
    assert lines == [
        "| Source    |  Sent |",
        "| --------- | ----: |",
        "| job board |    15 |",
        "| a         | 1,000 |",
    ]
    assert not any(re.search(r"\s$", line) for line in lines)


def test_a_list_says_how_many_more_there_are() -> None:
    assert list(bullets(["one"], 1_200)) == ["- one", "- … and 1,200 more"]
    assert list(bullets(["one"])) == ["- one"]
