"""The parts a page is set from: characters, lines, paragraphs, titles, tables."""
