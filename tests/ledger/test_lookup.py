"""Which records are found for a figure of a draft, and which are not taken for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from factcheck.identity.across import across
from factcheck.identity.identity import Identity
from factcheck.identity.told import Told
from factcheck.ledger import lookup
from factcheck.ledger.examples import ledger_of
from factcheck.ledger.lookup import Ledger
from factcheck.model.claim import Certainty
from factcheck.model.record import FigureKind, Record
from factcheck.verify.check import KnownFigure
from tests.ledger.small import drafts, known, ledger

FDI = KnownFigure("đầu tư trực tiếp nước ngoài", "năm 2022", "22,4 tỷ USD", "Việt Nam")
REGISTERED = KnownFigure("vốn FDI đăng ký", "năm 2022", "27,7 tỷ USD", "Việt Nam")
DISBURSED = KnownFigure("vốn FDI giải ngân", "năm 2022", "22,4 tỷ USD", "Việt Nam")
RICE = KnownFigure("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn", "Việt Nam")
EXPORTS = KnownFigure("kim ngạch xuất khẩu", "năm 2022", "371,85 tỷ USD", "Việt Nam")
IMPORTS = KnownFigure("kim ngạch nhập khẩu", "năm 2022", "358,9 tỷ USD", "Việt Nam")
TRADE = KnownFigure("tổng kim ngạch xuất nhập khẩu", "năm 2022", "730,2 tỷ USD", "Việt Nam")
SAIGON = KnownFigure("thu ngân sách nhà nước", "năm 2022", "471.562 tỷ đồng", "Thành phố Hồ Chí Minh")
PADDY = KnownFigure("sản lượng lúa", "năm 2022", "42,66 triệu tấn", "Việt Nam")
SPRING = KnownFigure("sản lượng lúa đông xuân", "năm 2022", "19,98 triệu tấn", "Việt Nam")
SIGNED = KnownFigure("thỏa thuận quốc tế của các địa phương", "giai đoạn 2019 - 2021", "661 thỏa thuận")
EVERY_KIND = tuple(
    KnownFigure("sản lượng lúa", "năm 2022", value, "Việt Nam", kind)
    for value, kind in (
        ("42,66 triệu tấn", "actual"),
        ("43,9 triệu tấn", "plan"),
        ("42,5 triệu tấn", "forecast"),
        ("42,6 triệu tấn", "estimate"),
    )
)


def same(text: str, *figures: KnownFigure) -> list[tuple[str, bool]]:
    """The values of the records that the one figure of ``text`` is, and whether surely, the surest first."""
    (draft,) = drafts(text)
    return [(found.record.quantity.text, found.is_certain) for found in ledger_of(figures).same(draft)]


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (FDI, "Năm 2022, FDI vào Việt Nam đạt 22,4 tỷ USD."),
        (FDI, "Năm 2022, vốn FDI vào Việt Nam đạt 22,4 tỷ USD."),
        (FDI, "Vốn đầu tư trực tiếp nước ngoài vào Việt Nam năm 2022 đạt 22,4 tỷ USD."),
        (FDI, "Năm 2022, cả nước thu hút được 22,4 tỷ USD vốn FDI."),
        (FDI, "Năm 2022, vốn FDI của cả nước đạt 22,4 tỷ USD."),
        (DISBURSED, "Năm 2022, vốn FDI thực hiện tại Việt Nam đạt 22,4 tỷ USD."),
        (DISBURSED, "Năm 2022, vốn FDI giải ngân của cả nước đạt 22,4 tỷ USD."),
        (RICE, "Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo."),
        (RICE, "Năm 2022, cả nước xuất khẩu được 7,11 triệu tấn gạo."),
        (RICE, "Gạo xuất khẩu của Việt Nam năm 2022 đạt 7,11 triệu tấn."),
        (RICE, "Năm 2022, lượng gạo Việt Nam xuất khẩu đạt 7,11 triệu tấn."),
        (EXPORTS, "Năm 2022, cả nước xuất khẩu 371,85 tỷ USD."),
        (TRADE, "Năm 2022, kim ngạch xuất nhập khẩu của cả nước đạt 730,2 tỷ USD."),
        (SAIGON, "Thu ngân sách nhà nước năm 2022 ở Thành phố Hồ Chí Minh đạt 471.562 tỷ đồng."),
        (SAIGON, "Năm 2022, thu ngân sách nhà nước trên địa bàn TP. Hồ Chí Minh đạt 471.562 tỷ đồng."),
        (SAIGON, "Năm 2022, thu ngân sách nhà nước ở Sài Gòn đạt 471.562 tỷ đồng."),
        (SIGNED, "Giai đoạn 2019-2021, các địa phương ký kết 661 thỏa thuận quốc tế."),
    ],
)
def test_a_quantity_is_found_in_other_words(figure: KnownFigure, text: str) -> None:
    assert same(text, figure) == [(figure.value, True)]


@pytest.mark.parametrize("name", ["TP.HCM", "TPHCM", "TP. HCM"])
def test_a_city_is_found_by_its_short_names(name: str) -> None:
    text = f"Năm 2022, thu ngân sách nhà nước của {name} đạt 471.562 tỷ đồng."
    assert [value for value, _ in same(text, SAIGON)] == [SAIGON.value]


def test_a_subject_is_found_by_its_aliases() -> None:
    record = known("kiều hối", "năm 2022", "19 tỷ USD", aliases=["tiền người Việt ở nước ngoài gửi về"])
    for text in (
        "Năm 2022, kiều hối về Việt Nam đạt 19 tỷ USD.",
        "Năm 2022, tiền người Việt ở nước ngoài gửi về đạt 19 tỷ USD.",
    ):
        (draft,) = drafts(text)
        assert [found.record for found in ledger(record).same(draft)] == [record]


def test_other_words_of_the_period_mean_the_same_days() -> None:
    for told, asked in (("6 tháng đầu năm 2022", "Nửa đầu năm 2022"), ("tháng 3/2022", "Tháng 3 năm 2022")):
        figure = KnownFigure("xuất khẩu gạo", told, "3,52 triệu tấn", "Việt Nam")
        assert same(f"{asked}, Việt Nam xuất khẩu 3,52 triệu tấn gạo.", figure) == [(figure.value, True)]


@pytest.mark.parametrize(
    ("figure", "text"),
    [
        (REGISTERED, "Năm 2022, vốn FDI giải ngân vào Việt Nam đạt 27,7 tỷ USD."),
        (DISBURSED, "Năm 2022, vốn FDI đăng ký vào Việt Nam đạt 22,4 tỷ USD."),
        (FDI, "Năm 2022, vốn ODA của cả nước đạt 22,4 tỷ USD."),
        (FDI, "Năm 2022, vốn FDI của Hà Nội đạt 22,4 tỷ USD."),
        (EXPORTS, "Năm 2022, cả nước nhập khẩu 371,85 tỷ USD."),
        (IMPORTS, "Năm 2022, kim ngạch xuất khẩu của Việt Nam đạt 358,9 tỷ USD."),
        (EXPORTS, "Năm 2022, kim ngạch xuất nhập khẩu của cả nước đạt 371,85 tỷ USD."),
        (EXPORTS, "Năm 2022, kim ngạch xuất khẩu gạo của Việt Nam đạt 3,4 tỷ USD."),
        (RICE, "Năm 2021, Việt Nam xuất khẩu 7,11 triệu tấn gạo."),
        (RICE, "Quý I/2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo."),
        (RICE, "11 tháng đầu năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo."),
        (RICE, "Năm 2022, tỉnh An Giang xuất khẩu 7,11 triệu tấn gạo."),
        (RICE, "Năm 2022, Thái Lan xuất khẩu 7,11 triệu tấn gạo."),
        (RICE, "Năm 2022, Việt Nam xuất khẩu 7,11 tỷ USD gạo."),
        (RICE, "Năm 2022, xuất khẩu gạo của Việt Nam tăng thêm 7,11 triệu tấn."),
        (SAIGON, "Năm 2022, thu ngân sách nhà nước của Hà Nội đạt 471.562 tỷ đồng."),
        (SAIGON, "Năm 2022, thu ngân sách nhà nước của cả nước đạt 471.562 tỷ đồng."),
        (SAIGON, "Năm 2022, chi ngân sách nhà nước của TP. Hồ Chí Minh đạt 471.562 tỷ đồng."),
        (PADDY, "Năm 2022, diện tích lúa của cả nước đạt 42,66 triệu ha."),
        (SPRING, "Năm 2022, sản lượng lúa hè thu của cả nước đạt 19,98 triệu tấn."),
    ],
)
def test_another_quantity_is_not_taken_for_it_though_the_value_is_the_same(figure: KnownFigure, text: str) -> None:
    assert same(text, figure) == []


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("Năm 2022, vốn FDI đăng ký vào Việt Nam đạt 25 tỷ USD.", [REGISTERED.value]),
        ("Năm 2022, vốn FDI thực hiện tại Việt Nam đạt 25 tỷ USD.", [DISBURSED.value]),
        ("Năm 2022, cả nước xuất khẩu 360 tỷ USD.", [EXPORTS.value]),
        ("Năm 2022, cả nước nhập khẩu 360 tỷ USD.", [IMPORTS.value]),
        ("Năm 2022, kim ngạch xuất nhập khẩu của cả nước đạt 360 tỷ USD.", [TRADE.value]),
        ("Năm 2022, sản lượng lúa của cả nước đạt 30 triệu tấn.", [PADDY.value]),
        ("Năm 2022, sản lượng lúa đông xuân của cả nước đạt 30 triệu tấn.", [SPRING.value]),
        ("Năm 2022, sản lượng lúa hè thu của cả nước đạt 30 triệu tấn.", []),
    ],
)
def test_the_words_choose_among_neighbours_whatever_the_value(text: str, values: list[str]) -> None:
    neighbours = (REGISTERED, DISBURSED, EXPORTS, IMPORTS, TRADE, PADDY, SPRING)
    assert [value for value, is_certain in same(text, *neighbours) if is_certain] == values


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Năm 2022, sản lượng lúa của cả nước đạt 42 triệu tấn.", FigureKind.ACTUAL),
        ("Năm 2022, cả nước đặt mục tiêu sản lượng lúa 42 triệu tấn.", FigureKind.PLAN),
        ("Năm 2022, sản lượng lúa của cả nước dự báo đạt 42 triệu tấn.", FigureKind.FORECAST),
        ("Năm 2022, sản lượng lúa của cả nước ước đạt 42 triệu tấn.", FigureKind.ESTIMATE),
    ],
)
def test_what_happened_a_plan_a_forecast_and_an_estimate_are_told_apart(text: str, kind: FigureKind) -> None:
    (draft,) = drafts(text)
    assert [found.record.kind for found in ledger_of(EVERY_KIND).same(draft)] == [kind]


def test_an_estimate_may_be_compared_with_the_final_figure() -> None:
    (draft,) = drafts("Năm 2022, sản lượng lúa của cả nước ước đạt 42,6 triệu tấn.")
    found = ledger_of(EVERY_KIND).same(draft, draft._replace(is_estimate=False))
    assert {each.record.kind for each in found} == {FigureKind.ESTIMATE, FigureKind.ACTUAL}


def test_a_part_is_at_most_likely_the_whole_and_the_whole_comes_first() -> None:
    text = "Năm 2022, sản lượng lúa của cả nước đạt 19,98 triệu tấn."
    assert same(text, SPRING, PADDY) == [(PADDY.value, True), (SPRING.value, False)]
    assert all(not is_certain for _, is_certain in same(text, SPRING))


def test_a_likely_record_is_found_with_its_reasons() -> None:
    (draft,) = drafts("Năm 2022, vốn FDI vào Việt Nam đạt 27,7 tỷ USD.")
    (found,) = ledger_of([REGISTERED]).same(draft)
    assert not found.is_certain
    assert found.identity.certainty is Certainty.LIKELY
    assert found.score == sum(points for _, points in found.identity.reasons) > 0


def test_a_figure_of_unknown_days_is_not_looked_up() -> None:
    (draft,) = drafts("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo.")
    assert ledger_of([RICE]).same(draft._replace(days=None)) == []


def test_an_empty_ledger_has_nothing() -> None:
    assert same("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo.") == []


# -- a subject on whatever days


def test_a_subject_is_found_on_all_its_days_in_their_order() -> None:
    years = [
        KnownFigure("xuất khẩu gạo", f"năm {year}", f"{year - 2015},5 triệu tấn", "Việt Nam")
        for year in range(2022, 2016, -1)
    ]
    plan = RICE._replace(kind="plan", value="6,5 triệu tấn")
    other = KnownFigure("xuất khẩu cà phê", "năm 2020", "1,57 triệu tấn", "Việt Nam")
    (draft,) = drafts("Năm 2022, Việt Nam xuất khẩu 7,11 triệu tấn gạo.")
    held = ledger_of([*years, plan, other])
    found = held.of_subject(draft)
    assert [record.period.text for record, _ in found] == [f"năm {year}" for year in range(2017, 2023)]
    assert {certainty for _, certainty in found} == {Certainty.CERTAIN}
    assert [record.quantity.text for record, _ in held.of_subject(draft, (FigureKind.PLAN,))] == [plan.value]
    assert draft.days is not None
    assert [record.quantity.text for record, _ in held.at(draft, draft.days)] == [years[0].value]


def test_history_is_of_one_quantity_in_the_order_of_publication() -> None:
    said = ("xuất khẩu gạo", "năm 2022")
    final = known(*said, "7,11 triệu tấn")
    early = known(*said, "7,05 triệu tấn", kind="preliminary", citation=final.citation._replace(published=None))
    plan = known(*said, "6,5 triệu tấn", kind="plan")
    others = [known("xuất khẩu gạo", "năm 2021", "6,24 triệu tấn"), known(*said, "0,5 triệu tấn", "An Giang")]
    held = ledger(final, plan, early, *others)
    assert {record.key for record in held.history(final)} == {early.key, final.key}
    assert held.history(early) == held.history(final)
    assert held.history(plan) == [plan]
    assert held.history(others[0]) == [others[0]]


# -- among very many


GOODS = (
    *("gạo", "cà phê", "hồ tiêu", "cao su", "chè", "sắn", "ngô", "tôm", "cá tra", "gỗ"),
    *("thép", "xi măng", "than", "phân bón", "sữa", "bia", "lợn", "gà", "mía", "đường"),
)
MEASURES = ("sản lượng {}", "doanh thu {}", "kim ngạch xuất khẩu {}", "kim ngạch nhập khẩu {}", "tồn kho {}")
KINDS = ("", " hữu cơ", " của khu vực tư nhân", " vụ đông xuân", " loại một", " cho chế biến", " bán lẻ")
PLACES = ("Việt Nam", "An Giang", "Đắk Lắk")


def many() -> list[Record]:
    """Thousands of figures whose subjects are of the same few words."""
    subjects = [measure.format(good) + kind for kind in KINDS for measure in MEASURES for good in GOODS]
    said = [(subject, place) for place in PLACES for subject in subjects]
    return [
        known(subject, "năm 2022", f"{number},5 tỷ đồng", place) for number, (subject, place) in enumerate(said, 11)
    ]


@pytest.fixture(scope="module")
def crowd() -> tuple[Ledger, list[Record]]:
    records = many()
    return ledger(*records), records


def compared(monkeypatch: pytest.MonkeyPatch, look: Callable[[], object]) -> int:
    """How many records ``look`` compares with the draft."""
    seen: list[Told] = []

    def counted(record: Told, draft: Told) -> Identity:
        seen.append(record)
        return across(record, draft)

    monkeypatch.setattr(lookup, "across", counted)
    look()
    monkeypatch.undo()
    return len(seen)


@pytest.mark.parametrize(
    "subject", ["sản lượng gạo", "doanh thu cà phê bán lẻ", "tồn kho mía hữu cơ", "kim ngạch xuất khẩu cá tra"]
)
@pytest.mark.parametrize("place", PLACES)
def test_the_very_subject_is_found_among_thousands_of_like_ones(
    crowd: tuple[Ledger, list[Record]], subject: str, place: str
) -> None:
    held, records = crowd
    (wanted,) = (record for record in records if (record.subject, record.scope) == (subject, place))
    (draft,) = drafts(f"Năm 2022, {subject} của {place} đạt 3.333,5 tỷ đồng.")
    assert [found.record for found in held.same(draft) if found.is_certain] == [wanted]


def test_the_records_that_are_compared_are_bounded(
    crowd: tuple[Ledger, list[Record]], monkeypatch: pytest.MonkeyPatch
) -> None:
    held, records = crowd
    few = ledger(*records[:30])
    (draft,) = drafts("Năm 2022, sản lượng gạo của Việt Nam đạt 3.333,5 tỷ đồng.")
    assert compared(monkeypatch, lambda: few.same(draft)) <= lookup._MOST_SERIES
    assert 0 < compared(monkeypatch, lambda: held.same(draft)) <= lookup._MOST_SERIES


def test_words_that_too_many_have_are_passed_over_and_the_very_subject_is_found(
    crowd: tuple[Ledger, list[Record]], monkeypatch: pytest.MonkeyPatch
) -> None:
    held, _ = crowd
    monkeypatch.setattr(lookup, "_MOST_POSTINGS", 10)
    (draft,) = drafts("Năm 2022, sản lượng gạo của An Giang đạt 3.333,5 tỷ đồng.")
    found = [each.record for each in held.same(draft)]
    assert [(record.subject, record.scope) for record in found] == [("sản lượng gạo", "An Giang")]
