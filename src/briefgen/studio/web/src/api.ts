// What the page asks the server, and what the server tells by itself.

import type {
  Ask, Build, Decisions, EditAsked, Edited, FirstPictures, Help, HelpAt, ImportReport, LayoutGallery, NewImport, NewPicture,
  NewProject, OpenAsked, Opened, PictureAdded, ReportAsked, Saved, SheetAt, SheetPicture, StartAsk, StartPictures, StudioState,
} from "./messages.js";

interface Questions {
  edit: [EditAsked, Edited];
  help: [HelpAt, Help];
  gallery: [object, LayoutGallery];
  sheet: [SheetAt, SheetPicture];
  save: [object, Saved];
  decide: [Decisions, Saved];
  build: [object, Build];
  stop: [object, Build];
  open: [OpenAsked, Opened];
  new: [NewProject, StudioState];
  start: [StartAsk, StartPictures];
  picture: [NewPicture, PictureAdded];
  import: [NewImport, ImportReport];
  report: [ReportAsked, ImportReport];
}

/** The server does not answer: it was stopped. */
export class Stopped extends Error {}

/** Ask the server. A refusal is an error with its sentence. */
export async function ask<Name extends keyof Questions>(name: Name, question: Questions[Name][0]): Promise<Questions[Name][1]> {
  return (await (await post(name, question)).json()) as Questions[Name][1];
}

/** Asks for the state over one connection, which is opened anew where it was lost; one question at a time. */
export class StateLine {
  private socket: WebSocket | null = null;

  /** The slide that is shown may come first, and what is done with it may take a moment. */
  async ask(question: Ask, shown: (first: FirstPictures) => Promise<void>): Promise<StudioState> {
    const known = this.socket?.readyState === WebSocket.OPEN ? this.socket : null;
    const socket = known ?? (await this.opened());
    try {
      return await this.answer(socket, question, shown);
    } catch (error) {
      socket.close(); // what it may still tell is no answer to the next question
      throw error;
    }
  }

  private answer(socket: WebSocket, question: Ask, shown: (first: FirstPictures) => Promise<void>): Promise<StudioState> {
    return new Promise((resolve, reject) => {
      let showing = Promise.resolve();
      const hear = async (message: MessageEvent<string>) => {
        await showing;
        const said = JSON.parse(message.data) as FirstPictures | StudioState;
        if ("kind" in said) resolve(said);
        else showing = shown(said);
      };
      socket.onclose = () => reject(new Stopped());
      socket.onmessage = (message: MessageEvent<string>) => void hear(message).catch(reject);
      socket.send(written(question));
    });
  }

  private opened(): Promise<WebSocket> {
    const address = new URL("state", location.href);
    address.protocol = "ws:";
    const socket = (this.socket = new WebSocket(address));
    return new Promise((resolve, reject) => {
      socket.onopen = () => resolve(socket);
      socket.onclose = () => reject(new Stopped());
    });
  }
}

/** Half of a character, such as other programs put on the clipboard, is none: the server would refuse all that it stands in. */
const written = (question: object): string => JSON.stringify(question, (_, value: unknown) => (typeof value === "string" ? value.toWellFormed() : value));

async function post<Name extends keyof Questions>(name: Name, question: Questions[Name][0]): Promise<Response> {
  let answer: Response;
  try {
    answer = await fetch(`api/${name}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: written(question),
    });
  } catch {
    throw new Stopped();
  }
  // A refusal says why; what else goes wrong has nothing to say to the author.
  if (!answer.ok) throw new Error(answer.status === 409 ? await answer.text() : `${name}: ${answer.status}`);
  return answer;
}

/** Hear what the server tells by itself. Only the first of several windows holds the stream, as a browser has few of them. */
export function listen(heard: { files: () => void; build: (build: Build) => void; gone: () => void; back: () => void }): void {
  const channel = new BroadcastChannel(`events ${location.pathname}`);
  const take = (kind: string, data: string) => {
    if (kind === "build") heard.build(JSON.parse(data) as Build);
    else heard.files();
  };
  channel.onmessage = (event: MessageEvent<{ kind: string; data: string }>) => take(event.data.kind, event.data.data);
  void navigator.locks.request(`events ${location.pathname}`, () => {
    const events = new EventSource("events");
    for (const kind of ["state", "files", "build"])
      events.addEventListener(kind, (event) => {
        const data = (event as MessageEvent<string>).data;
        take(kind, data);
        channel.postMessage({ kind, data });
      });
    events.onerror = heard.gone;
    events.onopen = heard.back;
    return new Promise<void>(() => undefined);
  });
}

/** A file as the server is sent it. */
export async function sent(file: File): Promise<NewPicture & NewImport> {
  return { file_name: file.name, data: await base64(file) };
}

/** The bytes of a file as base64. */
export function base64(file: File): Promise<string> {
  return new Promise((resolve, reject) => {
    const reader = new FileReader();
    reader.onload = () => resolve((reader.result as string).replace(/^[^,]*,/, ""));
    reader.onerror = () => reject(new Error(file.name));
    reader.readAsDataURL(file);
  });
}
