"""The parts of the HTML report: safe markup, the article cut at its marks, the entries beside it, their pictures."""
