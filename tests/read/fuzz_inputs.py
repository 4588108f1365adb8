"""Inputs for readers: noise, documents that were never written, and real ones that were tampered with."""

from __future__ import annotations

import io
import json
import random
import warnings
import zipfile
import zlib
from collections.abc import Callable, Sequence
from pathlib import Path

from factcheck import Format
from tests.read.fuzzing import Input, form_of
from tests.read.office_files import odt, word
from tests.read.pdf_files import HEIGHT, WIDTH, Text, pdf
from tests.read.sample_documents import FOLDER as SAMPLES
from tests.read.sample_documents import plain

Chance = random.Random

TOKENS: dict[str, list[str]] = json.loads(Path(__file__).with_name("fuzz_tokens.json").read_text(encoding="utf-8"))


_TEXTS = (Format.TEXT, Format.MARKDOWN, Format.HTML, Format.JSONL)


def samples() -> list[Input]:
    """Documents that are in order, at least one of each format."""
    lines = plain().splitlines()
    return [
        *kept(SAMPLES),
        Input(Format.JSONL, "\n".join(json.dumps({"text": line, "id": at}) for at, line in enumerate(lines)).encode()),
        Input(Format.PDF, pdf([Text(line, 20, 20 + 14 * at, 5) for at, line in enumerate(lines)])),
    ]


def kept(folder: Path) -> list[Input]:
    """The files of ``folder``, as their endings say."""
    return [Input(form_of(path.name), path.read_bytes()) for path in sorted(folder.iterdir())]


def noise(chance: Chance, form: Format) -> Input:
    """Bytes without any sense, behind the mark of ``form``."""
    marks = {Format.PDF: b"%PDF-1.7\n", Format.DOCX: b"PK\x03\x04", Format.ODT: b"PK\x03\x04", Format.HTML: b"<p>"}
    size = chance.choice((0, 1, 10, 300, 5000))
    return Input(
        form, marks.get(form, b"") + (chance.randbytes(size) if chance.random() < 0.5 else _text(chance, size))
    )


def written(chance: Chance, form: Format) -> Input:
    """A document of words and marks of ``form`` in any order."""
    tokens = [*TOKENS["words"], *TOKENS.get(form.value, []) * 2]
    if chance.random() < 0.3:  # much of the same
        tokens = chance.sample(tokens, 3)
    body = chance.choice(("", " ")).join(chance.choices(tokens, k=chance.choice((3, 30, 300))))
    if form is Format.DOCX:
        return Input(
            form, word(_closed(chance, body), footnotes=f"<w:footnote w:id='1'>{_closed(chance, body)}</w:footnote>")
        )
    if form is Format.ODT:
        return Input(form, odt(_closed(chance, body)))
    if form is Format.PDF:
        return Input(form, _drawn(chance, body))
    return Input(form, body.encode("utf-8", "replace"))


def tampered(chance: Chance, given: Input, others: Sequence[Input]) -> Input:
    """``given`` with bytes, words or parts of it changed."""
    content = given.content
    if content.startswith(b"PK") and chance.random() < 0.7:
        return given._replace(content=_repacked(chance, content))
    for _ in range(chance.choice((1, 1, 2, 5, 30))):
        content = chance.choice(_CHANGES)(chance, content)
    if chance.random() < 0.1:
        content = _spliced(chance, content, chance.choice(others).content)
    if given.form.value in TOKENS and not content.startswith(b"PK") and chance.random() < 0.5:
        content = _with_token(chance, content, TOKENS[given.form.value])
    if given.form in _TEXTS and chance.random() < 0.8:  # or else most are no UTF-8, and refused at once
        content = content.replace(b"\0", b"").decode("utf-8", "replace").encode()
    return given._replace(content=content)


def _text(chance: Chance, size: int) -> bytes:
    return "".join(chr(chance.choice((chance.randrange(128), chance.randrange(0xD800)))) for _ in range(size)).encode()


def _closed(chance: Chance, body: str) -> str:
    """``body`` as well-formed XML, mostly: what is opened is closed, what is closed was open."""
    if chance.random() < 0.05:
        return body
    opened: list[str] = []
    parts = []
    for token in body.replace("<", "\0<").replace(">", ">\0").split("\0"):
        name = token.strip("</>").split(" ")[0]
        if token.startswith("</"):
            while name in opened and (last := opened.pop()):
                parts.append(f"</{last}>")
                if last == name:
                    break
            continue
        if token.startswith("<") and not token.endswith("/>"):
            opened.append(name)
        parts.append(token if token.startswith("<") else "".join(c for c in token if c not in "&\x00\x0b\uffff"))
    return "".join(parts) + "".join(f"</{name}>" for name in reversed(opened))


def _drawn(chance: Chance, body: str) -> bytes:
    content = zlib.compress(body.encode("utf-8", "replace"))
    stream = b"<< /Length %d /Filter /FlateDecode >>\nstream\n%s\nendstream" % (len(content), content)
    extra = chance.choice(("", "/Rotate 90", "/Rotate -7", "/CropBox [9 9 1 1]", "/MediaBox [0 0 1e9 -1e9]"))
    pages = [[_placed(chance) for _ in range(chance.randrange(40))] for _ in range(chance.randrange(4))]
    return pdf(*pages, extra=extra, streams=[stream])


def _placed(chance: Chance) -> Text:
    x, y = chance.uniform(-50, WIDTH + 50), chance.uniform(-50, HEIGHT + 50)
    size = chance.choice((0, 0.1, 6, 10, 10, 10, 30, 5000, -8))
    words = chance.choice(TOKENS["words"])
    return Text(words, chance.choice((x, 50)), chance.choice((y, 100)), size, turned=chance.random() < 0.1)


def _flipped(chance: Chance, content: bytes) -> bytes:
    at = chance.randrange(len(content) or 1)
    return content[:at] + bytes(byte ^ 1 << chance.randrange(8) for byte in content[at : at + 1]) + content[at + 1 :]


def _cut(chance: Chance, content: bytes) -> bytes:
    at = chance.randrange(len(content) or 1)
    return content[:at]


def _without(chance: Chance, content: bytes) -> bytes:
    at = chance.randrange(len(content) or 1)
    return content[:at] + content[at + chance.choice((1, 4, 60, 1000)) :]


def _doubled(chance: Chance, content: bytes) -> bytes:
    at, times = chance.randrange(len(content) or 1), chance.choice((2, 2, 3, 40))
    part = content[at : at + chance.choice((1, 4, 60, 1000))]
    return content[:at] + part * times + content[at + len(part) :]


def _moved(chance: Chance, content: bytes) -> bytes:
    return _spliced(chance, content, content)


def _other_number(chance: Chance, content: bytes) -> bytes:
    places = [at for at, byte in enumerate(content) if 48 <= byte <= 57]
    if not places:
        return content
    at = chance.choice(places)
    number = chance.choice((b"0", b"-1", b"65536", b"2147483648", b"99999999999999999999", b"0.5"))
    return content[:at] + number + content[at + 1 :]


_CHANGES: Sequence[Callable[[Chance, bytes], bytes]] = (
    _flipped,
    _flipped,
    _cut,
    _without,
    _doubled,
    _moved,
    _other_number,
)


def _spliced(chance: Chance, content: bytes, other: bytes) -> bytes:
    at, start = chance.randrange(len(content) or 1), chance.randrange(len(other) or 1)
    return content[:at] + other[start : start + chance.choice((10, 200, 5000))] + content[at:]


def _with_token(chance: Chance, content: bytes, tokens: Sequence[str]) -> bytes:
    at = chance.randrange(len(content) or 1)
    return content[:at] + chance.choice(tokens).encode() * chance.choice((1, 1, 2, 3000)) + content[at:]


def _repacked(chance: Chance, content: bytes) -> bytes:
    """A package with a part tampered with, left out, renamed, or there twice."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()]
    except Exception:  # a package that is broken already; it is tampered with byte by byte
        return _flipped(chance, content)
    for _ in range(chance.choice((1, 1, 2, 4)) if parts else 0):
        at = chance.randrange(len(parts))
        name, part = parts[at]
        kind = chance.randrange(8)
        if kind == 0:
            del parts[at : at + 1]
        elif kind == 1:
            parts.append((chance.choice(parts)[0], part))
        elif kind == 2:
            parts[at] = (chance.choice((name.upper(), "../" + name, name + "/", "word/styles.xml", "")), part)
        elif kind == 3:
            parts[at] = (name, chance.choice(_CHANGES)(chance, part))
        else:
            parts[at] = (name, _other_xml(chance, part))
        if not parts:
            break
    target = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        warnings.simplefilter("ignore")  # a part that is there twice
        for name, part in parts:
            package.writestr(name or "x", part)
    return target.getvalue()


def _other_xml(chance: Chance, part: bytes) -> bytes:
    """XML with elements doubled, swapped, left out, wrapped many times, and attributes of other values."""
    tokens = part.replace(b">", b">\0").replace(b"<", b"\0<").split(b"\0")
    for _ in range(chance.choice((1, 3, 10))):
        one, other = chance.randrange(len(tokens)), chance.randrange(len(tokens))
        kind = chance.randrange(5)
        if kind == 0:
            tokens[one], tokens[other] = tokens[other], tokens[one]
        elif kind == 1:
            start, end = sorted((one, other))
            tokens[start:start] = tokens[start : min(end, start + 60)]
        elif kind == 2:
            tokens[one] = b""
        elif kind == 3 and tokens[one].startswith(b"<") and not tokens[one].startswith((b"</", b"<?", b"<!")):
            name = tokens[one].strip(b"</>").split(b" ")[0]
            depth = chance.choice((1, 50, 5000))
            tokens[one] = b"<%s>" % name * depth + b"</%s>" % name * depth + tokens[one]
        else:
            tokens[one] = _other_number(chance, tokens[one])
        tokens = tokens or [b""]
    return b"".join(tokens)
