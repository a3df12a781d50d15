// A drawing of the server in the page: only replaced when it is another.

import { useLayoutEffect, useRef } from "preact/hooks";

export function Svg(props: { svg: string; class?: string; isHidden?: boolean }) {
  const box = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    if (box.current) box.current.innerHTML = props.svg;
  }, [props.svg]);
  return <div ref={box} class={`svg ${props.class ?? ""}`} aria-hidden={props.isHidden ? "true" : undefined} />;
}
