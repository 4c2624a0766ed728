"""The flow as sankeymatic.com reads it: no name breaks a line or is taken for something else.

The expressions are those by which its parser tells the kinds of lines apart, in the order in
which it tries them.
"""

import re
from collections import Counter

import pytest
from hypothesis import given
from hypothesis import strategies as st

from respond_tui.exchange.sankey import written
from respond_tui.guide.flow import End, Flow, Origin, Place, Road, flow
from respond_tui.guide.stages import Stage
from respond_tui.guide.terms import Source

NO_FLOWS = [
    re.compile(pattern)
    for pattern in (
        r"^(?:'|//)",  # a comment
        r"^move (.+) (-?\d(?:.\d+)?), (-?\d(?:.\d+)?)$",  # a node moved
        r"^((?:\w+\s*){1,2}) (#?[\w.-]+)$",  # a setting
        r"^((?:\w+\s*){1,2}) '(.*)'$",
        r"(?i)^:(.+) #([a-f0-9]{0,6})?(\.\d{1,4})?\s*(>>|<<)*\s*(>>|<<)*$",  # a node
        r"(?i)^node\s+([^ .]+)$",
        r"(?i)^\.([a-z]+)\s+(.+)$",  # an attribute
    )
]
FLOW = re.compile(r"^(?P<start>.+)\[(?P<count>[\d\s.+-]+|\*|\?|)\](?P<end>.+)$")
COLOURED = re.compile(r"^(.+)\s+(#\S+)$")
STRUCK = re.compile(r"^-(.*)-$")

HOSTILE = (
    "[3] x",
    "a [3] b",
    "// comment",
    "' comment",
    ":Node #fff",
    "round #2",
    "#1",
    "C# / .NET",
    "it's",
    "-struck-",
    ".label x",
    "move a 1, 2",
    "size w 600",
    "node a",
    "a\\nb",
    "No",
    "no",
    "Referral",
    "passed, waiting",
    "naïve 面接 🎯",
    "[",
)
names = st.sampled_from(HOSTILE) | st.text(min_size=1, max_size=30).filter(str.strip)


def read(lines: list[str]) -> list[tuple[str, int, str]]:
    """The streams as the parser finds them; what it takes for anything else fails."""
    found = []
    for line in lines:
        assert line.endswith("\n")
        assert len(line.splitlines()) == 1
        bare = line.strip()
        assert not [each.pattern for each in NO_FLOWS if each.search(bare)], bare
        flow_line = FLOW.match(bare)
        assert flow_line is not None, bare
        start, end = flow_line["start"].strip(), flow_line["end"].strip()
        assert not COLOURED.match(end), bare
        assert not STRUCK.match(start), bare
        assert not STRUCK.match(end), bare
        assert "\\n" not in bare
        found.append((start, int(flow_line["count"]), end))
    return found


@given(st.lists(names, min_size=1, max_size=8), st.data())
def test_every_line_is_read_as_the_stream_that_it_is(named: list[str], data: st.DataObject) -> None:
    stages = tuple(Stage(number, name, number) for number, name in enumerate(named, 1))
    roads: Counter[Road] = Counter()
    for _ in range(data.draw(st.integers(1, 6))):
        on_the_way = data.draw(st.sets(st.sampled_from(stages), min_size=1))
        origin = Origin(data.draw(st.none() | st.sampled_from(Source)))
        way = tuple(sorted(on_the_way, key=lambda stage: stage.position))
        roads[Road(origin, way, data.draw(st.sampled_from(End)))] += 1
    made = flow(roads, stages)
    found = read(list(written(made)))
    name_of: dict[Place, str] = {}
    for stream, (start, count, end) in zip(made.streams, found, strict=True):
        assert count == stream.count
        assert name_of.setdefault(stream.start, start) == start
        assert name_of.setdefault(stream.end, end) == end
    assert len(set(name_of.values())) == len(name_of)
    assert set(name_of) == set(made.places)


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        ("technical", "Technical"),
        ("C# / .NET", "C# / .NET"),
        ("round #2", "Round ＃2"),
        ("[onsite] it's", "(onsite) it’s"),
        (":final", "：final"),
        ("// last", "/ / last"),
        ("no", "No (stage)"),
    ],
)
def test_only_what_would_be_misread_is_written_otherwise(name: str, shown: str) -> None:
    stage = Stage(1, name, 1)
    lines = written(flow({Road(Origin(Source.REFERRAL), (stage,), End.REJECTED): 3}, (stage,)))
    assert list(lines) == [f"Referral [3] {shown}\n", f"{shown} [3] No\n"]


def test_an_empty_log_is_written_as_nothing() -> None:
    assert list(written(Flow(()))) == []
