"""A believable, deterministic sample bureau; also what benchmarks and tests are fed with. Nobody in it is real."""

from models.demo.filling import DemoSize, fill

__all__ = ["DemoSize", "fill"]
