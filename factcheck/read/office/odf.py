"""The vocabulary of OpenDocument, as its readers need it. Needs lxml."""

from __future__ import annotations

from collections.abc import Container, Iterator

from lxml import etree

from factcheck.xml_tree import walked

_SPACES = {
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0",
    "manifest": "urn:oasis:names:tc:opendocument:xmlns:manifest:1.0",
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0",
    "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
}
_PREFIXES = {f"{{{space}": prefix for prefix, space in _SPACES.items()}
PARAGRAPHS = ("text:p", "text:h")


def name_of(element: etree._Element) -> str:
    """The name of ``element`` (``text:p``), or empty where it is of a vocabulary that is not read."""
    space, _, name = str(element.tag).rpartition("}")
    prefix = _PREFIXES.get(space)
    return "" if prefix is None else f"{prefix}:{name}"


def full(name: str) -> str:
    """``text:p`` as lxml writes it."""
    prefix, _, local = name.partition(":")
    return f"{{{_SPACES[prefix]}}}{local}"


def attribute(element: etree._Element, name: str) -> str:
    """The attribute ``name`` of ``element``; empty where there is none."""
    return str(element.get(full(name), ""))


def number(element: etree._Element, name: str) -> int:
    """The attribute ``name`` of ``element`` as a count; 1 where there is none, or none that a document could have."""
    digits = attribute(element, name)
    return int(digits) if digits.isdecimal() and 0 < len(digits) < 10 else 1


def steps(
    top: etree._Element, closed: Container[str], discarded: Container[etree._Element]
) -> Iterator[tuple[bool, etree._Element, str]]:
    """:func:`~factcheck.xml_tree.walked` by the names of OpenDocument."""
    return walked(top, name_of, closed, discarded)


def unseen(root: etree._Element) -> frozenset[etree._Element]:
    """Sections that are not shown, and cells whose place another one takes."""
    sections = root.iter(full("text:section"))
    hidden = {section for section in sections if attribute(section, "text:display") == "none"}
    return frozenset(hidden.union(root.iter(full("table:covered-table-cell"))))


def is_encrypted(manifest: etree._Element) -> bool:
    """Whether a part of the package that has ``manifest`` is behind a password."""
    return next(manifest.iter(full("manifest:encryption-data")), None) is not None
