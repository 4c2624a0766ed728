"""The link that opens a mail program, and when there is none to open."""

from urllib.parse import parse_qs, unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.guide.mail import LONGEST, address_in, has_display, link, person_in
from respond_tui.guide.refusal import Refusal

TEXT = st.text(alphabet="ab &?=#%+é漢\U0001f600\n\"'<>", max_size=60)


@given(TEXT.map(str.strip), TEXT.map(str.strip))
def test_whatever_is_written_comes_out_of_the_link_to_the_letter(subject: str, body: str) -> None:
    made = link("Dana <dana@acme.example>", subject, body)
    assert made.isascii()
    assert not set(" \n\"'<>#").intersection(made)
    parts = urlsplit(made)
    assert (parts.scheme, unquote(parts.path)) == ("mailto", "dana@acme.example")
    found = parse_qs(parts.query.replace("+", "%2B"), strict_parsing=bool(parts.query))
    assert found.get("subject", [""]) == [subject.replace("\n", "\r\n")]
    assert found.get("body", [""]) == [body.replace("\n", "\r\n")]


def test_an_address_cannot_slip_in_another_header() -> None:
    made = link("a@b.example?bcc=evil@c.example&x", "Hi", "")
    assert made.count("?") == 1
    assert "bcc=" not in made


def test_without_an_address_the_mail_is_opened_to_nobody() -> None:
    assert link("Dana", "", "Hi") == "mailto:?body=Hi"
    assert link("", "", "") == "mailto:"


def test_a_link_that_is_too_long_is_refused() -> None:
    fits = "b" * (LONGEST - len("mailto:?body="))
    assert len(link("", "", fits)) == LONGEST
    with pytest.raises(Refusal, match="too long"):
        link("", "", fits + "b")


@pytest.mark.parametrize(
    ("to", "address", "person"),
    [
        ("Dana", "", "Dana"),
        ("dana@acme.example", "dana@acme.example", ""),
        ("Dana Okafor <dana@acme.example>", "dana@acme.example", "Dana Okafor"),
        ("Dana, dana@acme.example", "dana@acme.example", "Dana"),
        ("", "", ""),
    ],
)
def test_a_name_and_an_address_are_told_apart(to: str, address: str, person: str) -> None:
    assert address_in(to) == address
    assert person_in(to) == person


@pytest.mark.parametrize(
    ("platform", "environ", "there"),
    [
        ("linux", {}, False),
        ("linux", {"DISPLAY": ""}, False),
        ("linux", {"DISPLAY": ":0"}, True),
        ("linux", {"WAYLAND_DISPLAY": "wayland-0"}, True),
        ("darwin", {}, True),
        ("win32", {}, True),
    ],
)
def test_a_mail_program_needs_a_display(
    platform: str, environ: dict[str, str], there: bool
) -> None:
    assert has_display(platform, environ) is there
