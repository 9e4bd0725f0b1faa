"""From a finished PDF to a printer."""
