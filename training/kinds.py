"""Trains the classifier of kinds of papers and writes it into the product: ``python -m training.kinds``.

The texts are made from ``phrases.yaml`` alone; documents of the generator and real papers stay unseen, so that the
benchmark can tell how it does on papers of another make.
"""

from __future__ import annotations

import gzip
from pathlib import Path
from random import Random

from dossier.extraction.language import kinds
from training.texts import Text, digest, texts

SEED, EACH, ROUNDS = 7, 140, 10
TARGET = Path(kinds.__file__).with_name(kinds.MODEL)


def main() -> None:
    """Command line."""
    made = list(texts(SEED, EACH))
    TARGET.write_bytes(trained(made))
    print(f"{TARGET.name}: {TARGET.stat().st_size} bytes, from {len(made)} texts {digest(made)[:12]}")


def trained(made: list[Text]) -> bytes:
    """The classifier trained on the texts, packed; the digest of the texts stands in its meta data."""
    from spacy.training import Example
    from thinc.api import fix_random_seed

    fix_random_seed(SEED)
    nlp = kinds.untrained()
    labels = sorted({one.kind for one in made})
    examples = [
        Example.from_dict(
            kinds.document(nlp, one.text), {"cats": {label: float(label == one.kind) for label in labels}}
        )
        for one in made
    ]
    optimizer = nlp.initialize(lambda: examples)
    optimizer.learn_rate = 0.002
    random = Random(SEED)  # noqa: S311
    for _ in range(ROUNDS):
        random.shuffle(examples)
        for start in range(0, len(examples), 64):
            nlp.get_pipe("textcat").update(examples[start : start + 64], sgd=optimizer)  # type: ignore[attr-defined]
    nlp.meta["texts"] = digest(made)
    return gzip.compress(nlp.to_bytes(exclude=["vocab", "tokenizer"]), mtime=0)


if __name__ == "__main__":
    main()
