// The page begins here: the studio, or the speaker's window of a talk.

import { render } from "preact";
import { App } from "./parts/App.js";
import { SpeakerWindow } from "./parts/SpeakerWindow.js";
import { Studio } from "./studio.js";
import "./styles/page.css";

const place = document.getElementById("app")!;
if (location.hash === "#speaker") render(<SpeakerWindow />, place);
else {
  const studio = new Studio(document.querySelector("script")?.nonce ?? "");
  render(<App studio={studio} />, place);
  studio.start();
}
