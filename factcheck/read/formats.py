"""Which kind of text a text is, told by its beginning."""

from __future__ import annotations

import re

from factcheck.model.draft import Format

SNIFFED = 4096  # how much of a source is looked at
_ENDINGS = {
    **dict.fromkeys(("md", "markdown", "mdown", "mkd"), Format.MARKDOWN),
    **dict.fromkeys(("html", "htm", "xhtml"), Format.HTML),
    **dict.fromkeys(("jsonl", "ndjson"), Format.JSONL),
    **dict.fromkeys(("txt", "text"), Format.TEXT),
}
_BEFORE = r"(?is)\s*+(?:(?><!--.*?-->)\s*+|<\?xml[^>]*+>\s*+)*+"
_WHOLE_PAGE = _BEFORE + r"<(?:!doctype\s+html|(?:html|head|body)[\s>])"
_PART = (
    _BEFORE + r"<(?:article|main|section|header|div|p|h[1-6]|ul|ol|table|figure|blockquote|span|strong|em|[abi])[\s>]"
)
_WITHIN = r"(?i)</(?:p|div|h[1-6]|li|td|blockquote)\s*>|<br\s*/?>"
# Front matter that names the article, or a title and a heading: no other text has either.
_MARKDOWN = (
    r"(---|\+\+\+)[ \t]*\r?\n(?:[^\n]*\n){0,40}?title[ \t]*[:=](?:[^\n]*\n){1,40}?\1[ \t]*\r?\n"
    r"|# \S[^\n]*\n(?s:.*)\n## \S"
)


def is_page(text: str) -> bool:
    """Whether ``text`` is a page or a part of one: it begins with a tag, or has several within."""
    head = text[:SNIFFED]
    return (
        re.match(_WHOLE_PAGE, head) is not None
        or (re.match(_PART, head) is not None and "</" in text)
        or len(re.findall(_WITHIN, head)) > 1
    )


def text_format(head: str, name: str) -> Format:
    """What a text that begins with ``head`` is; its ``name`` counts where that leaves it open.

    A page is a page under any name; but Markdown may hold parts of one.
    """
    named = _ENDINGS.get(name.rpartition(".")[2].lower()) if "." in name else None
    if "<" in head and (re.match(_WHOLE_PAGE, head) or (named is not Format.MARKDOWN and is_page(head))):
        return Format.HTML
    if named is None and re.match(_MARKDOWN, head):
        return Format.MARKDOWN
    return named or Format.TEXT
