"""What the law still wants of an operator's records, and where they contradict each other: a chapter a file.

Texts, articles, grades and severities of the rules lie in the law packs (rules.toml, contradictions.toml); here are the
predicates. They read plain holdings and reach nothing else.
"""
