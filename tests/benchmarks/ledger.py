"""A large ledger: how long importing takes, and whether a look-up and a check grow with it. Prints ratios.

Run as ``python -m tests.benchmarks.ledger [--records 1000000]``. The tables are generated: subjects of a year book, in
every province and year. A look-up is timed in a ledger of a hundredth of the records and in the whole one, side by
side; a check of an article without a ledger, with a small one and with the large one; peak memory while checking with
each.
"""

from __future__ import annotations

import argparse
import datetime
import itertools
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

from factcheck.api import check
from factcheck.identity.figures import figures
from factcheck.identity.told import Told, told
from factcheck.ledger.lookup import Ledger, open_ledger
from factcheck.ledger.mapping import imported, read_mapping
from factcheck.ledger.store import open_store
from factcheck.lexicon.places import PlaceKind, places
from factcheck.model.record import Record
from factcheck.read.document import Document
from factcheck.scan.numerals import document_style
from factcheck.scan.quantities import quantities
from factcheck.scan.rows import Rows

YEARS = range(2004, 2024)
TOLD = ("đắk lắk", "an giang", "hải phòng")  # the provinces of TEXT come first: small ledgers have them too
GOODS = """gạo, cà phê, hồ tiêu, cao su, chè, sắn, ngô, tôm, cá tra, gỗ, dệt may, thép, xi măng, than, phân bón, sữa,
bia, lợn, gà, mía"""
MEASURES = """sản lượng {}, diện tích {}, kim ngạch xuất khẩu {}, kim ngạch nhập khẩu {}, doanh thu {},
giá trị sản xuất {}, lượng {} tiêu thụ, tồn kho {}, số hộ trồng {}, số lao động ngành {}"""
KINDS = ("", " vụ đông xuân", " hữu cơ", " của khu vực tư nhân")
MAPPING = """
[columns]
subject = "Chỉ tiêu"
scope = "Địa phương"
period = "Năm"
value = "Giá trị"
[fixed]
unit = "tỷ đồng"
[source]
title = "Niên giám thống kê"
publisher = "Tổng cục Thống kê"
published = 2024-06-30
"""
ARTICLE = Path(__file__).parents[2] / "claims/drafts/hop-tac-xa.txt"
TEXT = (
    "Năm 2022, sản lượng cà phê của Đắk Lắk đạt 512,3 tỷ đồng. Năm 2021, kim ngạch xuất khẩu gạo của An Giang đạt 321 "
    "tỷ đồng, tăng 12% so với năm 2020. Năm 2023, doanh thu thép của Hải Phòng là 18,4 tỷ đồng."
)


def words(text: str) -> list[str]:
    return [" ".join(each.split()) for each in text.split(",")]


def table(count: int) -> Iterator[str]:
    """The lines of a CSV of ``count`` figures: every subject in one year after the other, province by province."""
    provinces = sorted({place.name for _, place in places().entries() if place.kind is PlaceKind.PROVINCE})
    provinces.sort(key=lambda name: name not in TOLD)
    subjects = [measure.format(good) + kind for kind in KINDS for measure in words(MEASURES) for good in words(GOODS)]
    chance = random.Random(1)
    yield "Chỉ tiêu,Địa phương,Năm,Giá trị\n"
    wide = (
        itertools.product(YEARS[-4:], provinces[: len(TOLD)], subjects),
        itertools.product(YEARS, provinces, subjects),
    )
    for year, province, subject in itertools.islice(wide[count > len(subjects) * 20], count):
        yield f'{subject},{province},{year},"{chance.randrange(10, 99999)},{chance.randrange(10)}"\n'


def build(folder: Path, count: int) -> tuple[str, float]:
    """A store of ``count`` figures, and the seconds that importing them took."""
    source, mapping, store_path = folder / f"{count}.csv", folder / "mapping.toml", folder / f"{count}.sqlite"
    with source.open("w", encoding="utf-8") as file:
        file.writelines(table(count))
    mapping.write_text(MAPPING, encoding="utf-8")
    store = open_store(str(store_path), is_written=True)
    start = time.perf_counter()
    given = imported(str(source), read_mapping(str(mapping)), datetime.date(2026, 1, 2), "")
    store.add(each for each in given if isinstance(each, Record))
    seconds = time.perf_counter() - start
    store.close()
    return str(store_path), seconds


def drafts() -> list[Told]:
    """The figures of the text, as they are looked up."""
    document = Document.of(TEXT)
    rows = Rows(document, quantities(document, document_style(document.normal)))
    return [told(document, figure) for figure in figures(document, rows.dated(is_published=False), None)]


def milliseconds(rounds: int, work: Callable[..., object], *arguments: object, **options: object) -> float:
    """The median time of ``work``."""
    times = []
    for _ in range(rounds):
        start = time.perf_counter()
        work(*arguments, **options)
        times.append(time.perf_counter() - start)
    return statistics.median(times) * 1000


def lookup(ledger: Ledger, wanted: list[Told]) -> None:
    for draft in wanted:
        ledger.same(draft)


def peak(path: str) -> int:
    """The peak memory in MB of a process that checks the article against the ledger."""
    code = (
        "import resource, sys; from factcheck.api import check; from factcheck.ledger.lookup import open_ledger\n"
        "ledger = open_ledger(sys.argv[1])\n"
        "for _ in range(50): check(sys.argv[2], ledger=ledger)\n"
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024)"
    )
    ran = subprocess.run([sys.executable, "-c", code, path, TEXT], capture_output=True, text=True, check=True)
    return int(ran.stdout)


def main() -> None:
    parser = argparse.ArgumentParser()
    parser.add_argument("--records", type=int, default=1_000_000)
    count = parser.parse_args().records
    with tempfile.TemporaryDirectory() as name:
        small, _ = build(Path(name), count // 100)
        large, seconds = build(Path(name), count)
        rate = count / seconds
        print(f"import           {seconds:8.1f} s for {count:,} records, {rate:,.0f} a second")
        print(f"size             {Path(large).stat().st_size / 1e6:8.0f} MB")
        report(open_ledger(small), open_ledger(large))
        print(f"peak memory      {peak(large):8d} MB, {peak(large) / peak(small):.2f} times the small one")
        print(f"while importing  {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024:8d} MB")


def report(small: Ledger, large: Ledger) -> None:
    """Prints the time of a look-up and of a check, each beside what it is compared with."""
    wanted = drafts()
    few, many = (milliseconds(200, lookup, each, wanted) / len(wanted) for each in (small, large))
    print(f"look-up          {many:8.2f} ms a figure, {many / few:.2f} times the small one")
    for label, text in (("article", ARTICLE.read_text(encoding="utf-8")), ("figures", TEXT)):
        plain = milliseconds(100, check, text)
        held = milliseconds(100, check, text, ledger=large)
        print(f"check {label}    {held:8.2f} ms with the ledger, {held / plain:.2f} times without ({plain:.2f} ms)")


if __name__ == "__main__":
    main()
