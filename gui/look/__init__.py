"""How the window looks: one table of colours and sizes feeds the palette, the style sheet and the icons."""
