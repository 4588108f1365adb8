"""Whether linear statements over shared quantities can all hold, in exact rational arithmetic.

Knows nothing of language: :mod:`factcheck.joint.system` says what a system is, :mod:`factcheck.joint.reading` reads it.
"""
