from __future__ import annotations

import io
import random
import zipfile
from contextlib import suppress
from pathlib import Path

import pytest

from factcheck.errors import ReadError
from factcheck.model.draft import Draft, Format
from factcheck.read.drafts import read_drafts, recognised
from factcheck.read.office import package
from tests.read.office_files import ODT_TYPE, odt, odt_parts, word, word_parts, zipped

WORD = word_parts("<w:p><w:r><w:t>Doanh thu tăng.</w:t></w:r></w:p>")
ODT = odt_parts("<text:p>Doanh thu tăng.</text:p>")
MAIN = {"docx": "word/document.xml", "odt": "content.xml"}


def read(content: bytes, name: str = "bài") -> Draft:
    (draft,) = read_drafts(name, content=content)
    assert isinstance(draft, Draft)
    return draft


def reason(content: bytes) -> tuple[str, str]:
    with pytest.raises(ReadError) as refused:
        read(content)
    assert refused.value.source == "bài"
    return refused.value.reason, refused.value.detail


@pytest.mark.parametrize("name", ["bài.docx", "bài.txt", "bài", "-"])
def test_a_package_is_told_by_its_parts_not_by_its_name(name: str) -> None:
    assert recognised(zipped(WORD), name) is Format.DOCX
    assert recognised(zipped(ODT), name) is Format.ODT


@pytest.mark.parametrize(
    "parts",
    [
        {"thư.txt": "chào"},
        {"[Content_Types].xml": "<Types/>", "xl/workbook.xml": "<workbook/>"},
        {"[Content_Types].xml": "<Types/>", "ppt/presentation.xml": "<presentation/>"},
        {"mimetype": "application/vnd.oasis.opendocument.spreadsheet", "content.xml": "<x/>"},
        {"mimetype": "application/epub+zip"},
        {"thư.txt": b"word/document.xml application/vnd.oasis.opendocument.text"},
    ],
)
def test_other_packages_are_refused(parts: dict[str, str]) -> None:
    assert reason(zipped(parts)) == ("read.other_package", "")


def test_a_package_without_a_body_is_refused() -> None:
    assert reason(zipped(WORD | {"word/document.xml": "<x/>"})) == ("read.other_package", "")
    assert reason(zipped(ODT | {"content.xml": "<x/>"})) == ("read.other_package", "")


@pytest.mark.parametrize("parts", [WORD, ODT])
def test_a_package_cut_short_anywhere_is_refused(parts: dict[str, str | bytes]) -> None:
    content = zipped(parts)
    for length in range(4, len(content) - 22, 37):
        assert reason(content[:length])[0] == "read.broken_package"


@pytest.mark.parametrize(
    ("parts", "missing"),
    [
        (WORD, "word/document.xml"),
        (WORD, "_rels/.rels"),
        (ODT, "content.xml"),
    ],
)
def test_a_missing_part_is_named(parts: dict[str, str | bytes], missing: str) -> None:
    left = {name: content for name, content in parts.items() if name != missing}
    assert reason(zipped(left)) == ("read.missing_part", missing)


@pytest.mark.parametrize("parts", [WORD, ODT])
@pytest.mark.parametrize("content", ["", "<a>", "không phải XML", b"\xff\xfe\x00", "<a>&nbsp;</a>", "<a:b/>" * 2])
def test_what_is_no_xml_is_named(parts: dict[str, str | bytes], content: str | bytes) -> None:
    name = MAIN["odt" if "mimetype" in parts else "docx"]
    assert reason(zipped(parts | {name: content})) == ("read.broken_xml", name)


LAUGHS = "".join(f'<!ENTITY a{n} "{f"&a{n - 1};" * 10 if n else "ha"}">' for n in range(12))


@pytest.mark.parametrize("entity", [LAUGHS, '<!ENTITY a11 SYSTEM "file:///etc/hostname">', '<!ENTITY a11 "ha">'])
@pytest.mark.parametrize(("form", "parts"), [("docx", WORD), ("odt", ODT)])
def test_entities_are_neither_resolved_nor_fetched(entity: str, form: str, parts: dict[str, str | bytes]) -> None:
    old = str(parts[MAIN[form]]).replace("Doanh thu", "&a11;")
    assert reason(zipped(parts | {MAIN[form]: f"<!DOCTYPE x [{entity}]>{old}"})) == ("read.broken_xml", MAIN[form])


def test_an_external_document_type_is_not_fetched(tmp_path: Path) -> None:
    (tmp_path / "x.dtd").write_text('<!ENTITY a "ha">', encoding="utf-8")
    doctype = f'<!DOCTYPE x SYSTEM "{(tmp_path / "x.dtd").as_uri()}">'
    broken = doctype + str(WORD[MAIN["docx"]])
    assert reason(zipped(WORD | {MAIN["docx"]: broken})) == ("read.broken_xml", MAIN["docx"])


@pytest.mark.parametrize(("form", "parts"), [("docx", WORD), ("odt", ODT)])
@pytest.mark.parametrize("depth", [300, 100_000])
def test_deep_nesting_is_refused(form: str, parts: dict[str, str | bytes], depth: int) -> None:
    tag = "w:ins" if form == "docx" else "text:span"
    old = str(parts[MAIN[form]])
    deep = old.replace("Doanh thu", f"<{tag}>" * depth + "Doanh thu" + f"</{tag}>" * depth)
    assert reason(zipped(parts | {MAIN[form]: deep}))[0] in ("read.broken_xml", "read.bomb")  # bomb: it packs so well


@pytest.mark.parametrize(("form", "parts"), [("docx", WORD), ("odt", ODT)])
def test_a_part_that_unpacks_to_too_much_is_not_unpacked(form: str, parts: dict[str, str | bytes]) -> None:
    assert reason(zipped(parts | {MAIN[form]: b" " * (package.LARGEST + 1)})) == ("read.bomb", "")
    assert reason(zipped(parts | {MAIN[form]: b" " * (4 << 20)})) == ("read.bomb", "")


def test_parts_that_unpack_to_too_much_together_are_not_unpacked(monkeypatch: pytest.MonkeyPatch) -> None:
    needed = [str(content).encode() for name, content in WORD.items() if name != "[Content_Types].xml"]
    monkeypatch.setattr(package, "LARGEST", sum(map(len, needed)))
    assert read(zipped(WORD)).text == "Doanh thu tăng."
    monkeypatch.setattr(package, "LARGEST", sum(map(len, needed)) - 1)
    assert reason(zipped(WORD)) == ("read.bomb", "")


def test_a_size_that_is_declared_too_small_gives_no_more_than_that() -> None:
    content = zipped(WORD)
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        size = archive.getinfo("word/document.xml").file_size
    lying = content.replace(size.to_bytes(4, "little"), (10).to_bytes(4, "little"))
    assert lying != content
    assert reason(lying) == ("read.broken_part", "word/document.xml")


def test_markup_that_would_take_the_memory_is_not_parsed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(package, "MOST_MARKS", 10)
    assert reason(zipped(WORD)) == ("read.bomb", "")


def test_too_many_entries_are_refused_before_they_are_listed() -> None:
    many = {f"word/{number}": "" for number in range(package.MOST_ENTRIES)}
    assert reason(zipped(WORD | many)) == ("read.bomb", "")


def test_a_wrong_checksum_names_the_part() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w") as archive:
        for name, part in WORD.items():
            archive.writestr(name, part)
    content = target.getvalue().replace("Doanh thu tăng".encode(), "Doanh thu giảm".encode()[:15])
    assert reason(content)[0] in ("read.broken_part", "read.broken_package")


def test_other_compression_is_refused() -> None:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_LZMA) as archive:
        for name, part in WORD.items():
            archive.writestr(name, part)
    assert reason(target.getvalue()) == ("read.broken_part", "_rels/.rels")


def test_a_part_behind_a_password_is_told() -> None:
    content = bytearray(zipped(WORD))
    at = -1
    while (at := content.find(b"PK\x01\x02", at + 1)) >= 0:
        content[at + 8] |= 1
    assert reason(bytes(content)) == ("read.encrypted", "")


def test_an_encrypted_opendocument_text_is_told() -> None:
    manifest = str(ODT["META-INF/manifest.xml"]).replace(
        "/>",
        '><manifest:file-entry manifest:full-path="content.xml"><manifest:encryption-data/>'
        "</manifest:file-entry></manifest:manifest>",
    )
    hidden: dict[str, str | bytes] = {"META-INF/manifest.xml": manifest, "content.xml": b"\x01\x02\x03"}
    assert reason(zipped(ODT | hidden)) == ("read.encrypted", "")
    assert reason(zipped({"mimetype": ODT_TYPE, "encrypted-package": b"\x01"})) == ("read.encrypted", "")


def test_parts_outside_the_folder_are_not_written_anywhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    relations = str(WORD["_rels/.rels"]).replace("word/document.xml", "../../word/document.xml")
    content = zipped(WORD | {"../../../etc/x": "x", "/etc/y": "y", "_rels/.rels": relations})
    assert read(content).text == "Doanh thu tăng."
    assert list(tmp_path.iterdir()) == []


def test_a_part_in_another_archive_is_not_looked_for() -> None:
    assert reason(zipped({"word/document.zip": zipped(WORD)})) == ("read.other_package", "")


FORMS = {
    "docx": (word("<w:p><w:r><w:t>Lãi tăng 5%.</w:t></w:r></w:p>"), WORD),
    "odt": (odt("<text:p>Lãi</text:p>"), ODT),
}


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(40))
def test_a_mutated_package_is_read_or_refused(form: str, seed: int) -> None:
    chance = random.Random(seed)
    content = bytearray(FORMS[form][0])
    for _ in range(chance.randint(1, 12)):
        at = chance.randrange(4, len(content))
        change = chance.random()
        if change < 0.6:
            content[at] = chance.randrange(256)
        elif change < 0.8:
            del content[at : at + chance.randint(1, 40)]
        else:
            content[at:at] = content[chance.randrange(len(content)) :][: chance.randint(1, 60)]
    _read_or_refuse(bytes(content))


@pytest.mark.parametrize("form", FORMS)
@pytest.mark.parametrize("seed", range(40))
def test_mutated_xml_is_read_or_refused(form: str, seed: int) -> None:
    chance = random.Random(seed)
    parts = dict(FORMS[form][1])
    name = chance.choice([name for name in sorted(parts) if name.endswith((".xml", ".rels"))])
    tokens = str(parts[name]).replace(">", ">\0").replace("<", "\0<").split("\0")
    for _ in range(chance.randint(1, 6)):
        one, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        tokens[one], tokens[other] = chance.choice(
            [(tokens[other], tokens[one]), (tokens[one] * 2, tokens[other]), ("", tokens[other]), ("9" * 12, "\x01")]
        )
    _read_or_refuse(zipped(parts | {name: "".join(tokens)}))


def _read_or_refuse(content: bytes) -> None:
    draft = None
    with suppress(ReadError):  # nothing else may come out
        draft = read(content)
    assert draft is None or all(block.span.slice(draft.text).strip() for block in draft.blocks)
