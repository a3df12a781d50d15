// The same decks by PptxGenJS: node deck.cjs CONTENT.json PICTURE FOLDER PACKS
const PptxGenJS = require("pptxgenjs");
const fs = require("fs");
const [content, picture, folder, packs] = process.argv.slice(2);
const deck = JSON.parse(fs.readFileSync(content, "utf8"));

function addSlide(show, slide, number) {
  const page = show.addSlide();
  page.addText(slide.title, { x: 0.7, y: 0.4, w: 12, h: 1, fontSize: 30, bold: true });
  if (slide.lines.length) {
    const runs = slide.lines.map(([text, level]) => ({
      text, options: { bullet: true, indentLevel: level, breakLine: true },
    }));
    page.addText(runs, { x: 0.7, y: 1.9, w: 12, h: 4.5, fontSize: 20 });
  }
  slide.cards.forEach(([name, text], index) => {
    const place = { x: 0.7 + (index % 3) * 4.1, y: 1.9 + Math.floor(index / 3) * 2.4, w: 3.8, h: 2.2 };
    page.addText(
      [{ text: name, options: { bold: true, breakLine: true } }, { text }],
      { shape: show.ShapeType.rect, fill: { color: "EEF2F7" }, fontSize: 16, ...place },
    );
    if (slide.centre) page.addShape(show.ShapeType.line, { x: place.x, y: 4, w: 2, h: 1.5, line: { width: 1 } });
  });
  if (slide.centre) page.addText(slide.centre, { shape: show.ShapeType.rect, x: 5, y: 5.5, w: 3.3, h: 1.1 });
  if (slide.rows) page.addTable(slide.rows, { x: 0.7, y: 1.9, w: 12, fontSize: 16 });
  if (slide.chart) page.addChart(show.ChartType.bar, slide.chart, { x: 0.7, y: 1.9, w: 12, h: 4.4 });
  if (slide.picture) page.addImage({ path: picture, x: 0.7, y: 1.9, w: 8.3, h: 4.5 });
  page.addText(deck.title, { x: 0.7, y: 7, w: 5, h: 0.3, fontSize: 12 });
  page.addText("15 October 2008", { x: 8.9, y: 7, w: 2, h: 0.3, fontSize: 12 });
  page.addText(String(number), { x: 12.2, y: 7, w: 1, h: 0.3, fontSize: 12 });
  page.addNotes(slide.notes);
}

async function main() {
  for (let pack = 0; pack < Number(packs); pack++) {
    const show = new PptxGenJS();
    show.layout = "LAYOUT_WIDE";
    deck.slides.forEach((slide, index) => addSlide(show, slide, index + 1));
    await show.writeFile({ fileName: `${folder}/peer-${pack}.pptx` });
  }
}
main();
