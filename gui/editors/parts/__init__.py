"""Parts of an editor that are more than a field: attendance, agenda, lines, attachments."""
