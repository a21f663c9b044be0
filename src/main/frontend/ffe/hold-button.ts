import { LitElement, css, html } from 'lit';

const HOLD_MILLIS = 1000;
const HINT_MILLIS = 2500;

/**
 * A button that must be meant. Pressed and held for a second, by pointer, Enter or Space, it sends "confirmed". A short
 * press of a key, or the click of a screen reader, opens a question instead; a short press of a pointer says to hold.
 */
class HoldButton extends LitElement {
  static properties = {
    label: {},
    detail: {},
    question: {},
    effect: {},
    kind: { reflect: true },
    disabled: { type: Boolean, reflect: true },
    why: {},
    holdHint: {},
    holdHelp: {},
    cancel: {},
    hint: { state: true },
    held: { state: true },
  };

  static styles = css`
    :host { display: inline-block; }
    button {
      font: inherit; color: inherit; cursor: pointer; margin: 0;
      border-radius: var(--ffe-radius); border: 1px solid currentColor; background: transparent;
    }
    button.hold {
      position: relative; overflow: hidden; width: 100%; min-height: 34px; padding: 3px 12px;
      text-align: center; line-height: 1.25; user-select: none; -webkit-user-select: none;
      touch-action: none; -webkit-touch-callout: none;
    }
    button:focus-visible { outline: 2px solid var(--ffe-accent); outline-offset: 2px; }
    :host([kind='halt']) button.hold { color: var(--ffe-warn); }
    :host([kind='flatten']) button.hold { color: var(--ffe-bad); }
    :host([disabled]) button.hold { color: var(--ffe-muted); border-color: var(--ffe-line); cursor: not-allowed; }
    b { display: block; font-weight: 650; position: relative; }
    small { display: block; font-size: 11px; position: relative; white-space: nowrap; }
    i { position: absolute; inset: 0 auto 0 0; width: 0; background: currentColor; opacity: 0.28; }
    .held i { width: 100%; transition: width ${HOLD_MILLIS}ms linear; }
    @media (prefers-reduced-motion: reduce) { .held i { transition: none; } }
    dialog {
      color: var(--ffe-text); background: var(--ffe-panel); border: 1px solid var(--ffe-line);
      border-radius: var(--ffe-radius); padding: 20px; max-width: min(420px, 86vw); font: inherit; white-space: normal;
    }
    dialog::backdrop { background: rgb(0 0 0 / 0.55); }
    h2 { font-size: 15px; margin: 0 0 8px; }
    p { margin: 0 0 16px; color: var(--ffe-muted); }
    form { display: flex; gap: 12px; justify-content: flex-end; }
    form button { min-height: 34px; padding: 3px 14px; }
    form .sure { color: var(--ffe-bad); font-weight: 650; }
  `;

  declare label: string;
  declare detail: string;
  declare question: string;
  declare effect: string;
  declare kind: string;
  declare disabled: boolean;
  declare why: string;
  declare holdHint: string;
  declare holdHelp: string;
  declare cancel: string;
  declare hint: boolean;
  declare held: boolean;
  private timer = 0;
  private pointerAt = 0;
  private keyed = false;

  constructor() {
    super();
    this.label = this.detail = this.question = this.effect = this.kind = this.why = '';
    this.holdHint = this.holdHelp = this.cancel = '';
    this.disabled = this.hint = this.held = false;
  }

  render() {
    const detail = this.hint ? this.holdHint : this.detail;
    return html`
      <button class="hold ${this.held ? 'held' : ''}" ?disabled=${this.disabled}
        title=${this.disabled ? this.why : `${this.question} ${this.holdHelp}`}
        aria-label=${`${this.label} ${this.detail}`}
        @pointerdown=${this.press} @pointerup=${this.release} @pointerleave=${this.stop} @pointercancel=${this.stop}
        @keydown=${this.keyDown} @keyup=${this.keyUp} @blur=${this.stop} @click=${this.clicked}
        @contextmenu=${(event: Event) => event.preventDefault()}>
        <i></i><b>${this.label}</b>${detail ? html`<small>${detail}</small>` : ''}
      </button>
      <dialog aria-labelledby="question" aria-describedby="effect">
        <h2 id="question">${this.question}</h2>
        <p id="effect">${this.effect}</p>
        <form method="dialog">
          <button autofocus>${this.cancel}</button>
          <button class="sure" @click=${this.confirm}>${this.label} ${this.detail}</button>
        </form>
      </dialog>`;
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.stop();
  }

  private begin() {
    this.stop();
    this.held = true;
    this.timer = window.setTimeout(() => {
      this.stop();
      this.keyed = false;
      this.confirm();
    }, HOLD_MILLIS);
  }

  private stop = () => {
    window.clearTimeout(this.timer);
    this.timer = 0;
    this.held = false;
  };

  private press(event: PointerEvent) {
    if (event.button === 0 && !this.disabled) {
      this.pointerAt = performance.now();
      this.begin();
    }
  }

  private release() {
    if (this.timer) {
      this.stop();
      this.hint = true;
      window.setTimeout(() => (this.hint = false), HINT_MILLIS);
    }
  }

  private keyDown(event: KeyboardEvent) {
    if (event.key === 'Enter' || event.key === ' ') {
      event.preventDefault();
      if (!event.repeat && !this.disabled) {
        this.keyed = true;
        this.begin();
      }
    }
  }

  private keyUp(event: KeyboardEvent) {
    if ((event.key === 'Enter' || event.key === ' ') && this.keyed) {
      event.preventDefault();
      this.keyed = false;
      this.stop();
      this.ask();
    }
  }

  /** A click without a pointer or a key is a screen reader's. */
  private clicked() {
    if (performance.now() - this.pointerAt > HOLD_MILLIS * 2) {
      this.ask();
    }
  }

  private ask() {
    (this.renderRoot.querySelector('dialog') as HTMLDialogElement).showModal();
  }

  private confirm() {
    if (!this.disabled) {
      this.dispatchEvent(new CustomEvent('confirmed'));
    }
  }
}

customElements.define('ffe-hold', HoldButton);
