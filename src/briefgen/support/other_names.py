"""What other programs and people call what we have -> our names, the likeliest first.

A name counts where it is among those that are possible: `title` is a cover where a layout is
named, and the name of a card where its keys are.
"""

from __future__ import annotations

import re
from collections.abc import Sequence

_GIVEN = {
    # Layouts
    "cover": "title, title-slide, titlepage, front, front-page, first, opening",
    "agenda": "toc, contents, table-of-contents, outline, overview, programme",
    "section": "divider, header, section-header, section-title, chapter, part, break",
    "bullets": "content, text, body, list, default, basic, title-and-content, points",
    "two-columns": "columns, two-column, two-content, side-by-side, split, double",
    "statement": "big-text, message, big-idea, main-point, key-message, takeaway, fact",
    "quote": "quotation, pull-quote, blockquote, citation, testimonial",
    "numbers": "big-number, figures, stats, statistics, kpi, kpis, metrics",
    "numbered": "steps, ordered, numbered-list, ordered-list, instructions, how-to",
    "picture": "image, photo, photograph, full-bleed, img, screenshot, illustration, drawing",
    "pictures": "images, photos, gallery, photographs",
    "picture-text": "image-text, text-image, picture-points, picture-with-caption, media",
    "chart-points": "chart-text",
    "table-points": "table-text",
    "chart": "graph, plot, bar-chart, line-chart, pie-chart, data",
    "diagram": "process, flow, flowchart, smartart, cycle, pyramid",
    "timeline": "history, milestones, roadmap, schedule, dates",
    "comparison": "compare, versus, vs, options, pros-and-cons",
    "checklist": "todo, to-do, to-dos, tasks, actions",
    "closing": "end, thanks, thank-you, the-end, last, questions, contact, goodbye",
    "link": "url, website, qr, qr-code, web",
    # Keys
    "notes": "note, speaker-notes, speaker-note, presenter-notes, comments, speaker, script",
    "speaker": "author, presenter, lecturer, by, who, speakers",
    "venue": "location, place, where, room, address",
    "date": "when, day",
    "minutes": "duration, time, length, timing",
    "name": "heading, head, title, label, header, headline",
    "title": "heading, head, headline, header, name",
    "subtitle": "subheading, subhead, sub-title, tagline",
    "points": "items, bullets, list, content, text, body, bullet-points",
    "text": "body, content, description, paragraph, details, points",
    "file": "src, path, image, picture, photo, source, url",
    "alt": "alt-text, alternative-text, description, alternative, alttext",
    "to": "url, href, link, address",
    "label": "text, title, name",
    "template": "theme, design, style, look",
    "aspect": "ratio, aspect-ratio, size, format",
    "language": "lang, locale",
    "marking": "classification, protective-marking, security",
    "layout": "type, kind, slide-layout",
    "cards": "boxes, tiles, panels",
    "rows": "data, lines, body",
    "columns": "header, headers, heads, head, headings",
    "by": "author, attribution, source, who, name",
}  # fmt: skip
_NOT_PLAIN = re.compile(r"[\s_]+")


def called_here(name: str, known: Sequence[str]) -> str:
    """The one of the known names that people call so, "" where there is none."""
    plain = _NOT_PLAIN.sub("-", name.strip()).lower()
    if plain != name and plain in known:
        return plain
    return next((one for one in _GIVEN if one in known and plain in _GIVEN[one].split(", ")), "")
