"""The HTML report in a real browser: how it looks narrow and dark and printed, its keys, its silence, an audit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

import factcheck
from factcheck.errors import ReadError
from factcheck.model.draft import BlockKind, Format, SourceRange
from factcheck.model.finding import Finding, Level, Message
from factcheck.model.report import Report
from factcheck.model.span import Span
from factcheck.read.builder import DraftBuilder
from factcheck.report.page.markup import shown
from tests.report.drafts import SENTENCE, finding, report
from tests.report.pages import written

sync_api = pytest.importorskip("playwright.sync_api", reason="playwright drives the browser")
CHROMIUM = "/usr/bin/chromium"
pytestmark = pytest.mark.skipif(not Path(CHROMIUM).exists(), reason="there is no Chromium here")

QUIET = ["background-networking", "component-update", "sync", "quic", "gpu"]
FLAGS = ["--no-sandbox", "--no-first-run", *(f"--disable-{name}" for name in QUIET)]
DRAFT = "\n".join(
    [
        "Hợp tác xã Bãi Bồi sơ kết",
        "Doanh thu tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%.",
        "Sản lượng đạt 420 tấn, tăng 5% so với năm trước (400 tấn). Giá bán 9.600 đồng/kg, tăng 20% so với năm ngoái.",
        "Số hộ nghèo giảm từ 80 xuống 60 hộ, tức giảm 33%.",
    ]
)
NASTY = (
    "<script>document.title='x';alert(1)</script></script></article><img src=x onerror=alert(2)>"
    "<svg/onload=alert(3)> \"'` javascript:alert(4) <style>*{display:none}</style> &lt;b&gt; <!-- \x00 -->\u202e ]]>"
)
OPENED = "article .sign[aria-expanded=true]"


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    with sync_api.sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


class Opened:
    """A page on ``outcomes``, and all that it asked for, said or tried; whoever closes it finds that to be nothing."""

    def __init__(self, browser: Any, folder: Path, *outcomes: Any, lang: str = "vi", **context: Any) -> None:
        path = folder / "report.html"
        path.write_text(written(*outcomes, lang=lang), encoding="utf-8")
        self._context = browser.new_context(**{"viewport": {"width": 1280, "height": 800}, **context})
        self.page = self._context.new_page()
        self.noise: list[str] = []
        self.page.on("console", lambda message: self.noise.append(message.text))
        self.page.on("pageerror", lambda error: self.noise.append(str(error)))
        self.page.on("request", lambda request: self.noise.append(request.url))
        self.page.on("dialog", self._dismiss)
        self.page.goto(path.as_uri())
        assert self.noise == [path.as_uri()]
        self.noise.clear()

    def _dismiss(self, dialog: Any) -> None:
        self.noise.append(dialog.message)
        dialog.dismiss()

    def __enter__(self) -> Any:
        return self.page

    def __exit__(self, *fault: object) -> None:
        self._context.close()
        assert self.noise == []


@pytest.fixture(scope="module")
def documents() -> list[tuple[str, Report] | ReadError]:
    structured = _structured()
    shared = Finding("D201", Level.WARNING, Message("report.slip", (("slip", "x"),)), Span(0, len(SENTENCE)))
    return [
        ("bài/sơ-kết.txt", factcheck.check(DRAFT)),
        ("bài/bảng.html", structured),
        ("bài/lồng.txt", report(SENTENCE, finding(SENTENCE), shared)),
        ReadError("mất.txt", "read.missing"),
    ]


def _structured() -> Report:
    builder = DraftBuilder()
    blocks = [
        (BlockKind.TITLE, "Bảng"),
        (BlockKind.HEADING, "Mục"),
        (BlockKind.ITEM, "một"),
        (BlockKind.QUOTATION, "lời"),
    ]
    for kind, words in blocks:
        builder.open(kind)
        builder.add(words, SourceRange(0, len(words)))
    for at in range(24):
        row, column = divmod(at, 12)
        builder.open(BlockKind.CELL, (f"Cột số {column}",) * row, table=1, row=row, column=column)
        builder.add(f"Cột số {column}" if not row else "1.234.567 tấn", SourceRange(0, 1))
    return factcheck.check(builder.draft(Format.HTML))


def lit(page: Any) -> set[tuple[str, str]]:
    """The words that are shown in the text, and as what."""
    found = page.eval_on_selector_all("article .lit", "all => all.map(each => [each.textContent, each.dataset.lit])")
    return {(words, role) for words, role in found}


def test_a_finding_is_reached_opened_and_left_by_keys_alone(browser: Any, tmp_path: Path, documents: Any) -> None:
    with Opened(browser, tmp_path, *documents) as page:
        for _ in range(40):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.matches('article .sign')"):
                break
        focused = page.locator("article .sign:focus")
        assert focused.get_attribute("aria-label") == "1, lỗi: “tăng 25%”"
        assert page.locator(OPENED).count() == 1
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.localName") == "summary"
        told = page.locator(".entry.open .body")
        assert told.is_visible()
        for words in ("7,5 tỷ đồng", "6,2", "24% – 26%", "tính lại"):
            assert words in told.inner_text()
        assert lit(page) == {("6,2", "base"), ("7,5 tỷ đồng", "current"), ("25%", "rate")}
        page.keyboard.press("Escape")
        assert page.evaluate("document.activeElement.id") == "s1-1"
        assert not told.is_visible()
        assert page.locator(OPENED).count() == 0
        assert lit(page) == set()


def test_space_opens_and_the_way_back_is_a_link(browser: Any, tmp_path: Path, documents: Any) -> None:
    with Opened(browser, tmp_path, *documents) as page:
        page.locator("#s1-2").focus()
        page.keyboard.press("Space")
        assert page.evaluate("document.activeElement.closest('.entry').id") == "e1-2"
        page.locator("#b1-2 .back a").press("Enter")
        assert page.evaluate("document.activeElement.id") == "s1-2"


def test_n_and_p_go_round_the_findings_of_all_documents(browser: Any, tmp_path: Path, documents: Any) -> None:
    with Opened(browser, tmp_path, *documents) as page:
        visited = []
        for key in "nnnnnpp":
            page.keyboard.press(key)
            visited.append(page.evaluate("document.activeElement.id"))
        found = page.eval_on_selector_all("article .sign.found", "all => all.map(each => each.id)")
        assert len(found) >= 4
        assert visited == [found[at % len(found)] for at in (0, 1, 2, 3, 4, 3, 2)]
        page.locator("#show-error").check()
        page.keyboard.press("Escape")
        page.keyboard.press("p")
        assert page.locator(OPENED).get_attribute("class") == "sign error found"


def test_keys_can_be_switched_off(browser: Any, tmp_path: Path, documents: Any) -> None:
    with Opened(browser, tmp_path, *documents) as page:
        page.locator("#keys").uncheck()
        page.keyboard.press("n")
        assert page.locator(OPENED).count() == 0


def test_words_are_chosen_by_a_click_and_one_entry_is_open_at_a_time(
    browser: Any, tmp_path: Path, documents: Any
) -> None:
    with Opened(browser, tmp_path, *documents) as page:
        page.locator("article .mark", has_text="25%").click()
        assert page.locator(".entry.open").get_attribute("id") == "e1-1"
        page.locator("#e1-2 summary").click()
        page.locator("#e1-2.open").wait_for()
        assert [each.get_attribute("id") for each in page.locator(".entry.open").all()] == ["e1-2"]
        assert page.locator("details[open]").count() == 1
        assert ("420 tấn", "current") in lit(page)


def test_the_list_is_narrowed_down_to_errors(browser: Any, tmp_path: Path, documents: Any) -> None:
    with Opened(browser, tmp_path, *documents) as page:
        page.locator("#show-error").check()
        shown_now = [each for each in page.locator(".entry").all() if each.is_visible()]
        assert shown_now
        assert all("error" in (each.get_attribute("class") or "").split() for each in shown_now)


def test_totals_come_last_in_the_file_and_are_seen_first(browser: Any, tmp_path: Path, documents: Any) -> None:
    with Opened(browser, tmp_path, *documents) as page:
        top = page.locator(".totals").bounding_box()["y"]
        assert top < page.locator("#d1").bounding_box()["y"]
        assert "mất.txt" in page.locator(".totals").inner_text()


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("lang", ["vi", "en"])
def test_an_audit_finds_no_barrier(browser: Any, tmp_path: Path, documents: Any, scheme: str, lang: str) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe audits the page")
    with Opened(browser, tmp_path, *documents, lang=lang, color_scheme=scheme, reduced_motion="reduce") as page:
        for name in ("s1-1", "s3-1"):
            page.locator(f"#{name}").focus()
            found = axe.Axe().run(page).response["violations"]
            assert [(each["id"], [node["html"] for node in each["nodes"]]) for each in found] == []


def test_an_audit_finds_what_is_planted(browser: Any, tmp_path: Path, documents: Any) -> None:
    axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe audits the page")
    with Opened(browser, tmp_path, *documents) as page:
        page.evaluate("document.querySelector('#s1-1').removeAttribute('aria-label')")
        page.evaluate("document.querySelector('.message').style.color = '#ddd'")
        found = {each["id"]: each["impact"] for each in axe.Axe().run(page).response["violations"]}
        assert found["color-contrast"] == "serious"


def test_dark_is_dark_and_light_is_light(browser: Any, tmp_path: Path, documents: Any) -> None:
    brightness = "getComputedStyle(document.documentElement).backgroundColor.match(/\\d+/g).map(Number)"
    for scheme, is_light in (("light", True), ("dark", False)):
        with Opened(browser, tmp_path, *documents, color_scheme=scheme) as page:
            assert (min(page.evaluate(brightness)) > 200) is is_light


@pytest.mark.parametrize("text", [DRAFT, f"{'dài' * 200}\n{SENTENCE}"])
def test_a_narrow_screen_scrolls_one_way_only(browser: Any, tmp_path: Path, documents: Any, text: str) -> None:
    drawn = report(text, finding(text)) if SENTENCE in text else factcheck.check(text)
    narrow = {"width": 320, "height": 640}
    with Opened(browser, tmp_path, *documents, ("x" * 200, drawn), viewport=narrow, reduced_motion="reduce") as page:
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        table = page.locator(".wide")
        assert table.evaluate("each => each.scrollWidth > each.clientWidth")
        page.locator("#s1-1").focus()
        assert page.evaluate("document.documentElement.scrollWidth") <= 320
        sheet, sign = page.locator(".entry.open").bounding_box(), page.locator("#s1-1").bounding_box()
        assert sheet["y"] + sheet["height"] <= 641
        assert sign["y"] + sign["height"] <= sheet["y"]  # what is open does not hide what it is about


def test_in_print_the_findings_are_told_in_full_and_nothing_is_to_be_pressed(
    browser: Any, tmp_path: Path, documents: Any
) -> None:
    with Opened(browser, tmp_path, *documents) as page:
        page.emulate_media(media="print")
        bodies = page.locator(".found .body")
        assert bodies.count() >= 4
        for body in bodies.all():
            assert body.is_visible()
            assert body.bounding_box()["height"] > 20
        for hidden in (".filter", ".help", ".back"):
            assert not any(each.is_visible() for each in page.locator(hidden).all())
        assert page.pdf().startswith(b"%PDF")


def test_for_a_print_the_script_opens_the_findings_and_closes_them_again(
    browser: Any, tmp_path: Path, documents: Any
) -> None:
    with Opened(browser, tmp_path, *documents) as page:
        page.locator("#s1-1").focus()
        page.evaluate("dispatchEvent(new Event('beforeprint'))")
        assert page.locator(".found details:not([open])").count() == 0
        page.evaluate("dispatchEvent(new Event('afterprint'))")
        page.wait_for_timeout(50)
        assert page.locator("details[open]").count() == 1
        assert page.locator(".entry.open").get_attribute("id") == "e1-1"


def test_without_a_script_a_mark_leads_to_its_entry_and_opens_it(browser: Any, tmp_path: Path, documents: Any) -> None:
    with Opened(browser, tmp_path, *documents, java_script_enabled=False) as page:
        assert not page.locator("#b1-1").is_visible()
        page.locator("#s1-1").press("Enter")
        page.locator("#b1-1").wait_for(state="visible")
        assert not page.locator("#keys").is_visible()


def test_a_draft_of_scripts_stays_text(browser: Any, tmp_path: Path) -> None:
    text = f"{NASTY}\n{SENTENCE}"
    clean = written((SENTENCE, report(SENTENCE, finding(SENTENCE))))
    outcomes = ((NASTY, report(text, finding(text))), ReadError(NASTY, "read.failed", NASTY))
    with Opened(browser, tmp_path, *outcomes) as page:
        page.wait_for_timeout(100)
        assert page.title() == "Kiểm tra số liệu"
        assert page.locator("article").evaluate("each => each.textContent") == shown(text)
        assert page.locator("article p").first.inner_text() == shown(NASTY)
        names = page.evaluate("[...document.querySelectorAll('*')].map(each => each.localName)")
        assert set(names) <= {name for name in set(names) if f"<{name}" in clean} | {"ul", "strong", "li", "h3", "div"}
        assert names.count("script") == names.count("style") == 1
        assert not {"img"} & set(names)


def test_the_policy_stops_a_script_that_got_in_all_the_same(browser: Any, tmp_path: Path) -> None:
    path = tmp_path / "planted.html"
    planted = "</article><script>document.title = 'x'</script><img src=x onerror=\"document.title = 'y'\">"
    path.write_text(written(("a.txt", report())).replace("</article>", planted), encoding="utf-8")
    page = browser.new_page()
    page.goto(path.as_uri())
    assert page.title() == "Kiểm tra số liệu"
    page.close()
