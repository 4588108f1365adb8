"""What a search typed by a person finds."""

from __future__ import annotations

import pytest

from factcheck.ledger.lookup import Ledger
from factcheck.ledger.search import read_query, search
from tests.ledger.small import known, ledger

EVERY = 100


@pytest.fixture(scope="module")
def held() -> Ledger:
    return ledger(
        known("xuất khẩu gạo", "năm 2022", "7,11 triệu tấn"),
        known("xuất khẩu gạo", "năm 2021", "6,24 triệu tấn"),
        known("xuất khẩu gạo", "quý I/2022", "1,5 triệu tấn"),
        known("xuất khẩu gạo", "giai đoạn 2020 - 2022", "19,6 triệu tấn"),
        known("xuất khẩu gạo", "năm 2022", "0,53 triệu tấn", "An Giang"),
        known("xuất khẩu gạo thơm", "năm 2022", "2,1 triệu tấn"),
        known("xuất khẩu cà phê", "năm 2022", "1,78 triệu tấn"),
        known("đầu tư trực tiếp nước ngoài", "năm 2022", "22,4 tỷ USD"),
        known("thu ngân sách nhà nước", "năm 2022", "471.562 tỷ đồng", "Thành phố Hồ Chí Minh"),
        known("kiều hối", "năm 2022", "19 tỷ USD", aliases=["tiền gửi về của người Việt ở nước ngoài"]),
        known("doanh thu của Vietcombank", "năm 2022", "68 nghìn tỷ đồng", ""),
        known("doanh thu của Samsung", "năm 2022", "71 tỷ USD", ""),
    )


def found(held: Ledger, words: str, limit: int = EVERY) -> list[str]:
    """The values of what is found, the nearest first."""
    return [hit.record.quantity.text for hit in search(held, words, limit)]


def full(held: Ledger, words: str) -> list[str]:
    """The values of what has all the words."""
    return [hit.record.quantity.text for hit in search(held, words, EVERY) if not hit.lacks]


@pytest.mark.parametrize(
    "words",
    [
        "xuất khẩu cà phê",
        "cà phê xuất khẩu",
        "xuat khau ca phe",
        "ca phe xuat khau",
        "CA PHE XUAT KHAU",
        "Xuất Khẩu  Cà Phê",
        "xuất khẩu, cà phê",
        "kim ngạch xuất khẩu cà phê",
        "xua\u0302\u0301t kha\u0302\u0309u ca\u0300 phe\u0302",
    ],
)
def test_words_are_found_in_any_order_and_spelling(held: Ledger, words: str) -> None:
    assert full(held, words) == ["1,78 triệu tấn"]
    assert found(held, words)[0] == "1,78 triệu tấn"


@pytest.mark.parametrize(
    "words", ["fdi", "FDI 2022", "vốn FDI", "đầu tư trực tiếp nước ngoài", "von dau tu truc tiep nuoc ngoai"]
)
def test_another_name_finds_the_same(held: Ledger, words: str) -> None:
    assert full(held, words) == ["22,4 tỷ USD"]


@pytest.mark.parametrize("words", ["kiều hối", "kieu hoi", "tiền gửi nước ngoài"])
def test_a_record_is_found_by_its_aliases(held: Ledger, words: str) -> None:
    assert full(held, words) == ["19 tỷ USD"]


@pytest.mark.parametrize(
    ("words", "value"),
    [
        ("doanh thu vietconbank", "68 nghìn tỷ đồng"),
        ("doanh thu vietcobmank", "68 nghìn tỷ đồng"),
        ("doanh thu vietcmbank", "68 nghìn tỷ đồng"),
        ("doanh thu viietcombank", "68 nghìn tỷ đồng"),
        ("samsnug", "71 tỷ USD"),
        ("samsung", "71 tỷ USD"),
    ],
)
def test_a_misspelt_word_is_taken_for_the_nearest(held: Ledger, words: str, value: str) -> None:
    assert found(held, words)[0] == value
    assert full(held, words) == [value]


@pytest.mark.parametrize("words", ["doanh thu agribank", "doanh thu abcdefgh", "doanh thu samzuki"])
def test_a_word_that_is_too_far_from_all_is_lacking(held: Ledger, words: str) -> None:
    hits = search(held, words, EVERY)
    assert {hit.record.quantity.text for hit in hits} == {"68 nghìn tỷ đồng", "71 tỷ USD"}
    assert {hit.lacks for hit in hits} == {(words.rsplit(maxsplit=1)[-1],)}


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("xuất khẩu gạo cả nước năm 2022", ["7,11 triệu tấn", "1,5 triệu tấn", "2,1 triệu tấn"]),
        ("xuat khau gao ca nuoc nam 2022", ["7,11 triệu tấn", "1,5 triệu tấn", "2,1 triệu tấn"]),
        ("2022 xuất khẩu gạo Việt Nam", ["7,11 triệu tấn", "1,5 triệu tấn", "2,1 triệu tấn"]),
        ("xuất khẩu gạo năm 2021", ["6,24 triệu tấn"]),
        ("xuat khau gao 2021", ["6,24 triệu tấn"]),
        ("xuất khẩu gạo quý I/2022", ["1,5 triệu tấn"]),
        ("xuất khẩu gạo An Giang", ["0,53 triệu tấn"]),
        ("xuat khau gao an giang 2022", ["0,53 triệu tấn"]),
        ("xuất khẩu gạo giai đoạn 2020 - 2021", ["6,24 triệu tấn"]),
        ("xuất khẩu gạo 2019", []),
        ("xuất khẩu gạo Hà Nội", []),
        ("xuất khẩu gạo An Giang 2021", []),
    ],
)
def test_years_periods_and_places_narrow_a_search(held: Ledger, words: str, values: list[str]) -> None:
    assert full(held, words) == values


@pytest.mark.parametrize("place", ["TP.HCM", "tphcm", "TP Hồ Chí Minh", "thanh pho ho chi minh", "Sài Gòn", "sai gon"])
def test_a_place_is_known_by_all_its_names(held: Ledger, place: str) -> None:
    assert full(held, f"thu ngân sách {place}") == ["471.562 tỷ đồng"]
    assert full(held, f"{place} thu ngan sach 2022") == ["471.562 tỷ đồng"]


def test_the_nearest_come_first_and_the_latest_of_a_subject(held: Ledger) -> None:
    values = found(held, "xuất khẩu gạo Việt Nam")
    assert values[:4] == ["7,11 triệu tấn", "19,6 triệu tấn", "1,5 triệu tấn", "6,24 triệu tấn"]
    assert values[4:] == ["2,1 triệu tấn", "1,78 triệu tấn"]  # another word; one of the words
    assert found(held, "xuất khẩu gạo thơm")[0] == "2,1 triệu tấn"


@pytest.mark.parametrize(
    ("words", "values"),
    [
        ("2021", ["6,24 triệu tấn"]),
        ("năm 2021", ["6,24 triệu tấn"]),
        ("quý I/2022", ["1,5 triệu tấn"]),
        ("2019", []),
        ("máy bay 2021", []),
    ],
)
def test_a_period_alone_finds_its_figures(held: Ledger, words: str, values: list[str]) -> None:
    assert found(held, words) == values


def test_what_lacks_most_of_the_words_is_not_listed() -> None:
    provinces = ("Quảng Nam", "Quảng Ninh", "An Giang")
    held = ledger(*(known("GRDP", "năm 2022", "5 tỷ đồng", province) for province in provinces))
    assert search(held, "grdp quang nihn", EVERY) == []
    assert [hit.record.scope for hit in search(held, "grdp quang ninh", EVERY)] == ["Quảng Ninh"]
    assert len(search(held, "grdp", EVERY)) == len(provinces)


def test_a_hit_tells_which_words_it_has_and_lacks(held: Ledger) -> None:
    hits = search(held, "xuất khẩu gạo thơm cả nước 2022", EVERY)
    told = {hit.record.quantity.text: (set(hit.has), set(hit.lacks)) for hit in hits}
    assert told["2,1 triệu tấn"] == ({"xuat khau", "gao", "thom"}, set())
    assert told["7,11 triệu tấn"] == ({"xuat khau", "gao"}, {"thom"})
    assert told["1,78 triệu tấn"] == ({"xuat khau"}, {"gao", "thom"})


@pytest.mark.parametrize("limit", [0, 1, 2, 5, 6, 7, 1000])
def test_at_most_so_many_are_found_as_are_asked_for(held: Ledger, limit: int) -> None:
    every = found(held, "xuất khẩu gạo")
    assert len(every) == 7
    assert found(held, "xuất khẩu gạo", limit) == every[:limit]


@pytest.mark.parametrize("words", ["", "   ", "???", "ô tô", "zzzz", "%_'\";--", "o'); DROP TABLE term; --"])
def test_nothing_is_found_where_there_is_nothing(held: Ledger, words: str) -> None:
    assert search(held, words, EVERY) == []
    assert held.store.count() == 12


def test_an_empty_ledger_has_nothing_to_find() -> None:
    assert search(ledger(), "xuất khẩu gạo", EVERY) == []


def test_a_query_is_taken_apart() -> None:
    query = read_query("xuat khau gao an giang nam 2022")
    assert (set(query.terms), query.place) == ({"xuat khau", "gao"}, "an giang")
    assert query.period is not None
    assert (str(query.period.start), str(query.period.end)) == ("2022-01-01", "2022-12-31")
    assert read_query("gạo").period is None
