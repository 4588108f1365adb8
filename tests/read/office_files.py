"""Word files and OpenDocument texts made by hand, and LibreOffice to turn one into another."""

from __future__ import annotations

import io
import shutil
import subprocess
import zipfile
from collections.abc import Mapping
from pathlib import Path

import docx.document
import pytest

from factcheck.model.draft import BlockKind, Draft

OFFICE = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(OFFICE is None, reason="LibreOffice is not installed")
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
W_STRICT = "http://purl.oclc.org/ooxml/wordprocessingml/main"
_RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
_WORD_SPACES = (
    'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
    'xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main" '
    'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
    'xmlns:v="urn:schemas-microsoft-com:vml"'
)
_ODF = "urn:oasis:names:tc:opendocument:xmlns"
_ODF_SPACES = " ".join(
    f'xmlns:{prefix}="{_ODF}:{name}:1.0"'
    for prefix, name in {
        "office": "office",
        "text": "text",
        "table": "table",
        "draw": "drawing",
        "style": "style",
        "manifest": "manifest",
    }.items()
)
ODT_TYPE = "application/vnd.oasis.opendocument.text"


def zipped(parts: Mapping[str, str | bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return target.getvalue()


def unzipped(content: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(content)) as package:
        return {name: package.read(name) for name in package.namelist()}


def word_parts(body: str, *, space: str = W, **stories: str) -> dict[str, str | bytes]:
    """The parts of a Word file; ``stories`` are the inner XML of ``comments``, ``footnotes``, ``styles``, ..."""
    relations = "".join(f'<Relationship Id="{n}" Type="{_RELATED}/{n}" Target="{n}.xml"/>' for n in stories)
    packages = 'xmlns="http://schemas.openxmlformats.org/package/2006/relationships"'
    start = f'<Relationship Id="r1" Type="{_RELATED}/officeDocument" Target="word/document.xml"/>'
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
        '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
        '<Override PartName="/word/document.xml" ContentType="application/vnd.openxmlformats-officedocument.'
        'wordprocessingml.document.main+xml"/></Types>',
        "_rels/.rels": f"<Relationships {packages}>{start}</Relationships>",
        "word/document.xml": f'<w:document xmlns:w="{space}" {_WORD_SPACES}><w:body>{body}</w:body></w:document>',
        "word/_rels/document.xml.rels": f"<Relationships {packages}>{relations}</Relationships>",
    }
    for name, inner in stories.items():
        parts[f"word/{name}.xml"] = f'<w:{name} xmlns:w="{space}" {_WORD_SPACES}>{inner}</w:{name}>'
    return dict(parts)


def word(body: str, *, space: str = W, **stories: str) -> bytes:
    return zipped(word_parts(body, space=space, **stories))


def saved(document: docx.document.Document) -> bytes:
    target = io.BytesIO()
    document.save(target)
    return target.getvalue()


def odt_parts(text: str, automatic: str = "", styles: str = "") -> dict[str, str | bytes]:
    return {
        "mimetype": ODT_TYPE,
        "content.xml": f"<office:document-content {_ODF_SPACES}><office:automatic-styles>{automatic}"
        f"</office:automatic-styles><office:body><office:text>{text}</office:text></office:body>"
        "</office:document-content>",
        "styles.xml": f"<office:document-styles {_ODF_SPACES}><office:styles>{styles}</office:styles>"
        "</office:document-styles>",
        "META-INF/manifest.xml": f"<manifest:manifest {_ODF_SPACES}/>",
    }


def odt(text: str, automatic: str = "", styles: str = "") -> bytes:
    return zipped(odt_parts(text, automatic, styles))


def converted(content: bytes, ending: str, wanted: str, folder: Path) -> bytes:
    """``content``, a file with ``ending``, as LibreOffice writes it with the ending ``wanted``."""
    assert OFFICE is not None
    source, target = folder / f"bài.{ending}", folder / "converted"
    source.write_bytes(content)
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    kind = f"{wanted}:Text (encoded):UTF8" if wanted == "txt" else wanted
    command = [OFFICE, profile, "--headless", "--convert-to", kind, "--outdir", str(target), str(source)]
    subprocess.run(command, check=True, capture_output=True, timeout=300)
    return (target / f"bài.{wanted}").read_bytes()


def told(draft: Draft) -> list[tuple[BlockKind, str]]:
    """The kinds and the words of all blocks."""
    return [(block.kind, block.span.slice(draft.text)) for block in draft.blocks]


def remarked(draft: Draft) -> list[tuple[str, str]]:
    """The comments, each with the words that it is on."""
    return [(comment.words, comment.span.slice(draft.text)) for comment in draft.comments]
