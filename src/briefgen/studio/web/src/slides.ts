// Counts and times of slides.

import type { PagePicture, SlideEntry } from "./messages.js";

export const countHidden = (slides: readonly SlideEntry[]): number => slides.filter((slide) => slide.is_hidden).length;

export const pagesOf = (slides: readonly SlideEntry[]): number => slides.reduce((sum, slide) => sum + slide.pages.length, 0);

const two = (value: number): string => `${Math.floor(value)}`.padStart(2, "0");

/** The time of day, as "14:32". */
export const dated = (time: Date): string => `${two(time.getHours())}:${two(time.getMinutes())}`;

/** A length of time, as "06:20". */
export const clock = (seconds: number): string => `${two(seconds / 60)}:${two(seconds % 60)}`;

/** How wide a page is for its height. */
export const shapeOf = (picture: PagePicture | undefined): number => (picture ? picture.width / picture.height : 16 / 9);
