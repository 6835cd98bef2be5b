"""The classifier of kinds: committed with the digest of its texts, sure on plain text, silent on what says nothing."""

import gzip

import pytest
import srsly

from dossier.extraction.language import kinds
from training.kinds import EACH, SEED, TARGET
from training.texts import digest, phrases, texts


def test_the_model_was_trained_on_the_texts_of_the_phrases():
    packed = srsly.msgpack_loads(gzip.decompress(TARGET.read_bytes()))
    meta = srsly.json_loads(packed["meta.json"])
    assert meta["texts"] == digest(list(texts(SEED, EACH))), "phrases changed: run python -m training.kinds"
    assert TARGET.stat().st_size < 2_000_000


def test_texts_of_another_seed_are_told_apart():
    made = [one for one in texts(99, 6) if len(kinds.units(one.text)) > 120]
    found = [(one.kind, kinds.likely_type(one.text)) for one in made]
    right = sum(guess is not None and guess[0] == kind for kind, guess in found)
    assert right >= 0.9 * len(found) and {kind for kind, _ in found} <= {key.partition(".")[0] for key in phrases()}


@pytest.mark.parametrize("text", ["", "以下空白", "第 3 页 共 9 页", "1234567890" * 20])
def test_what_says_nothing_is_not_judged(text):
    assert kinds.likely_type(text) is None


def test_running_text_without_a_title():
    text = (
        "我公司自2024年5月起使用晴川精机有限公司生产的轧辊修复机床两台，设备运行稳定，操作简便，"
        "满足现场使用要求，节约成本明显，售后服务及时，建议推广应用。特此证明。"
    )
    assert kinds.likely_type(text)[0] == "user_report"
