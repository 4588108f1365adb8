"""factcheck: reads Vietnamese news, recomputes its numeric claims exactly, and reports what does not add up."""

__version__ = "0.1.0"
