"""Totals, unit values and areas that the numbers beside them do not give.

What it does:
    Where a total, a count and the value of one stand in one sentence, multiplies: recipients and what each received,
    quantity and price, land and yield, length and width.

Why it matters:
    The third number is worked out by hand, and shows a lost group of zeros or a wrong unit that nothing else shows.

When it abstains:
    Another amount of the same units is in the sentence, a number is a range or has an open bound (``tối đa``), units do
    not fit exactly, the value of one is per day, month or year, no word ties the numbers (``bình quân``, ``với giá``,
    ``năng suất``, ``diện tích``), or a word tells of profit, costs, parts, changes or several times. A mean that
    stands farther from its total, or among other numbers, gives a warning; so do sums that something may have been
    taken off, harvests and areas a little off.

Example:
    ``Quỹ đã chi 12 tỷ đồng cho 400 hộ, bình quân 40 triệu đồng/hộ.`` It is 30.

Tiếng Việt:
    Nhân lại khi tổng, số lượng và giá trị của một đơn vị cùng nằm trong một câu: số hộ với mức bình quân, lượng bán với
    giá, diện tích với năng suất, chiều dài với chiều rộng. Báo lỗi khi không cách làm tròn nào khớp và câu chỉ có ba
    con số đó; cảnh báo khi chưa chắc. Không báo khi câu nói đến lãi, chi phí, phần riêng, mức tăng giảm hay nhiều thời
    kỳ.
"""

from __future__ import annotations

from collections.abc import Iterator
from fractions import Fraction

from factcheck.lexicon.check_words import words_of
from factcheck.lexicon.products import Tie
from factcheck.model.finding import Finding, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.verify.check import Case, Meta
from factcheck.verify.passage import Passage
from factcheck.verify.products import Product, may_tell, product_in, spread, unit_of
from factcheck.verify.restatement import mends
from factcheck.verify.sieve import Sieve

META = Meta(code="R402", name="contradicted-product", level=Level.ERROR, since="0.1")
FAIL = (
    Case("Quỹ đã chi 12 tỷ đồng cho 400 hộ, bình quân 40 triệu đồng/hộ.", at="40 triệu đồng/hộ"),
    Case("Giải thưởng 14 tỷ đồng chia đều cho 7 người, mỗi người 2,5 tỷ đồng.", at="2,5 tỷ đồng"),
    Case("Công ty bán 250 tấn với giá 40 triệu đồng/tấn, tổng giá trị 1 tỷ đồng.", at="1 tỷ đồng"),
    Case("Huyện gieo 1.200 ha, năng suất 65 tạ/ha, sản lượng 78.000 tấn.", at="78.000 tấn"),
    Case("Sân bóng dài 40 m, rộng 25 m, diện tích 10.000 m2.", at="10.000 m2"),
)
PASS = (
    Case("Quỹ đã chi 12 tỷ đồng cho 400 hộ, bình quân 30 triệu đồng/hộ."),
    Case("Công ty bán 250 tấn với giá 40 triệu đồng/tấn, tổng giá trị 10 tỷ đồng."),
    Case("Huyện gieo 1.200 ha, năng suất 65 tạ/ha, sản lượng 7.800 tấn."),
    Case("Công ty bán 250 tấn với giá 40 triệu đồng/tấn, lãi 1 tỷ đồng."),
    Case("Xưởng có 400 người, doanh thu 12 tỷ đồng, thu nhập bình quân 9 triệu đồng/người."),
    Case("Hồ dài 400 m, rộng 250 m, diện tích 7 ha."),
)
_NAMED = Sieve(*words_of("R402"))
_NUMBERS = 3
# How many times off a number is for an error: a fund may hold more than is given to each now, prices may have had
# taxes, sums may have had costs taken off, land that was sown need not have been reaped, and is seldom a rectangle.
_SURE = {
    Tie.MEAN: Fraction(1),
    Tie.EACH: Fraction(5),
    Tie.VALUE: Fraction(6, 5),
    Tie.EARNED: Fraction(2),
    Tie.YIELD: Fraction(6, 5),
    Tie.AREA: Fraction(5),
}


def check_passage(passage: Passage) -> Iterator[Finding]:
    """The totals, means and areas that the two other numbers contradict."""
    if len(passage.quantities) < _NUMBERS:
        return
    text = passage.document.normal
    for sentence in _NAMED.sentences(passage, may_tell(text, passage.quantities)):
        product = product_in(text, sentence)
        if product is not None and product.allowed.is_disjoint(spread(product.told.amount)):
            yield _finding(product)


def _finding(product: Product) -> Finding:
    told = product.told
    whole, count, rate = product.whole.amount, product.counted.amount, product.rate.amount
    key = "area" if product.tie is Tie.AREA else "mean" if product.is_mean else "total"
    message = Message.of(
        f"R402.{key}",
        stated=told.amount.text,
        whole=whole.text,
        count=count.text,
        rate=rate.text,
        actual=Amount(Interval.point(product.actual), unit_of(told)),
    )
    is_error = product.is_close and product.distance >= _SURE[product.tie]
    others = ((whole, "whole"),) if product.is_mean else ((rate, "width" if key == "area" else "each"),)
    counted = "length" if key == "area" else "count"
    return Finding(
        META.code,
        Level.ERROR if is_error else Level.WARNING,
        message,
        told.amount.span,
        (Related(count.span, counted), *(Related(amount.span, role) for amount, role in others)),
        product.allowed,
        mends(product.rate, product.whole, spread(count).scaled(product.scale)),
    )
