"""What names a finding from one run to the next: its code and the words around it, not its line."""

from __future__ import annotations

from collections import Counter
from hashlib import blake2b

from factcheck.model.finding import Finding

_AROUND = 40  # code points on each side of the words that the finding stands on


class Fingerprints:
    """The fingerprints of the findings of one document; findings that are alike in all are numbered."""

    def __init__(self, path: str, text: str) -> None:
        self._path = path
        self._text = text
        self._counts: Counter[str] = Counter()

    def of(self, finding: Finding) -> str:
        """32 hexadecimal digits; the same however many lines come before, as long as the words around stay."""
        start, end = finding.span.start, finding.span.end
        around = self._text[max(0, start - _AROUND) : end + _AROUND]
        said = "\x1f".join((self._path, finding.code, self._text[start:end], " ".join(around.split())))
        self._counts[said] += 1
        named = f"{said}\x1f{self._counts[said]}".encode(errors="surrogatepass")  # a path may be no UTF-8
        return blake2b(named, digest_size=16).hexdigest()
