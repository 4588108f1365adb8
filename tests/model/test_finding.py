from fractions import Fraction

from factcheck.model.finding import Diagnosis, Edit, Finding, Fix, Level, Message, Related
from factcheck.model.interval import Interval
from factcheck.model.notation import Amount
from factcheck.model.span import Span
from tests.verify.drafts import DOLLAR

FIX = Fix((Edit(Span(0, 4), "Giảm"), Edit(Span(5, 8), "48%")))
MESSAGE = Message.of("diagnosis.wrong_rate", rate="20%", actual=Amount(Interval.point(Fraction(25)), DOLLAR))


def test_edits_are_made_at_once_whatever_their_order() -> None:
    assert FIX.apply("Tăng 20% so") == "Giảm 48% so"
    assert Fix(FIX.edits[::-1]).apply("Tăng 20% so") == "Giảm 48% so"


def test_a_fix_changes_a_value_unless_it_says_otherwise() -> None:
    edits = (Edit(Span(0, 4), "12,5"),)
    assert [fix.to_dict()["is_safe"] for fix in (Fix(edits), Fix(edits, is_safe=True))] == [False, True]


def test_a_message_speaks_both_languages() -> None:
    assert MESSAGE.text("vi") == "Con số 20% có thể do tính sai: tính lại từ hai giá trị đã nêu thì được 25 USD."
    assert MESSAGE.text("en") == "The rate 20% may be miscomputed: by the two values it is 25 USD."


def test_values_of_a_message_may_be_numbers_intervals_and_messages() -> None:
    inner = Message.of("number.about", value=Interval(Fraction(1), Fraction(2)))
    outer = Message.of("number.at_most", value=inner)
    assert outer.text("en") == "at most about 1 to 2"
    assert Message.of("number.about", value=Fraction(5, 2)).text() == "khoảng 2,5"


def test_a_finding_is_json_ready() -> None:
    finding = Finding(
        "R101",
        Level.ERROR,
        MESSAGE,
        Span(5, 8),
        (Related(Span(10, 12), "base"),),
        Interval.point(Fraction(1, 3)),
        (Diagnosis("wrong_rate", MESSAGE, (FIX,)),),
    )
    assert finding.to_dict("en") == {
        "code": "R101",
        "level": "error",
        "message": MESSAGE.text("en"),
        "span": {"start": 5, "end": 8},
        "related": [{"span": {"start": 10, "end": 12}, "role": "base", "word": "base value"}],
        "computed": {"lower": "1/3", "upper": "1/3", "lower_closed": True, "upper_closed": True},
        "diagnoses": [
            {
                "kind": "wrong_rate",
                "message": MESSAGE.text("en"),
                "fixes": [
                    {
                        "edits": [
                            {"span": {"start": 0, "end": 4}, "replacement": "Giảm"},
                            {"span": {"start": 5, "end": 8}, "replacement": "48%"},
                        ],
                        "is_safe": False,
                    }
                ],
                "is_clear": False,
            }
        ],
        "records": [],
    }
