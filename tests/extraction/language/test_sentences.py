"""The labelled sentences of the benchmark, one test a task, and what the rules must not read."""

import subprocess
import sys

import pytest

from benchmarks.sentences import SETS, cases
from dossier.extraction.language.levels import level
from dossier.extraction.language.opinions import EMPHASIS, opinion
from dossier.extraction.language.parties import parties
from dossier.extraction.language.pipeline import parsed, pipeline
from dossier.extraction.language.points import points
from dossier.extraction.language.signing import signing
from dossier.extraction.language.tokens import pieces
from dossier.extraction.language.verdicts import verdict
from dossier.extraction.language.words import tags


@pytest.mark.parametrize("name", SETS.values())
def test_labelled_sentences(name):
    found = list(cases(name))
    assert sum(case.right for case in found) >= (0.8 if "fresh" in name else 0.97) * len(found)
    assert sum(case.wrong for case in found) <= (0.17 if "fresh" in name else 0.02) * len(found)


def test_values_and_words_stay_whole_with_space_and_full_width_inside():
    norms = [
        (one.norm, one.tag)
        for one in pieces("依据ＧＢ/Ｔ 19001-2016，在所有 重大\n方面，２０２５年３月１日，¥1,200.00")
    ]
    assert ("GB/T19001-2016", "STANDARD") in norms and ("2025-03-01", "DATE") in norms
    assert ("在所有重大方面", "MATERIAL") in norms and ("¥1,200.00", "MONEY") in norms


def test_tokens_cover_the_text():
    text = " 我们 认为，\n公允反映。"
    doc = parsed(text)
    assert doc.text == text and doc[0].idx == 0


def test_each_word_has_one_tag():
    import yaml

    from dossier.extraction.language import words

    listed = yaml.safe_load((words.files(words.__package__) / "words.yaml").read_text(encoding="utf-8"))
    assert sum(len(line.split()) for line in listed.values()) == len(tags())


def test_no_model_is_loaded_by_importing_the_readers():
    code = "import sys, dossier.extraction.fields; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_a_page_of_text_is_parsed_quickly():
    import time

    nlp, text = (
        pipeline(),
        "我们审计了晴川精机有限公司财务报表，包括2024年12月31日的资产负债表，以及相关财务报表附注。" * 30,
    )
    nlp(text)
    start = time.process_time()
    nlp(text)
    assert len(text) > 1300 and time.process_time() - start < 0.05


def test_opinion_with_emphasis_and_with_two_opinions():
    clean = "我们认为，财务报表在所有重大方面公允反映了贵公司的财务状况。"
    assert opinion(clean + "我们提醒财务报表使用者关注附注三。").note == EMPHASIS
    both = opinion(clean + "我们认为，除存货的影响外，财务报表在所有重大方面公允反映了财务状况。")
    assert both.value == "qualified" and both.sure < 0.7


def test_nothing_is_read_where_nothing_is_said():
    for ask in (opinion, level, verdict, signing):
        assert ask("") is None and ask("本页无正文。") is None
    assert points("") == [] and parties("") == []


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("本合同由双方于2025年3月1日在包头签订。", "2025-03-01"),
        ("签订于二〇二五年三月一日。", "2025-03-01"),
        ("本合同有效期自2025年3月1日起至2026年2月28日止。", None),
        ("本合同自签订之日起生效，2025年3月1日前付款。", None),
    ],
)
def test_day_of_signing(text, day):
    found = signing(text)
    assert (found.value if found else None) == day


def test_a_name_does_not_run_over_the_end_of_a_line():
    names = [span.text for span in parsed("检验报告\n晴川精机有限公司\n委托检验").spans["organisations"]]
    assert [name.strip() for name in names] == ["晴川精机有限公司"]
