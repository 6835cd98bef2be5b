"""What running text says where no label does: organisations, parties, opinions, levels, conclusions, kinds of papers.

A ``blank("zh")`` spaCy pipeline of ours: its tokeniser keeps dates, amounts, standards and the words of the trade
whole (``tokens``, ``words``), a span ruler marks phrases (``phrases``), and one module a question reads the answer
from the marked sentences. spaCy is imported on first use, so a process that meets labelled papers only never pays
for it. Readers of fields ask labels first; what comes from here fills gaps with less trust, or confirms.
"""
