"""The parts of the readers of Word files and OpenDocument texts: packages, paragraphs, styles, the cells of tables."""
