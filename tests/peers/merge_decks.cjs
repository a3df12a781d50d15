// A slide of one deck -> another deck, as pptx-automizer merges them.
// node merge_decks.cjs FOLDER ROOT.pptx SOURCE.pptx NUMBER OUTPUT.pptx
const { default: Automizer } = require("pptx-automizer");
const [folder, root, source, number, output] = process.argv.slice(2);

new Automizer({ templateDir: folder, outputDir: folder, removeExistingSlides: false, verbosity: 0 })
  .loadRoot(root)
  .load(source, "source")
  .addSlide("source", Number(number))
  .write(output)
  .catch((error) => {
    console.error(error);
    process.exit(1);
  });
