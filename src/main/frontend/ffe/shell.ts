/** What belongs to the browser alone: colour scheme, shortcuts, copying, and whether the page still hears the server. */

const SCHEMES = ['system', 'dark', 'light'] as const;
const KEY = 'ffe-scheme';
const SILENT_MILLIS = 15_000;
const CHORD_MILLIS = 1200;

function scheme(): string {
  try {
    return localStorage.getItem(KEY) ?? 'system';
  } catch {
    return 'system';
  }
}

function apply(name: string) {
  if (name === 'system') {
    delete document.documentElement.dataset.scheme;
  } else {
    document.documentElement.dataset.scheme = name;
  }
  window.dispatchEvent(new Event('ffe-scheme'));
}

apply(scheme());

/** The attributes named like the schemes have the words for each. */
class SchemeToggle extends HTMLElement {
  static observedAttributes = SCHEMES;
  private readonly button = document.createElement('button');

  connectedCallback() {
    this.button.type = 'button';
    this.button.className = 'plain';
    this.button.onclick = () => {
      const next = SCHEMES[(SCHEMES.indexOf(scheme() as (typeof SCHEMES)[number]) + 1) % SCHEMES.length];
      try {
        localStorage.setItem(KEY, next);
      } catch {
        // a browser that stores nothing follows the system
      }
      apply(next);
      this.attributeChangedCallback();
    };
    this.attributeChangedCallback();
    this.replaceChildren(this.button);
  }

  attributeChangedCallback() {
    this.button.textContent = this.getAttribute(scheme());
  }
}

/**
 * Shows the text of its attribute "says", {0} being the seconds, when the server has been silent for long: what stands
 * on the page is then old.
 */
class Heard extends HTMLElement {
  private heardAt = Date.now();
  private timer = 0;

  set beat(_: number) {
    this.heardAt = Date.now();
    this.look();
  }

  connectedCallback() {
    this.heardAt = Date.now();
    this.setAttribute('role', 'alert');
    this.timer = window.setInterval(() => this.look(), 1000);
    this.look();
  }

  disconnectedCallback() {
    window.clearInterval(this.timer);
  }

  private look() {
    const silent = Date.now() - this.heardAt;
    const old = silent > SILENT_MILLIS;
    document.documentElement.classList.toggle('unheard', old);
    this.hidden = !old;
    if (old) {
      this.textContent = (this.getAttribute('says') ?? '').replace('{0}', `${Math.round(silent / 1000)}`);
    } else if (this.textContent) {
      this.textContent = '';
    }
  }
}

/** Copies the text of the element that its attribute "from" names; "says", "done" and "selected" are its words. */
class CopyText extends HTMLElement {
  static observedAttributes = ['says'];
  private readonly button = document.createElement('button');

  connectedCallback() {
    this.button.type = 'button';
    this.button.className = 'plain';
    this.button.onclick = () => this.copy();
    this.attributeChangedCallback();
    this.replaceChildren(this.button);
  }

  attributeChangedCallback() {
    this.say('says');
  }

  private say(word: 'says' | 'done' | 'selected') {
    this.button.textContent = this.getAttribute(word);
  }

  private copy() {
    const source = document.getElementById(this.getAttribute('from') ?? '');
    if (!source) {
      return;
    }
    const range = document.createRange();
    range.selectNodeContents(source);
    const selection = getSelection();
    selection?.removeAllRanges();
    selection?.addRange(range);
    const said = (word: 'done' | 'selected') => {
      this.say(word);
      window.setTimeout(() => this.say('says'), 2000);
    };
    (navigator.clipboard?.writeText(source.textContent ?? '') ?? Promise.reject(new Error('no clipboard')))
      .then(() => said('done'))
      .catch(() => said('selected'));
  }
}

let chord = 0;

function isTyping(target: EventTarget | null): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || /^(INPUT|TEXTAREA|SELECT)$/.test(target.tagName));
}

document.addEventListener('keydown', (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) {
    return;
  }
  if (event.key === '?') {
    (document.getElementById('shortcuts') as HTMLDialogElement | null)?.showModal();
  } else if (event.key === '/') {
    const search = document.querySelector<HTMLElement>('[data-search]');
    if (search) {
      event.preventDefault();
      search.focus();
    }
  } else if (event.key === 'g') {
    chord = Date.now();
  } else if (Date.now() - chord < CHORD_MILLIS && /^[a-z]$/.test(event.key)) {
    chord = 0;
    document.querySelector<HTMLElement>(`a[data-key="${event.key}"]`)?.click();
  }
});

document.addEventListener('click', (event) => {
  const opener = (event.target as Element | null)?.closest?.('[data-opens]');
  if (opener) {
    (document.getElementById(opener.getAttribute('data-opens') ?? '') as HTMLDialogElement | null)?.showModal();
  }
  const closer = (event.target as Element | null)?.closest?.('[data-closes]');
  if (closer) {
    (closer.closest('dialog') as HTMLDialogElement | null)?.close();
  }
  const skip = (event.target as Element | null)?.closest?.('a.skip');
  if (skip) {
    event.preventDefault();
    document.getElementById('content')?.focus();
  }
});

customElements.define('ffe-scheme', SchemeToggle);
customElements.define('ffe-heard', Heard);
customElements.define('ffe-copy', CopyText);
