"""How often a property is tried where an example is a whole register, or hundreds of texts compared with each other."""

from hypothesis import settings

few = settings(max_examples=30)
