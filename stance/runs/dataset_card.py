"""The dataset card: YAML front matter for the Hugging Face Hub above the data statement.

Fields: https://huggingface.co/docs/hub/datasets-cards. The statement is the text of
annotations/README.md; what follows its section on weak spots concerns the repository and is left out.
"""

import re
from collections.abc import Mapping

_NAME = "Commitment types and stance in political sentences"
_LAST = "## Files"
_SIZES = ((1_000, "n<1K"), (10_000, "1K<n<10K"), (100_000, "10K<n<100K"))
_FIELDS = """## Fields

`id` and `document` of a sentence, its `text`, `source` (article, real, composed), `genre` of a composed
document, `draw` (random, enriched, all), `family` (the cue that drew it, or its minimal set), `year` of an
address, `types` (a list, empty for none), `stance`, and the `annotator` whose judgement is gold. `spans` is a
list of records: a `type`, and start and end in `text` of its `evidence`, its `actor` and its `source` (null
where there is none). The splits are train, calibration and test; what is composed in test is a held-out set
of its own. The text of the article is its publisher's; leave it out (`--source real`) where that matters.
"""


def render_card(statement: str, rows: Mapping[str, int]) -> str:
    """Write the card of a dataset with so many rows in each part."""
    files = "\n".join(f"  - split: {part}\n    path: {part}.parquet" for part in rows)
    front = (
        f"---\npretty_name: {_NAME}\nlanguage:\n- en\nlicense: mit\ntask_categories:\n- text-classification\n"
        "task_ids:\n- multi-label-classification\nannotations_creators:\n- machine-generated\nsource_datasets:\n"
        f"- original\nsize_categories:\n- {_size(sum(rows.values()))}\ntags:\n- stance-detection\n- political-science\n"
        f"configs:\n- config_name: default\n  data_files:\n{files}\n---\n\n"
    )
    counts = ", ".join(f"{count:,} in {part}" for part, count in rows.items())
    body = _without_links(statement.partition(_LAST)[0]).rstrip()
    return f"{front}{body}\n\n{_FIELDS}\nRows of this copy: {counts}.\n"


def _size(n_rows: int) -> str:
    return next(name for limit, name in _SIZES if n_rows < limit)


def _without_links(text: str) -> str:
    """Keep the words of links into the repository, which lead nowhere from a card."""
    return re.sub(r"\[([^\]]+)\]\((?!https?:)[^)]+\)", r"\1", text)
