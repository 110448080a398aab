"""The benchmark suite: policytext and its peers, in one run, on the same text.

``python -m benchmarks`` runs it; ``docs/benchmarks.md`` says what each figure means.
"""
