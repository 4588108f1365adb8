"""What is drawn on pages, as text in reading order: words, lines, tables, paragraphs, and what these are."""
