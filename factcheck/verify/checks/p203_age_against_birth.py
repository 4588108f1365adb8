"""Age that the year of birth does not give.

What it does:
    Compares an age with the year of birth beside it, ``(sinh năm 1962, 55 tuổi)``, in the year of publication or of the
    events that the text tells.

Why it matters:
    One of the two is wrong, and both identify a person.

When it abstains:
    No year is known, one of the years in the text fits within one (birthdays, and the Vietnamese way to count), or the
    words say that the age is of another time (``khi đó``). Without the day of publication only an age is called that is
    too low for the year of the same sentence, since the text may be younger than what it tells, never older.

Example:
    ``Ngày 5/3/2017, ông A (sinh năm 1962, 45 tuổi) nhận nhiệm vụ mới.``

Tiếng Việt:
    Báo khi tuổi không khớp với năm sinh ghi bên cạnh, tính theo năm đăng bài hoặc năm của sự việc; lệch một tuổi thì bỏ
    qua. Không biết năm thì không báo.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator
from typing import NamedTuple

from factcheck.lexicon.dates import says
from factcheck.model.finding import Finding, Level, Message
from factcheck.pattern import lazy_pattern
from factcheck.verify.check import Case, Meta
from factcheck.verify.dates import years_in
from factcheck.verify.passage import Passage

META = Meta(code="P203", name="age-against-birth", level=Level.ERROR, since="0.1")
FAIL = (Case("Ngày 5/3/2017, ông Lâm (sinh năm 1962, 45 tuổi) nhận nhiệm vụ mới.", at="sinh năm 1962, 45 tuổi"),)
PASS = (
    Case("Ngày 5/3/2017, ông Lâm (sinh năm 1962, 55 tuổi) nhận nhiệm vụ mới."),
    Case("Ông Lâm (sinh năm 1962, 45 tuổi) nhận nhiệm vụ mới."),
    Case("Năm 2017, ông Lâm (sinh năm 1962, khi đó 45 tuổi) kể lại chuyện năm 2007."),
    Case("Sau năm 2017, bà Mai (SN 1980), 18 tuổi đã vào nghề, vẫn dệt vải."),
    Case("Ngày 5/3/2017, ông Lâm (55 tuổi, con trai SN 1990) nhận nhiệm vụ mới."),
)

# What a search begins with should be rare in the text: letters such as ứ are, h and a space are not.
_BIRTH = r"(?:[Ss]inh (?:năm |ngày [0-9]{1,2}[/-][0-9]{1,2}[/-])?|SN[ .:]{0,2})((?:19|20)[0-9]{2})"
_AGE = lazy_pattern(r"ổi(?<= tuổi)(?= ?[,;.)(\n-])")
_BIRTH_BEFORE = lazy_pattern(rf"{_BIRTH}\)? ?[,;(-] ?(?:(?:hiện|năm)? ?nay |hiện )?([0-9]{{1,3}})$")
_BIRTH_BEHIND = lazy_pattern(rf" ?[,;(-] ?{_BIRTH}(?= ?[,;.)\n-])")
_NUMBER = lazy_pattern(r"(?<![0-9/.,-])[0-9]{1,3}$")
_LONGEST = 50
_TOLERANCE = 1
_OLDEST = 120
_NEAR, _SENTENCE = 60, 300


class _Person(NamedTuple):
    start: int
    end: int
    birth: int
    age: int


def check_passage(passage: Passage) -> Iterator[Finding]:
    """Every year of birth with an age right beside it."""
    people = list(_people(passage.document.normal))
    if not people:
        return
    births = {person.birth for person in people}
    years = [(start, year) for start, year in years_in(passage) if year not in births]
    told = {year for _, year in years}
    if passage.published is not None:
        told.add(passage.published.year)
    for person in people:
        around = passage.document.normal[max(0, person.start - _NEAR) : person.end + _NEAR]
        if person.age <= _OLDEST and not says("then", around):
            yield from _judged(passage, person, years, told)


def _people(text: str) -> Iterator[_Person]:
    for age in _AGE.finditer(text):
        start = age.start() - len(" tu")
        number = _NUMBER.search(text, max(0, start - 4), start)
        behind = None if number is None else _BIRTH_BEHIND.match(text, age.end())
        if number is not None and behind is not None:
            yield _Person(number.start(), behind.end(), int(behind[1]), int(number.group()))
            continue
        before = _BIRTH_BEFORE.search(text, max(0, start - _LONGEST), start)
        if before is not None and text[age.end() : age.end() + 2].strip()[:1] != "(":
            yield _Person(before.start(), age.end(), int(before[1]), int(before[2]))


def _judged(passage: Passage, person: _Person, years: list[tuple[int, int]], told: set[int]) -> Iterator[Finding]:
    published = passage.published
    due = person.birth + person.age
    if not told.isdisjoint(range(due - _TOLERANCE, due + _TOLERANCE + 1)):
        return
    if published is not None:
        year, level = published.year, META.level
    else:
        beside = _years_beside(passage, years, person)
        if len(beside) != 1 or due > min(beside):
            return
        year, level = min(beside), Level.WARNING
    if year < person.birth:
        return
    span = passage.document.span(person.start, person.end)
    message = Message.of(
        "P203.age", birth=str(person.birth), year=str(year), actual=str(year - person.birth), age=str(person.age)
    )
    yield Finding(META.code, level, message, span)


def _years_beside(passage: Passage, years: list[tuple[int, int]], person: _Person) -> set[int]:
    """The years that the sentence of ``person`` names before, and a little behind."""
    text = passage.document.normal
    start = max(text.rfind(mark, max(0, person.start - _SENTENCE), person.start) for mark in ("\n", ". "))
    first = bisect_left(years, (max(start, person.start - _SENTENCE), 0))
    last = bisect_left(years, (person.end + _NEAR, 0))
    return {year for place, year in years[first:last] if "\n" not in text[person.end : place]}
