"""The parts of a Word file that comments concern, and the file with more of them."""

from __future__ import annotations

import io
import shutil
import zipfile
import zlib
from collections.abc import Iterator, Mapping, Sequence
from itertools import count

from lxml import etree

from factcheck.errors import ReadError
from factcheck.report.word_anchors import Anchor, Body
from factcheck.wordml import WORDML, attribute, namespace, related_parts, relations_of
from factcheck.xml_tree import parsed

AUTHOR, INITIALS = "factcheck", "fc"
LARGEST = 1 << 30  # bytes of a package once unpacked; it is copied in small pieces
_LONGEST = 10  # digits of a number that a comment may have
_START, _TYPES = "_rels/.rels", "[Content_Types].xml"
_COMMENTS_TYPE = "application/vnd.openxmlformats-officedocument.wordprocessingml.comments+xml"
_PACKAGES = "http://schemas.openxmlformats.org/package/2006/relationships"
_KINDS = {
    WORDML[0]: "http://schemas.openxmlformats.org/officeDocument/2006/relationships",
    WORDML[1]: "http://purl.oclc.org/ooxml/officeDocument/relationships",
}
_FAULTS = (zipfile.BadZipFile, zlib.error, EOFError, NotImplementedError, OSError, RuntimeError, ValueError)


class WordFile:
    """The Word file ``package``, which was read before from ``source``."""

    def __init__(self, package: zipfile.ZipFile, source: str) -> None:
        self._package = package
        self._source = source
        self._names = frozenset(package.namelist())
        self._name = related_parts(self._tree(_START), "")["officeDocument"]
        self._folder = self._name.rpartition("/")[0]
        self._relations = relations_of(self._name)
        relations = self._tree(self._relations) if self._relations in self._names else None
        self._related = {} if relations is None else related_parts(relations, self._folder)
        notes = [kind for kind in ("footnotes", "endnotes") if self._related.get(kind) in self._names]
        stories = [(self._related[kind], kind, self._tree(self._related[kind])) for kind in notes]
        self.body = Body(self._name, self._tree(self._name), stories)
        self._space = namespace(self.body.root)

    def _tree(self, name: str) -> etree._Element:
        try:
            return parsed(self._package.read(name))
        except (KeyError, *_FAULTS):  # the media types, which reading does without
            raise ReadError(self._source, "read.broken_part", name) from None

    def commented(self, told: Sequence[tuple[Anchor, Sequence[str]]]) -> bytes:
        """The file with a comment at each anchor, a paragraph for each of its lines. May be called once."""
        changed: dict[str, etree._Element] = {}
        name = self._related.get("comments", "")
        if name in self._names:
            comments = self._tree(name)
        else:
            name = self._free_name()
            comments = etree.Element(self._full("comments"), nsmap={"w": self._space})
            changed |= {_TYPES: self._types(name), self._relations: self._related_to(name)}
        numbers = count(1 + max(map(int, self._taken(comments)), default=-1))
        named = [(str(number), anchor, lines) for number, (anchor, lines) in zip(numbers, told, strict=False)]
        comments.extend(self._comment(number, lines) for number, _, lines in named)
        self.body.mark((number, anchor) for number, anchor, _ in named)
        changed |= {name: comments, self._name: self.body.root}
        return _copied(self._package, {part: _written(root) for part, root in changed.items()}, self._source)

    def _full(self, name: str) -> str:
        return f"{{{self._space}}}{name}"

    def _taken(self, comments: etree._Element) -> Iterator[str]:
        """The numbers that comments have, and those that marks without a comment have."""
        marks = self.body.root.iter(*map(self._full, ("commentRangeStart", "commentRangeEnd", "commentReference")))
        for element in (*comments, *marks):
            if (number := attribute(element, "id")).isdecimal() and len(number) < _LONGEST:
                yield number

    def _comment(self, number: str, lines: Sequence[str]) -> etree._Element:
        """A comment without a date: the same report gives the same file."""
        values = {"id": number, "author": AUTHOR, "initials": INITIALS}
        comment = etree.Element(self._full("comment"), {self._full(key): value for key, value in values.items()})
        for line in lines:
            run = etree.SubElement(etree.SubElement(comment, self._full("p")), self._full("r"))
            etree.SubElement(run, self._full("t")).text = line
        return comment

    def _free_name(self) -> str:
        names = (f"{self._folder}/comments{number}.xml".lstrip("/") for number in ("", *range(1, len(self._names) + 1)))
        return next(name for name in names if name not in self._names)

    def _types(self, name: str) -> etree._Element:
        """The media types of the parts, with that of the comments at ``name``."""
        types = self._tree(_TYPES)
        values = {"PartName": f"/{name}", "ContentType": _COMMENTS_TYPE}
        etree.SubElement(types, f"{{{namespace(types)}}}Override", values)
        return types

    def _related_to(self, name: str) -> etree._Element:
        """The relations of the main part, with one to the comments at ``name``."""
        full = f"{{{_PACKAGES}}}Relationship"
        has_any = self._relations in self._names
        relations = self._tree(self._relations) if has_any else etree.Element(f"{full}s", nsmap={None: _PACKAGES})
        taken = {relation.get("Id") for relation in relations}
        free = next(number for number in count(1) if f"rId{number}" not in taken)
        values = {"Id": f"rId{free}", "Type": f"{_KINDS[self._space]}/comments", "Target": f"/{name}"}
        etree.SubElement(relations, full, values)
        return relations


def _written(root: etree._Element) -> bytes:
    return etree.tostring(root, encoding="UTF-8", xml_declaration=True, standalone=True)


def _copied(package: zipfile.ZipFile, changed: Mapping[str, bytes], source: str) -> bytes:
    """The package with the parts ``changed``; the others keep their bytes, and all their order and dates."""
    parts = {part.filename: part for part in package.infolist()}
    if sum(part.file_size for part in parts.values()) > LARGEST:
        raise ReadError(source, "read.bomb")
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as copy:
        for name, part in parts.items():
            if name in changed:
                copy.writestr(_entry(part), changed[name])
            else:
                _copy_part(package, part, copy, source)
        for name in sorted(changed.keys() - parts.keys()):
            copy.writestr(_entry(zipfile.ZipInfo(name)), changed[name], zipfile.ZIP_DEFLATED)
    return target.getvalue()


def _copy_part(package: zipfile.ZipFile, part: zipfile.ZipInfo, copy: zipfile.ZipFile, source: str) -> None:
    try:
        with package.open(part) as old, copy.open(_entry(part), "w") as new:
            shutil.copyfileobj(old, new)
    except _FAULTS:
        raise ReadError(source, "read.broken_part", part.filename) from None


def _entry(part: zipfile.ZipInfo) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(part.filename, part.date_time)
    entry.compress_type = part.compress_type
    entry.external_attr = part.external_attr
    return entry
