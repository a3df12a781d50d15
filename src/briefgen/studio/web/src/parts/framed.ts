// A frame round a part of a picture.

import { useLayoutEffect, useRef } from "preact/hooks";

/** The boxes of a picture and of the frame that lies over it; `find` looks for the part. */
export function useFrame(find: (box: HTMLElement) => Element | null | undefined) {
  const box = useRef<HTMLDivElement>(null);
  const frame = useRef<HTMLSpanElement>(null);
  useLayoutEffect(() => {
    // A slide that was never drawn has no picture.
    if (!box.current || !frame.current) return;
    const found = find(box.current);
    frame.current.hidden = !found;
    if (!found) return;
    const [whole, part] = [box.current.getBoundingClientRect(), seen(found)];
    Object.assign(frame.current.style, {
      left: `${part.left - whole.left - 3}px`, top: `${part.top - whole.top - 3}px`, width: `${part.width + 6}px`, height: `${part.height + 6}px`,
    });
  });
  return { box, frame };
}

/** Where an item is seen: a picture that is cut lies in a window of its own. */
function seen(item: Element): DOMRect {
  const window = item.closest<SVGSVGElement>("svg svg");
  const page = window?.parentElement?.closest("svg");
  if (!window || !page) return item.getBoundingClientRect();
  const whole = page.getBoundingClientRect();
  const scale = whole.width / page.viewBox.baseVal.width;
  const [x, y, width, height] = [window.x, window.y, window.width, window.height].map((one) => one.baseVal.value * scale) as [number, number, number, number];
  return new DOMRect(whole.left + x, whole.top + y, width, height);
}
