"""Names in scripts that part no words: their parts, and where a surname of one sign is one.

One sign alone is a word of its own too (“王” is a king, “이” is “this”). It names somebody only
where a form of address, a title or its place says so.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from respond_tui.exchange.name_parts import UNSPACED, is_unspaced, key_of, words_of

LONGEST = 6
"""Signs up to which a word is a person's whole name, which can be cut."""

HONOURS = (
    "さん", "さま", "様", "氏", "先生", "くん", "君", "ちゃん", "女士", "小姐", "同学", "老师",
    "老師", "씨", "님", "선생",
)  # fmt: skip
"""What one calls people by, behind their names."""

_TITLES = (
    "总", "總", "经理", "經理", "主任", "部長", "部长", "課長", "社長", "博士", "教授", "面接官",
    "面试官", "과장", "부장", "차장", "대리", "사장", "팀장", "이사", "대표", "교수", "면접관",
)  # fmt: skip
_NO_NAMES = (
    "面接", "採用", "人事", "担当", "面试", "招聘", "人力", "면접", "인사", "채용", "담당", "개발",
    "エンジニア", "開発", "开发", "工程",
)  # fmt: skip
"""What a person writes of others who are not called by name."""

_PARTICLES = "はがとのにをもへやで说說问問"
"""What can follow a surname that stands alone."""

_PLACES = frozenset(
    ("日本", "東京", "中国", "韓国", "ジャパン", "グループ", "公司", "集团", "会社", "銀行", "银行",
     "한국", "코리아", "그룹", "asia", "bank", "china", "group", "japan", "korea", "lab", "labs")
)  # fmt: skip
"""Parts of companies' names that are said of many."""

_RUNS = re.compile(rf"{UNSPACED}+|(?:(?!{UNSPACED})[^\W_])+")


def joined_parts(person: str) -> Iterator[str]:
    """A name that is written as one, without its title, and its ends of two signs or more.

    One with kana in it is cut only where it changes into them.
    """
    for name in _names_in(person):
        if len(name) > 1:
            yield name
        for at in _cuts(name):
            yield from (part for part in (name[:at], name[at:]) if len(part) > 1)


def lone_signs(person: str) -> Iterator[str]:
    """The surnames of one sign in it; of a name of two signs the second as well."""
    for name in _names_in(person):
        if _is_ideogram(name[0]) or _is_hangul(name[0]):
            yield name[0]
            if len(name) == 2:
                yield name[1]


def script_runs(company: str) -> list[str]:
    """A company's name cut where its script changes (“Acme東京商事”), without common words."""
    words = () if company.isascii() else words_of(company)
    cut = [runs for word in words if len(runs := _RUNS.findall(word)) > 1]
    return [run for runs in cut for run in runs if run.lower() not in _PLACES]


class Surnames:
    """Surnames of one sign, to be found where they can only be that."""

    def __init__(self, signs: Iterable[str]) -> None:
        written = sorted({form for sign in signs for form in _both(sign)}, key=len, reverse=True)
        any_sign = _one_of(written)
        called = _one_of([form for each in (*HONOURS, *_TITLES) for form in _both(each)])
        ideogram = _one_of([each for each in written if _is_ideogram(each)])
        follows = "".join({form[:1] for each in _PARTICLES for form in _both(each)})
        places = [rf"{any_sign}(?= ?{called})"]
        if ideogram:
            places += [
                rf"(?<=[小老阿]){ideogram}",
                rf"(?<!{UNSPACED}){ideogram}(?![\u3099\u309a])(?=[{follows}]|(?!{UNSPACED}))",
            ]
        self._places = re.compile("|".join(places)) if written else None

    def at(self, text: str, place: int) -> str:
        """The surname that stands there, as it is written; empty where none does."""
        found = self._places.match(text, place) if self._places is not None else None
        return found.group() if found is not None else ""


def _names_in(person: str) -> Iterator[str]:
    words = () if person.isascii() else words_of(unicodedata.normalize("NFC", person))
    for name in words:
        for called in (*HONOURS, *_TITLES):
            name = name.removesuffix(called) or name  # noqa: PLW2901  it is the same, shorter
        is_name = len(name) <= LONGEST and not any(each in name for each in _NO_NAMES)
        if is_name and all(map(is_unspaced, name)) and key_of(name):
            yield name


def _cuts(name: str) -> Iterator[int]:
    is_plain = all(map(_is_ideogram, name)) or all(map(_is_hangul, name))
    for at in range(1, len(name)):
        if is_plain or _is_ideogram(name[at - 1]) != _is_ideogram(name[at]):
            yield at


def _is_ideogram(sign: str) -> bool:
    return "\u3400" <= sign <= "\u9fff" or "\uf900" <= sign <= "\ufaff" or sign >= "\U00020000"


def _is_hangul(sign: str) -> bool:
    return "\uac00" <= sign <= "\ud7a3"


def _both(sign: str) -> set[str]:
    return {unicodedata.normalize(form, sign) for form in ("NFC", "NFD")}


def _one_of(words: list[str]) -> str:
    return f"(?:{'|'.join(map(re.escape, words))})" if words else ""
