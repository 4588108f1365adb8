"""Writes ``claims/drafts/formats/``: one article in every format that is read.

Run as ``python -m tests.read.sample_documents``; needs LibreOffice for DOCX, ODT and PDF. Those three are kept in the
repository, since each version of LibreOffice writes other bytes.
"""

from __future__ import annotations

import html
import subprocess
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

FOLDER = Path(__file__).parents[2] / "claims/drafts/formats"
STEM = "vu-ca-phe"
OFFICE = "/usr/bin/soffice"


class Part(NamedTuple):
    """``kind`` is a kind of block, or ``table``, whose ``text`` has cells between bars; ``note`` hangs on a
    paragraph's end."""

    kind: str
    text: str
    note: str = ""


ARTICLE = (
    Part("title", "Xã Đắk Hà gặt một vụ cà phê được giá"),
    Part(
        "lead",
        "Nông dân xã Đắk Hà vừa hái xong vụ cà phê 2023, sản lượng tăng nhẹ còn giá bán cao hơn hẳn vụ trước, "
        "nhiều hộ trả xong nợ phân bón ngay trong tháng Chạp.",
    ),
    Part(
        "paragraph",
        "Theo hợp tác xã, doanh thu của toàn xã tăng từ 6,2 lên 7,5 tỷ đồng, tức tăng 25%. Sản lượng cà phê nhân tăng "
        "từ 1.250 tấn lên 1.400 tấn, tức tăng 12%, nhờ các vườn trồng lại sáu năm trước nay đã sai quả.",
        "Số liệu của hợp tác xã tính đến hết ngày 25/12/2023, chưa kể 45 tấn còn phơi trên sân.",
    ),
    Part("heading", "Giá lên từng tuần"),
    Part(
        "paragraph",
        "Giá cà phê nhân xô đầu vụ là 58.000 đồng/kg. Đến cuối vụ, giá tăng từ 58.000 đồng/kg lên 72.500 đồng/kg, "
        "tức tăng 25%. Giá thuê người hái cũng tăng từ 250.000 đồng lên 300.000 đồng mỗi ngày, tức tăng 30%.",
    ),
    Part(
        "quotation",
        "“Nhà tôi bán làm ba đợt, đợt nào cũng được giá hơn đợt trước. Tiền lãi tăng từ 82 triệu đồng lên 123 triệu "
        "đồng, tức tăng 40%”, bà H’Linh Niê ở buôn Kon Gung kể.",
    ),
    Part("caption", "Bảng: Sản lượng cà phê nhân của ba thôn, tính bằng tấn"),
    Part("table", "Thôn | Vụ 2022 | Vụ 2023\nKon Gung | 410 | 460\nĐắk Kđêm | 365 | 405\nKon Trang | 475 | 535"),
    Part("heading", "Vườn già còn nhiều"),
    Part(
        "paragraph",
        "Trong 250 hộ trồng cà phê của xã có 45 hộ đã trồng lại toàn bộ vườn, chiếm 18%. Diện tích phải trồng lại giảm "
        "từ 320 ha xuống 240 ha, tức giảm 25%, nhưng cây giống ghép vẫn thiếu.",
    ),
    Part(
        "paragraph",
        "Kho của hợp tác xã nhận thêm máy sấy, công suất tăng từ 12 tấn lên 30 tấn mỗi ngày, gấp 2,5 lần. Nhờ vậy "
        "tỷ lệ hạt mốc giảm từ 4% xuống 3%, tức giảm 1 điểm phần trăm.",
    ),
    Part(
        "paragraph",
        "Xã dự tính chi 340 triệu đồng làm lại đường vào rẫy. Lượng phân hữu cơ bón cho vườn giảm từ 905 tấn xuống "
        "724 tấn, tức giảm 25%, vì giá phân bò lên cao.",
    ),
)


def plain() -> str:
    """The article as text: a line a part, the note last."""
    lines = [line for part in ARTICLE for line in part.text.split("\n")]
    return "\n\n".join([*lines, *notes()]) + "\n"


def notes() -> list[str]:
    return [part.note for part in ARTICLE if part.note]


def markdown() -> str:
    """The article as Markdown, with some marks within sentences."""
    marks = {"title": "# ", "heading": "## ", "quotation": "> "}
    parts = []
    for part in ARTICLE:
        text = part.text.replace("tức tăng 25%", "tức tăng **25%**").replace("H’Linh Niê", "*H’Linh Niê*")
        if part.kind == "table":
            text = _markdown_table(text)
        elif part.kind == "lead":
            text = f"**{text}**"
        parts.append(marks.get(part.kind, "") + text + ("[^1]" if part.note else ""))
    return "\n\n".join([*parts, *(f"[^1]: {note}" for note in notes())]) + "\n"


def _markdown_table(text: str) -> str:
    rows = [f"| {row} |" for row in text.split("\n")]
    return "\n".join([rows[0], "|---|---:|---:|", *rows[1:]])


def page() -> str:
    """The article as a page, with entities, marks within sentences and what is no part of it."""
    tags = {"title": "h1", "heading": "h2", "quotation": "blockquote", "caption": "figcaption"}
    body = []
    for part in ARTICLE:
        text = html.escape(part.text, quote=False)
        text = text.replace("25%", "<b>25%</b>").replace("tỷ đồng", "t&#7927;&nbsp;đồng")
        if part.kind == "table":
            body.append(_page_table(part.text))
            continue
        attributes = ' class="sapo"' if part.kind == "lead" else ""
        tag = tags.get(part.kind, "p")
        body.append(f"<{tag}{attributes}>{text}</{tag}>")
    body += [f'<p role="doc-footnote">{html.escape(note, quote=False)}</p>' for note in notes()]
    return "\n".join(
        (
            '<!DOCTYPE html>\n<html lang="vi">\n<head><meta charset="utf-8"><title>Vụ cà phê</title>',
            "<style>p { margin: 1em }</style></head>\n<body>\n<article>",
            *body,
            "</article>\n<script>var tang = '6,2 lên 7,5';</script>\n</body>\n</html>\n",
        )
    )


def _page_table(text: str) -> str:
    first, *rows = [row.split(" | ") for row in text.split("\n")]
    lines = ["<tr>" + "".join(f"<th>{cell}</th>" for cell in first) + "</tr>"]
    lines += ["<tr>" + f"<th>{row[0]}</th>" + "".join(f"<td>{cell}</td>" for cell in row[1:]) + "</tr>" for row in rows]
    return "<table>\n" + "\n".join(lines) + "\n</table>"


def open_document() -> str:
    """The article as a flat OpenDocument file, from which LibreOffice makes the others."""
    return _OPEN_DOCUMENT.replace("BODY", "\n".join(_open_parts()))


def _open_parts() -> Iterator[str]:
    styles = {"title": "Title", "lead": "Subtitle", "quotation": "Quotations", "caption": "Caption"}
    for part in ARTICLE:
        text = html.escape(part.text, quote=False)
        text = text.replace("tức tăng", 'tức <text:span text:style-name="B">tăng</text:span>')
        if part.kind == "heading":
            yield f'<text:h text:style-name="Heading_20_2" text:outline-level="2">{text}</text:h>'
        elif part.kind == "table":
            yield _open_table(part.text)
        else:
            yield f'<text:p text:style-name="{styles.get(part.kind, "Text_20_body")}">{text}{_open_note(part)}</text:p>'


def _open_note(part: Part) -> str:
    if not part.note:
        return ""
    return (
        '<text:note text:id="n1" text:note-class="footnote"><text:note-citation>1</text:note-citation><text:note-body>'
        f'<text:p text:style-name="Footnote">{part.note}</text:p></text:note-body></text:note>'
    )


def _open_table(text: str) -> str:
    first, *rows = [row.split(" | ") for row in text.split("\n")]

    def row(cells: list[str], style: str) -> str:
        paragraphs = (f'<text:p text:style-name="{style}">{cell}</text:p>' for cell in cells)
        return (
            "<table:table-row>"
            + "".join(f"<table:table-cell>{p}</table:table-cell>" for p in paragraphs)
            + ("</table:table-row>")
        )

    head = f"<table:table-header-rows>{row(first, 'Table_20_Heading')}</table:table-header-rows>"
    body = "".join(row(cells, "Table_20_Contents") for cells in rows)
    columns = '<table:table-column table:number-columns-repeated="3"/>'
    return f'<table:table table:name="T">{columns}{head}{body}</table:table>'


_OPEN_DOCUMENT = """<?xml version="1.0" encoding="UTF-8"?>
<office:document xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
 xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
 xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
 xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
 xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
 office:version="1.3" office:mimetype="application/vnd.oasis.opendocument.text">
<office:font-face-decls><style:font-face style:name="F" svg:font-family="'DejaVu Serif'"
 xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0"/></office:font-face-decls>
<office:styles>
<style:default-style style:family="paragraph"><style:text-properties style:font-name="F" fo:font-size="11pt"
 fo:language="vi" fo:country="VN"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/>
<style:style style:name="Text_20_body" style:display-name="Text body" style:family="paragraph">
 <style:paragraph-properties fo:margin-bottom="0.25cm"/></style:style>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.3cm"/>
 <style:text-properties fo:font-size="22pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Subtitle" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.4cm"/>
 <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Heading_20_2" style:display-name="Heading 2" style:family="paragraph"
 style:default-outline-level="2"><style:paragraph-properties fo:margin-top="0.3cm" fo:margin-bottom="0.15cm"/>
 <style:text-properties fo:font-size="14pt" fo:font-weight="bold"/></style:style>
<style:style style:name="Quotations" style:family="paragraph"><style:paragraph-properties fo:margin-left="1cm"
 fo:margin-right="1cm" fo:margin-bottom="0.25cm"/></style:style>
<style:style style:name="Caption" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="0.15cm"/>
 <style:text-properties fo:font-style="italic"/></style:style>
<style:style style:name="Table_20_Contents" style:display-name="Table Contents" style:family="paragraph"/>
<style:style style:name="Table_20_Heading" style:display-name="Table Heading" style:family="paragraph">
 <style:text-properties fo:font-weight="bold"/></style:style>
<style:style style:name="Footnote" style:family="paragraph"><style:text-properties fo:font-size="9pt"/></style:style>
</office:styles>
<office:automatic-styles><style:style style:name="B" style:family="text"><style:text-properties
 fo:font-weight="bold"/></style:style></office:automatic-styles>
<office:body><office:text>
BODY
</office:text></office:body></office:document>
"""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    for ending, content in (("txt", plain()), ("md", markdown()), ("html", page())):
        (FOLDER / f"{STEM}.{ending}").write_text(content, encoding="utf-8")
    with tempfile.TemporaryDirectory() as folder:
        flat = Path(folder, f"{STEM}.fodt")
        flat.write_text(open_document(), encoding="utf-8")
        for ending in ("docx", "odt", "pdf"):
            command = [OFFICE, f"-env:UserInstallation=file://{folder}/profile", "--headless", "--convert-to", ending]
            subprocess.run([*command, "--outdir", str(FOLDER), str(flat)], check=True, capture_output=True)


if __name__ == "__main__":
    main()
