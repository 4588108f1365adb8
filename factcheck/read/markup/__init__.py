"""The parts of the readers of HTML and Markdown: tags and elements, inline marks, the cells of tables."""
