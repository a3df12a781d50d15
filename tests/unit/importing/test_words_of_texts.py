"""Words are counted without the readers, and the readers lose none of them."""

from __future__ import annotations

from collections import Counter

import pytest

from briefgen.importing.document_words import document_words
from briefgen.importing.docx.read_document import read_document
from briefgen.importing.markdown.read_markdown import read_markdown
from briefgen.importing.markdown_words import markdown_words
from briefgen.importing.word_ledger import WHOLE_FILE, unplaced_words, words_of
from tests.unit.importing.docx.made_documents import cell, document, heading, paragraph, run
from tests.unit.importing.told import all_words

MARP = """---
marp: true
header: Northbridge
title: A talk
---

<!-- _class: lead -->

# Budget **2026** for un*believ*able
## What changes

![bg right:40% A hall](hall.png) <!-- Smile. -->

---

| Year | `a_b` |
|------|------:|
| 2025 | 3 \\* 4 |

```yaml
---
key: *value  # words
```

> Quoted [words](https://example.org/not-this) and <https://example.org/this>
"""
SLIDEV = """---
theme: seriph
title: Metadata
---

# Welcome &amp; hello

<div class="not-this"><b>bold</b>ness</div>

<details><summary>More</summary>of it</details>

---
layout: two-cols
---

Left <!-- a remark -->

::right::

- [x] ticked
- right <Counter :count="10" />

---
src: ./more.md
---
"""
PANDOC = """% The title
% Ann Other; Ben Baker

# One {.not-this}

Text[^1] and H~2~O, $a_1^2$ {{< video clip >}} [r][x] [span words]{.no}

Term
:   Its meaning

::: {.callout-tip title="Mind this"}
inside
:::

```{r}
#| echo: false
hidden(code)
```

[^1]: In the note.
[x]: https://example.org/not-this
"""
MORE = b"# Included words\n"


@pytest.mark.parametrize("text", [MARP, SLIDEV, PANDOC])
def test_no_word_of_a_markdown_file_is_lost(text: str) -> None:
    files = {"more.md": MORE}
    counted = markdown_words(text, files.get)[WHOLE_FILE]
    assert sum(counted.values()) > 10
    assert counted - all_words(read_markdown(text, files.get)) == {}


def test_what_is_counted_of_markdown_is_what_people_read() -> None:
    counted = markdown_words(MARP + SLIDEV + PANDOC, {"more.md": MORE}.get)[WHOLE_FILE]
    for word in ("unbelievable", "Smile", "value", "boldness", "H2O", "hidden", "Mind", "note"):
        assert counted[word], word
    assert not counted["not"]


def test_a_word_that_the_reader_loses_is_named() -> None:
    counted = markdown_words("# One\n\ntwo three\n", lambda name: None)
    assert unplaced_words(counted, [(1, {"title": "One"})], {}, ()) == {
        WHOLE_FILE: words_of("two three")
    }
    assert (
        unplaced_words(counted, [(1, {"title": "One"}), (2, {"lead": "three two"})], {}, ()) == {}
    )


def test_no_word_of_a_document_is_lost() -> None:
    box = (
        "<w:r><mc:AlternateContent><mc:Choice><w:drawing><w:txbxContent>{0}</w:txbxContent>"
        "</w:drawing></mc:Choice><mc:Fallback><w:pict><w:txbxContent>{0}</w:txbxContent></w:pict>"
        "</mc:Fallback></mc:AlternateContent></w:r>"
    ).format(paragraph("in the box"))
    body = heading("One") + paragraph(run("par") + run("ted ") + "<w:r><w:tab/></w:r>" + box)
    body += f"<w:tbl><w:tr>{cell(paragraph('cell'))}{cell(paragraph('other'))}</w:tr></w:tbl>"
    body += paragraph("Long text of many words. " * 12) + paragraph(run("gone", "<w:vanish/>"))
    data = document(body, {"footer": paragraph("foot"), "comments": ""})
    counted = document_words(data)[WHOLE_FILE]
    assert (counted["parted"], counted["box"], counted["gone"]) == (1, 1, 1)
    assert counted - all_words(read_document(data)) == {}


def test_a_hyphen_a_sign_or_a_formula_between_words_made_one_word_that_was_not_found() -> None:
    between = "<w:noBreakHyphen/>", '<w:sym w:font="Wingdings" w:char="F0FC"/>'
    body = "".join(
        paragraph(f"{run('left')}<w:r>{sign}</w:r>{run('right')}") for sign in between
    ) + paragraph(f"{run('so')}<m:oMath><m:r><m:t>xy</m:t></m:r></m:oMath>{run('there')}")
    counted = document_words(document(heading("A") + body))[WHOLE_FILE]
    assert counted == Counter(A=1, left=2, right=2, so=1, there=1) + Counter(["=x", "=y"])


def test_the_prompt_of_a_form_beside_a_word_made_one_word_of_both() -> None:
    prompt = (
        "<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{}</w:sdtContent></w:sdt>"
    ).format(run("Click"))
    data = document(heading("A", 2) + paragraph(run("Name") + prompt))
    assert document_words(data)[WHOLE_FILE] == Counter(A=1, Name=1, Click=1)
