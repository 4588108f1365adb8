"""XML that is not trusted, as a tree, and the way through one. Needs lxml."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterator

from lxml import etree

NOTHING: frozenset[etree._Element] = frozenset()


def parsed(content: bytes) -> etree._Element:
    """The root of the XML ``content``: entities stay unresolved, nothing is fetched, and depth is bounded by libxml2.

    Raises ``ValueError`` for what is no XML and for XML with a document type declaration, which neither Word files nor
    OpenDocument have.
    """
    parser = etree.XMLParser(
        resolve_entities=False, load_dtd=False, no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    try:
        root = etree.fromstring(content, parser)
    except etree.XMLSyntaxError as fault:
        raise ValueError(str(fault)) from None
    if root.getroottree().docinfo.doctype:
        raise ValueError("document type declaration")
    return root


def walked(
    top: etree._Element,
    name_of: Callable[[etree._Element], str],
    closed: Container[str],
    discarded: Container[etree._Element] = NOTHING,
) -> Iterator[tuple[bool, etree._Element, str]]:
    """Everything under ``top`` in document order, as it begins (true) and as it ends (false), with its name.

    What is named in ``closed`` or is one of ``discarded`` is given, but not what is in it.
    """
    steps = etree.iterwalk(top, events=("start", "end"))
    for event, element in steps:
        if element is top:
            continue
        name = name_of(element)
        if event == "start" and (name in closed or element in discarded):
            steps.skip_subtree()
        yield event == "start", element, name
