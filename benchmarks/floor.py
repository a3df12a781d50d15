"""YAML -> deck, slides and handout by straight calls of python-pptx and ReportLab: the floor.

What a fair and unhurried engineer would write who needs the same texts, shapes, tables, charts and
pictures: no measuring beyond ReportLab's own word wrap, no tags, no checks, nothing slow on
purpose and nothing clever. Positions are points on a slide of 960 x 540.

    python -m benchmarks.floor PROJECT FOLDER [--packs N]
"""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from io import BytesIO
from pathlib import Path
from typing import Any

import yaml
from pptx import Presentation
from pptx.chart.data import CategoryChartData
from pptx.dml.color import RGBColor
from pptx.enum.chart import XL_CHART_TYPE
from pptx.enum.shapes import MSO_CONNECTOR, MSO_SHAPE
from pptx.util import Pt
from reportlab.lib.utils import simpleSplit
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

WIDTH, HEIGHT, MARGIN, TOP = 960, 540, 48, 136
BRAND, TINT, INK = (0x1D, 0x4F, 0x91), (0xEE, 0xF2, 0xF7), (0x1B, 0x1F, 0x24)
FONTS = Path(__file__).resolve().parents[1] / "src/briefgen/fonts"
SIDE, LINES, LINE_GAP = 220, 7, 18

Slide = dict[str, Any]


def read_deck(project: Path) -> Slide:
    text = (project / "decks/benchmark.yaml").read_text(encoding="utf-8")
    return yaml.load(text, yaml.CSafeLoader)  # type: ignore[no-any-return]


def cards_of(slide: Slide) -> list[tuple[str, str]]:
    """Name and text of each card, part or phase."""
    found = slide.get("cards") or slide.get("phases") or slide.get("diagram", {}).get("parts", [])
    cards = []
    for card in found:
        if isinstance(card, str):
            cards.append((card, ""))
        elif "when" in card:
            cards.append((f"{card['when']}: {card['name']}", card["text"]))
        else:
            cards.extend(card.items())
    return cards


def lines_of(slide: Slide, deck: Slide) -> list[tuple[str, int]]:
    """The paragraphs of a slide with their levels."""
    if slide["layout"] == "cover":
        return [(deck["subtitle"], 0), (slide["strapline"], 0)]
    if "text" in slide:
        return [(slide["text"], 0)]
    found = []
    for point in slide.get("points") or slide.get("rights") or []:
        if isinstance(point, str):
            found.append((point, 0))
        else:
            for head, children in point.items():
                found.append((head, 0))
                found.extend((child, 1) for child in children)
    return found


def boxes(count: int) -> Iterator[tuple[float, float, float, float]]:
    """Left, top, width and height of each card, in rows of three."""
    width, height = (WIDTH - 2 * MARGIN - 48) / 3, 160 if count > 3 else 320
    for index in range(count):
        row, column = divmod(index, 3)
        yield MARGIN + column * (width + 24), TOP + row * (height + 16), width, height


def rows_of(table: Slide) -> list[list[str]]:
    return [table["columns"], *table["rows"]]


def plain_deck(project: Path) -> Slide:
    """The content in a form that other programs can be given."""
    deck = read_deck(project)
    slides = []
    for slide in deck["slides"]:
        plain = {
            "title": slide.get("title", deck["title"]),
            "lines": lines_of(slide, deck),
            "cards": cards_of(slide),
            "centre": slide.get("diagram", {}).get("centre"),
            "notes": slide["notes"],
            "picture": "picture" in slide,
        }
        if "table" in slide:
            plain["rows"] = rows_of(slide["table"])
        if "chart" in slide:
            data = slide["chart"]["data"]
            plain["chart"] = [
                {"name": str(name), "labels": data["categories"], "values": values}
                for one in data["series"]
                for name, values in one.items()
            ]
        slides.append(plain)
    return {"title": deck["title"], "slides": slides}


# --- the deck


def write_deck(deck: Slide, picture: Path) -> bytes:
    show = Presentation()
    show.slide_width, show.slide_height = Pt(WIDTH), Pt(HEIGHT)
    show.core_properties.title = deck["title"]
    for number, content in enumerate(deck["slides"], 1):
        is_bare = not lines_of(content, deck)
        slide = show.slides.add_slide(show.slide_layouts[5 if is_bare else 1])
        slide.shapes.title.text = content.get("title", deck["title"])
        if not is_bare:
            fill_body(slide.placeholders[1].text_frame, lines_of(content, deck))
        add_content(slide.shapes, content, picture)
        for text, left in ((deck["title"], 48), ("15 October 2008", 640), (str(number), 880)):
            add_text(slide.shapes, text, left, 508)
        slide.notes_slide.notes_text_frame.text = content["notes"]
    file = BytesIO()
    show.save(file)
    return file.getvalue()


def fill_body(frame: Any, lines: list[tuple[str, int]]) -> None:
    for index, (text, level) in enumerate(lines):
        paragraph = frame.paragraphs[0] if index == 0 else frame.add_paragraph()
        paragraph.level = level
        add_runs(paragraph, text)


def add_runs(paragraph: Any, text: str) -> None:
    for index, piece in enumerate(text.split("**")):
        if piece:
            run = paragraph.add_run()
            run.text = piece
            run.font.size = Pt(20)
            if index % 2:
                run.font.bold = True


def add_content(shapes: Any, content: Slide, picture: Path) -> None:
    cards = cards_of(content)
    added = [
        add_card(shapes, *card, *box) for card, box in zip(cards, boxes(len(cards)), strict=True)
    ]
    if "diagram" in content:
        centre = add_card(shapes, content["diagram"]["centre"], "", 360, 400, 240, 80)
        for shape in added:
            line = shapes.add_connector(MSO_CONNECTOR.STRAIGHT, 0, 0, 0, 0)
            line.begin_connect(shape, 2)
            line.end_connect(centre, 0)
    if "table" in content:
        add_table(shapes, rows_of(content["table"]))
    if "chart" in content:
        add_chart(shapes, content["chart"]["data"])
        add_text(shapes, content["chart"]["source"], MARGIN, 470)
    if "picture" in content:
        shapes.add_picture(str(picture), Pt(MARGIN), Pt(TOP), width=Pt(600))
        add_text(shapes, content["picture"]["caption"], MARGIN, 470)


def add_card(
    shapes: Any, name: str, text: str, left: float, top: float, width: float, height: float
) -> Any:
    shape = shapes.add_shape(MSO_SHAPE.RECTANGLE, Pt(left), Pt(top), Pt(width), Pt(height))
    shape.fill.solid()
    shape.fill.fore_color.rgb = RGBColor(*TINT)
    shape.line.fill.background()
    frame = shape.text_frame
    frame.word_wrap = True
    head = frame.paragraphs[0].add_run()
    head.text, head.font.bold, head.font.size = name, True, Pt(18)
    head.font.color.rgb = RGBColor(*BRAND)
    if text:
        body = frame.add_paragraph().add_run()
        body.text, body.font.size = text, Pt(16)
        body.font.color.rgb = RGBColor(*INK)
    return shape


def add_text(shapes: Any, text: str, left: float, top: float) -> None:
    box = shapes.add_textbox(Pt(left), Pt(top), Pt(300), Pt(20))
    run = box.text_frame.paragraphs[0].add_run()
    run.text, run.font.size = text, Pt(12)


def add_table(shapes: Any, rows: list[list[str]]) -> None:
    width = WIDTH - 2 * MARGIN
    frame = shapes.add_table(len(rows), len(rows[0]), Pt(MARGIN), Pt(TOP), Pt(width), Pt(240))
    for row, texts in enumerate(rows):
        for column, text in enumerate(texts):
            run = frame.table.cell(row, column).text_frame.paragraphs[0].add_run()
            run.text, run.font.size = text, Pt(16)


def add_chart(shapes: Any, data: Slide) -> None:
    chart = CategoryChartData()
    chart.categories = data["categories"]
    for one in data["series"]:
        for name, values in one.items():
            chart.add_series(str(name), values)
    place = (Pt(MARGIN), Pt(TOP), Pt(WIDTH - 2 * MARGIN), Pt(320))
    shapes.add_chart(XL_CHART_TYPE.COLUMN_CLUSTERED, *place, chart)


# --- the PDFs


def register_fonts() -> None:
    for name in ("Regular", "Bold"):
        pdfmetrics.registerFont(TTFont(name, str(FONTS / f"LiberationSans-{name}.ttf")))


def write_slides(deck: Slide, picture: Path) -> bytes:
    file = BytesIO()
    canvas = Canvas(file, pagesize=(WIDTH, HEIGHT), initialFontName="Regular", pageCompression=1)
    canvas.setTitle(deck["title"])
    for number, content in enumerate(deck["slides"], 1):
        draw_slide(canvas, deck, content, number, picture)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def write_handout(deck: Slide, picture: Path) -> bytes:
    """Three slides a page, beside each the lines for notes."""
    file = BytesIO()
    canvas = Canvas(file, pagesize=(595, 842), initialFontName="Regular", pageCompression=1)
    canvas.setTitle(deck["title"])
    scale, slides = SIDE / WIDTH, deck["slides"]
    for first in range(0, len(slides), 3):
        for index, content in enumerate(slides[first : first + 3]):
            bottom = 842 - 90 - 240 * index - HEIGHT * scale
            canvas.saveState()
            canvas.translate(57, bottom)
            canvas.scale(scale, scale)
            draw_slide(canvas, deck, content, first + index + 1, picture)
            canvas.restoreState()
            canvas.rect(57, bottom, SIDE, HEIGHT * scale)
            for line in range(LINES):
                y = bottom + HEIGHT * scale - (line + 1) * LINE_GAP
                canvas.line(300, y, 538, y)
        write(canvas, deck["title"], 57, 812, 9)
        write(canvas, f"Page {first // 3 + 1} of {-(-len(slides) // 3)}", 57, 40, 9)
        canvas.showPage()
    canvas.save()
    return file.getvalue()


def write(
    canvas: Canvas, text: str, x: float, y: float, size: float, font: str = "Regular"
) -> None:
    canvas.setFont(font, size)
    canvas.drawString(x, y, text)


def write_lines(
    canvas: Canvas, text: str, x: float, y: float, width: float, size: float, font: str = "Regular"
) -> float:
    """A paragraph below y; where the next one begins."""
    canvas.setFont(font, size)
    for line in simpleSplit(text.replace("**", ""), font, size, width):
        y -= 1.2 * size
        canvas.drawString(x, y, line)
    return y


def draw_slide(canvas: Canvas, deck: Slide, content: Slide, number: int, picture: Path) -> None:
    canvas.setFillColorRGB(*(value / 255 for value in INK))
    title = str(content.get("title", deck["title"]))
    write_lines(canvas, title, MARGIN, HEIGHT - 40, WIDTH - 2 * MARGIN, 30, "Bold")
    y: float = HEIGHT - TOP
    for text, level in lines_of(content, deck):
        x = MARGIN + 24 * (level + 1)
        write(canvas, "•" if level == 0 else "–", x - 20, y - 24, 20)
        y = write_lines(canvas, text, x, y, WIDTH - MARGIN - x, 20) - 6
    draw_cards(canvas, content)
    if "table" in content:
        draw_table(canvas, rows_of(content["table"]))
    if "chart" in content:
        draw_chart(canvas, content["chart"]["data"])
        write(canvas, content["chart"]["source"], MARGIN, 56, 12)
    if "picture" in content:
        canvas.drawImage(str(picture), MARGIN, 80, width=600, height=324)
        write(canvas, content["picture"]["caption"], MARGIN, 56, 12)
    write(canvas, deck["title"], MARGIN, 20, 12)
    write(canvas, "15 October 2008", 640, 20, 12)
    write(canvas, str(number), 880, 20, 12)


def draw_cards(canvas: Canvas, content: Slide) -> None:
    cards = cards_of(content)
    for (name, text), (x, top, width, height) in zip(cards, boxes(len(cards)), strict=True):
        draw_card(canvas, name, text, x, HEIGHT - top - height, width, height)
        if "diagram" in content:
            canvas.line(x + width / 2, HEIGHT - top - height, WIDTH / 2, 140)
    if "diagram" in content:
        draw_card(canvas, content["diagram"]["centre"], "", 360, 60, 240, 80)


def draw_card(
    canvas: Canvas, name: str, text: str, x: float, y: float, width: float, height: float
) -> None:
    canvas.setFillColorRGB(*(value / 255 for value in TINT))
    canvas.rect(x, y, width, height, stroke=0, fill=1)
    canvas.setFillColorRGB(*(value / 255 for value in BRAND))
    below = write_lines(canvas, name, x + 12, y + height - 8, width - 24, 18, "Bold")
    canvas.setFillColorRGB(*(value / 255 for value in INK))
    write_lines(canvas, text, x + 12, below - 4, width - 24, 16)


def draw_table(canvas: Canvas, rows: list[list[str]]) -> None:
    width = (WIDTH - 2 * MARGIN) / len(rows[0])
    y: float = HEIGHT - TOP
    for number, texts in enumerate(rows):
        font = "Regular" if number else "Bold"
        ends = [
            write_lines(canvas, text, MARGIN + width * column + 8, y, width - 16, 16, font)
            for column, text in enumerate(texts)
        ]
        y = min(ends) - 8
        canvas.line(MARGIN, y, WIDTH - MARGIN, y)


def draw_chart(canvas: Canvas, data: Slide) -> None:
    """Columns with their values, above the names of the categories."""
    series = [values for one in data["series"] for values in one.values()]
    names = [str(name) for one in data["series"] for name in one]
    step = (WIDTH - 2 * MARGIN) / len(data["categories"])
    for index, category in enumerate(data["categories"]):
        x = MARGIN + index * step
        for number, values in enumerate(series):
            colour = BRAND if number else (0xA8, 0x48, 0x0F)
            canvas.setFillColorRGB(*(value / 255 for value in colour))
            height = 4 * values[index]
            canvas.rect(x + number * step / 3, 100, step / 3, height, stroke=0, fill=1)
            write(canvas, str(values[index]), x + number * step / 3, 104 + height, 14)
        write(canvas, category, x, 80, 14)
    canvas.line(MARGIN, 100, WIDTH - MARGIN, 100)
    for number, name in enumerate(names):
        write(canvas, name, MARGIN + 80 * number, 380, 14)


def write_packs(project: Path, folder: Path, count: int) -> None:
    """The three files of each pack."""
    deck, picture = read_deck(project), project / "assets/images/hills.jpg"
    register_fonts()
    folder.mkdir(parents=True, exist_ok=True)
    for number in range(count):
        (folder / f"{number}.pptx").write_bytes(write_deck(deck, picture))
        (folder / f"{number}-slides.pdf").write_bytes(write_slides(deck, picture))
        (folder / f"{number}-handout.pdf").write_bytes(write_handout(deck, picture))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("project", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--packs", type=int, default=1)
    asked = parser.parse_args()
    write_packs(asked.project, asked.folder, asked.packs)


if __name__ == "__main__":
    main()
