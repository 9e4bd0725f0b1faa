"""Which face draws which character: font files, what this PC has, what the office chose."""
