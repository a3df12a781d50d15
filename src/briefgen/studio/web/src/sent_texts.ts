// The texts that the server has: what is changed in a long one is sent as a part of it.

import { changedPart } from "./editor/places.js";
import type { ChangedText } from "./messages.js";

interface Sent {
  text: string;
  /** Of the text; "" until it is known. */
  digest: string;
}

export class SentTexts {
  private readonly known = new Map<number, Sent>();
  private readonly underWay = new Map<number, Sent>();

  /** A text as it is sent now. */
  part(file: number, text: string): Omit<ChangedText, "since"> {
    const sent = this.known.get(file);
    if (!sent?.digest) return { file, text, part: null };
    const { start, end, text: now } = changedPart(sent.text, text);
    return { file, text: now, part: { digest: sent.digest, start, end } };
  }

  /** A text goes out: by the time that it has arrived, its digest is known. */
  goesOut(file: number, text: string): void {
    const sent: Sent = { text, digest: "" };
    this.underWay.set(file, sent);
    void crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)).then((bytes) => {
      sent.digest = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
    });
  }

  /** The server has taken the text that went out. */
  arrived(file: number): void {
    this.known.set(file, this.underWay.get(file)!);
  }

  forget(file: number): void {
    this.known.delete(file);
  }
}
