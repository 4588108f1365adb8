"""The XML of a Word file, and what a :class:`~factcheck.model.draft.Run` counts in it. Needs lxml.

*Paragraphs* are the ``w:p`` of a part in document order, wherever they stand: in tables, in text boxes, in either
branch of alternate content. The *runs* of a paragraph are the ``w:r`` in it in document order, those of links, fields
and tracked changes (deleted ones too) included, but not those of a paragraph within it, as text boxes have them. The
*characters* of a run are those of its ``w:t``, one tab for ``w:tab`` and ``w:ptab``, one ``\\n`` for ``w:br`` and
``w:cr``, ``-`` for a hyphen that does not break, and one character for ``w:sym``; deleted text, instructions of fields,
soft hyphens and reference marks count nothing.
"""

from __future__ import annotations

from collections.abc import Container, Iterator

from lxml import etree

from factcheck.xml_tree import NOTHING, walked

WORDML = (
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",  # ISO 29500 Strict
)
_COMPATIBILITY = "http://schemas.openxmlformats.org/markup-compatibility/2006"
_PREFIXES = {**dict.fromkeys((f"{{{space}" for space in WORDML), ""), f"{{{_COMPATIBILITY}": "mc:"}
_CHARACTERS = {"tab": "\t", "ptab": "\t", "br": "\n", "cr": "\n", "noBreakHyphen": "-"}
# What stands at these places in fonts of symbols; at most others are drawings, which open the parts of lists.
_SYMBOLS = {"B0": "°", "B1": "±", "B4": "×", "B8": "÷", "A3": "≤", "B3": "≥", "2D": "−"}
_DRAWING = "•"


def local(element: etree._Element) -> str:
    """The name of ``element`` in the vocabulary of Word (``p``), with ``mc:`` for that of alternate content, or empty
    where it is of another."""
    space, _, name = str(element.tag).rpartition("}")
    prefix = _PREFIXES.get(space)
    return "" if prefix is None else prefix + name


def namespace(element: etree._Element) -> str:
    """The vocabulary that ``element`` is of."""
    return str(element.tag).rpartition("}")[0].removeprefix("{")


def attribute(element: etree._Element | None, name: str) -> str:
    """The attribute ``w:name`` of ``element``; empty where there is none."""
    if element is None:
        return ""
    return next((str(value) for space in WORDML if (value := element.get(f"{{{space}}}{name}")) is not None), "")


def walk(
    top: etree._Element, closed: Container[str], discarded: Container[etree._Element] = NOTHING
) -> Iterator[tuple[bool, etree._Element, str]]:
    """:func:`~factcheck.xml_tree.walked` by the names of Word."""
    return walked(top, local, closed, discarded)


def discarded_branches(root: etree._Element) -> frozenset[etree._Element]:
    """Of the branches of each alternate content all but the one to be read: the first that holds words."""
    discarded: set[etree._Element] = set()
    for alternate in root.iter(f"{{{_COMPATIBILITY}}}AlternateContent"):
        branches = list(alternate)
        chosen = next(filter(_has_words, branches), None)
        discarded.update(branch for branch in branches if branch is not chosen)
    return frozenset(discarded)


def _has_words(branch: etree._Element) -> bool:
    return next(branch.iter(*(f"{{{space}}}{name}" for space in WORDML for name in ("t", "p"))), None) is not None


def paragraphs(root: etree._Element) -> list[etree._Element]:
    """The paragraphs of a part, the first of which is number 1."""
    return list(root.iter(*(f"{{{space}}}p" for space in WORDML)))


def runs(paragraph: etree._Element) -> list[etree._Element]:
    """The runs of a paragraph, the first of which is number 1."""
    return [element for is_start, element, name in walk(paragraph, {"p"}) if is_start and name == "r"]


def all_characters(child: etree._Element, discarded: Container[etree._Element]) -> str:
    """The characters that ``child`` of a run gives to it, with what is in it."""
    within = (element for is_start, element, _ in walk(child, {"rPr", "r", "p"}, discarded) if is_start)
    return characters(child) + "".join(map(characters, within))


def characters(element: etree._Element) -> str:
    """What ``element`` adds to the characters of the run that it is in."""
    name = local(element)
    if name == "sym":
        return _SYMBOLS.get(attribute(element, "char")[-2:].upper(), _DRAWING)
    return element.text or "" if name == "t" else _CHARACTERS.get(name, "")


def related_parts(relations: etree._Element, folder: str) -> dict[str, str]:
    """The paths in the package of the parts that ``relations`` leads to from a part in ``folder``, by the last word
    of their kind: ``comments``, ``footnotes``, ``styles``; the first of each kind."""
    targets: dict[str, str] = {}
    for relation in relations:
        if relation.get("TargetMode") != "External":
            kind = relation.get("Type", "").rpartition("/")[2]
            targets.setdefault(kind, _resolved(relation.get("Target", ""), folder))
    return targets


def _resolved(target: str, folder: str) -> str:
    if target.startswith("/"):
        return target.lstrip("/")
    steps = folder.split("/") if folder else []
    for step in target.split("/"):
        if step == "..":
            del steps[-1:]
        elif step not in ("", "."):
            steps.append(step)
    return "/".join(steps)


def relations_of(part: str) -> str:
    """The path of the file that holds the relations of ``part``."""
    folder, _, name = part.rpartition("/")
    return f"{folder}/_rels/{name}.rels".lstrip("/")
