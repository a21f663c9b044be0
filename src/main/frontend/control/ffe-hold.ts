/**
 * A button that must be held for a second, by pointer or by Enter or Space, before it does anything.
 * Fires "held".
 */
class FfeHold extends HTMLElement {
  private static readonly MILLIS = 1000;
  private timer?: number;
  private button?: HTMLButtonElement;

  static get observedAttributes() { return ['label', 'hint', 'off']; }

  connectedCallback() {
    if (!this.button) {
      const button = document.createElement('button');
      button.type = 'button';
      this.button = button;
      this.append(button);
      button.addEventListener('pointerdown', () => this.begin());
      for (const end of ['pointerup', 'pointerleave', 'pointercancel', 'blur']) button.addEventListener(end, () => this.end());
      button.addEventListener('keydown', (e) => {
        if ((e.key === 'Enter' || e.key === ' ') && !e.repeat) this.begin();
        if (e.key === 'Enter' || e.key === ' ') e.preventDefault();
      });
      button.addEventListener('keyup', () => this.end());
    }
    this.show();
  }

  attributeChangedCallback() { this.show(); }

  private show() {
    if (!this.button) return;
    this.button.textContent = this.getAttribute('label') ?? '';
    this.button.title = this.getAttribute('hint') ?? '';
    this.button.setAttribute('aria-label', `${this.getAttribute('hint') ?? ''} Hold for one second.`);
    this.button.disabled = this.hasAttribute('off');
  }

  private begin() {
    if (this.timer !== undefined || this.hasAttribute('off')) return;
    this.classList.add('holding');
    this.timer = window.setTimeout(() => {
      this.end();
      this.dispatchEvent(new CustomEvent('held'));
    }, FfeHold.MILLIS);
  }

  private end() {
    window.clearTimeout(this.timer);
    this.timer = undefined;
    this.classList.remove('holding');
  }
}

customElements.define('ffe-hold', FfeHold);

/** Dark or light: what the browser prefers, unless chosen here before. */
const chosen = localStorage.getItem('ffe-theme');
if (chosen) document.documentElement.setAttribute('data-theme', chosen);
(window as any).ffeTheme = () => {
  const root = document.documentElement;
  const dark = root.getAttribute('data-theme') === 'dark'
    || (!root.hasAttribute('data-theme') && matchMedia('(prefers-color-scheme: dark)').matches);
  root.setAttribute('data-theme', dark ? 'light' : 'dark');
  localStorage.setItem('ffe-theme', dark ? 'light' : 'dark');
  window.dispatchEvent(new Event('ffe-theme'));
};
matchMedia('(prefers-color-scheme: dark)').addEventListener('change', () => window.dispatchEvent(new Event('ffe-theme')));

/** g then a letter goes to a page. */
let g = 0;
document.addEventListener('keydown', (e) => {
  const typing = (e.target as HTMLElement).closest('input, textarea, select');
  if (typing || e.ctrlKey || e.metaKey || e.altKey) return;
  if (e.key === 'g') { g = Date.now(); return; }
  const page: Record<string, string> = { d: 'nav-dashboard', l: 'nav-decisions', a: 'nav-agent-control', s: 'nav-status' };
  if (Date.now() - g < 1500 && page[e.key]) document.getElementById(page[e.key])?.click();
  g = 0;
});
