/** The colours of the theme as a canvas needs them, read from the tokens of styles.css. */
export interface Tokens {
  ground: string;
  panel: string;
  line: string;
  text: string;
  muted: string;
  accent: string;
  up: string;
  down: string;
  warn: string;
  bad: string;
}

export function tokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(`--ffe-${name}`).trim();
  return {
    ground: token('ground'),
    panel: token('panel'),
    line: token('line'),
    text: token('text'),
    muted: token('muted'),
    accent: token('accent'),
    up: token('up'),
    down: token('down'),
    warn: token('warn'),
    bad: token('bad'),
  };
}

export const FONT = "Inter, system-ui, sans-serif";

/** Calls back when the colours change; answers how to stop. */
export function onScheme(changed: () => void): () => void {
  const system = matchMedia('(prefers-color-scheme: dark)');
  window.addEventListener('ffe-scheme', changed);
  system.addEventListener('change', changed);
  return () => {
    window.removeEventListener('ffe-scheme', changed);
    system.removeEventListener('change', changed);
  };
}
