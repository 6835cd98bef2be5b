"""The parts of an invoice: characters by place, head, parties, items, totals, and what confirms them."""
