// The texts that the server has: what is changed in a long one is sent as a part of it.

import { changedPart } from "./editor/places.js";
import type { ChangedText } from "./messages.js";

interface Sent {
  text: string;
  /** Of the text; "" until it is known. */
  digest: string;
}

/** So many texts that went out while the connection broke are kept: one of them may have arrived. */
const MOST_UNDER_WAY = 8;

export class SentTexts {
  private readonly known = new Map<number, Sent>();
  private readonly underWay = new Map<number, Sent[]>();
  private readonly whole = new Set<number>();

  /** A text as it is sent now. */
  part(file: number, text: string): ChangedText {
    const sent = this.known.get(file);
    if (!sent?.digest || this.whole.has(file)) {
      const before = [...(sent ? [sent] : []), ...(this.underWay.get(file) ?? [])];
      return { file, text, part: null, made_of: before.map((one) => one.text) };
    }
    const { start, end, text: now } = changedPart(sent.text, text);
    return { file, text: now, part: { digest: sent.digest, start, end }, made_of: [] };
  }

  /** A text goes out. */
  goesOut(file: number, text: string): void {
    const before = this.underWay.get(file) ?? [];
    if (before.at(-1)?.text !== text) this.underWay.set(file, [...before, digested(text)].slice(-MOST_UNDER_WAY));
  }

  /** The server has taken the text that went out. */
  arrived(file: number): void {
    this.has(file, this.underWay.get(file)!.at(-1)!);
  }

  /** The page goes on from a text of the server. */
  took(file: number, text: string): void {
    this.has(file, digested(text));
  }

  /** The server has another text than the part was of: it did not take it. */
  isUnknown(file: number): void {
    this.underWay.delete(file);
    this.whole.add(file);
  }

  /** Nobody knows whether what went out has arrived. */
  isLost(file: number): void {
    this.whole.add(file);
  }

  private has(file: number, sent: Sent): void {
    this.known.set(file, sent);
    this.underWay.delete(file);
    this.whole.delete(file);
  }
}

/** By the time that its answer is there, the digest of a text is known. */
function digested(text: string): Sent {
  const sent: Sent = { text, digest: "" };
  void crypto.subtle.digest("SHA-256", new TextEncoder().encode(text)).then((bytes) => {
    sent.digest = Array.from(new Uint8Array(bytes), (byte) => byte.toString(16).padStart(2, "0")).join("");
  });
  return sent;
}
