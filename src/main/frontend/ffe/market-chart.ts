import { LineSeries, type ISeriesApi, type Logical, type UTCTimestamp } from 'lightweight-charts';
import { CandleChart, type Row } from './candle-chart';
import type { Mark } from './marks';
import { decimal } from './reader';
import { tokens } from './tokens';

/** What is shown: a stored series, candles of at least so many seconds, averages as {@code sma:20}. */
interface Series {
  source: string;
  pair: string;
  timeframe: string;
  seconds: number;
  first: number;
  last: number;
  averages: string[];
  volume: boolean;
}

/** Candles of one stretch, with a value per average for each. */
interface Tile {
  rows: Row[];
  lines: (number | null)[][];
}

/** Lengths of a candle; the server makes each out of all stored ones within it. */
const LADDER = [
  60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 14400, 21600, 28800, 43200,
  ...Array.from({ length: 10 }, (_, i) => 86400 * 2 ** i),
];
/** Candles of a tile; a request has at most four tiles, the server's limit. */
const TILE = 250;
const TILES_MAX = 4;
/** Candles in view before longer ones are taken. */
const VIEW_MAX = 300;
const KEPT_MAX = 200;
const QUIET_MILLIS = 90;
const DECISIONS_TO = 900;

/** A view on a long series: asks for what is in sight and beside it, keeps what it was told. */
class MarketChart extends CandleChart {
  private series?: Series;
  private step = 60;
  private tiles = new Map<string, Tile>();
  private loaded: Row[] = [];
  private averages: ISeriesApi<'Line'>[] = [];
  private raw: Mark[] = [];
  private sight?: { from: number; to: number };
  private timer = 0;
  private isHeld = false;
  private isDrawing = false;
  private asking?: AbortController;

  disconnectedCallback() {
    super.disconnectedCallback();
    this.asking?.abort();
    clearTimeout(this.timer);
    this.averages = [];
  }

  /** Another series, timeframe or set of averages; the place in time stays where it can. */
  open(series: Series, stays: boolean) {
    const sight = stays ? this.sight : undefined;
    this.series = series;
    this.tiles.clear();
    this.asking?.abort();
    const span = series.seconds * Math.min(150, Math.max(40, this.clientWidth / 6));
    const end = series.last + series.seconds;
    this.sight = sight ?? { from: end - span, to: end + span / 30 };
    this.step = this.length(this.sight.to - this.sight.from);
    this.lay();
    this.look(true);
  }

  /** The newest candles may have changed. */
  extend(last: number) {
    if (!this.series) {
      return;
    }
    const wasAtEnd = this.sight !== undefined && this.sight.to >= this.series.last;
    const moved = last - this.series.last;
    this.series = { ...this.series, last };
    for (const key of this.tiles.keys()) {
      const [step, index] = key.split(' ').map(Number);
      if ((index + 1) * step * TILE > last - moved) {
        this.tiles.delete(key);
      }
    }
    if (wasAtEnd && this.sight) {
      this.sight = { from: this.sight.from + moved, to: this.sight.to + moved };
    }
    this.look(wasAtEnd && moved > 0);
  }

  /** For buttons and keys. */
  go(where: 'older' | 'newer' | 'in' | 'out' | 'newest') {
    if (!this.sight || !this.series) {
      return;
    }
    const { from, to } = this.sight;
    const span = to - from;
    const end = this.series.last + this.series.seconds + span / 30;
    const range = {
      older: { from: from - span / 2, to: to - span / 2 },
      newer: { from: from + span / 2, to: to + span / 2 },
      in: { from: from + span / 4, to: to - span / 4 },
      out: { from: from - span / 2, to: to + span / 2 },
      newest: { from: end - span, to: end },
    }[where];
    // neither past the whole of the series nor closer than ten of its candles
    const whole = this.series.last - this.series.first + this.series.seconds;
    if (range.to - range.from > 1.15 * whole) {
      this.sight = { from: this.series.first - whole / 20, to: this.series.last + whole / 20 };
    } else if (range.to - range.from >= 10 * this.series.seconds) {
      this.sight = range;
    }
    this.look(true);
  }

  mark(marks: Mark[]) {
    this.raw = marks;
    this.remark();
  }

  private remark() {
    const shown = this.raw
      .filter((mark) => mark.kind !== 'held' || this.step <= DECISIONS_TO)
      .map((mark) => ({ ...mark, time: Math.floor(mark.time / this.step) * this.step }));
    super.mark(shown);
  }

  protected build() {
    const isNew = !this.chart;
    super.build();
    if (!isNew || !this.chart) {
      return;
    }
    this.chart.applyOptions({
      handleScale: { mouseWheel: true },
      kineticScroll: { touch: true, mouse: false },
      localization: { priceFormatter: (price: number) => decimal(price, price < 20 ? 5 : 2) },
    });
    this.isFitted = true; // the place is kept in time, not by the base's count of candles
    this.lay();
    this.chart.timeScale().subscribeVisibleLogicalRangeChange((range) => {
      if (range && !this.isDrawing && this.loaded.length) {
        this.sight = { from: this.timeAt(range.from), to: this.timeAt(range.to) };
        this.later();
      }
    });
    this.addEventListener('pointerdown', () => (this.isHeld = true));
    const released = () => {
      this.isHeld = false;
      this.later();
    };
    this.addEventListener('pointerup', released);
    this.addEventListener('pointercancel', released);
    this.look(true);
  }

  /** A line for each average; volume as it is wanted. */
  private lay() {
    if (!this.chart || !this.series) {
      return;
    }
    this.averages.forEach((line) => this.chart?.removeSeries(line));
    const colour = tokens();
    const colours = [colour.accent, colour.warn, colour.up, colour.down];
    this.averages = this.series.averages.map((_, i) =>
      this.chart!.addSeries(LineSeries, {
        color: colours[i % colours.length],
        lineWidth: 1,
        lastValueVisible: false,
        priceLineVisible: false,
        crosshairMarkerVisible: false,
      }));
    this.volume?.applyOptions({ visible: this.series.volume });
  }

  protected paint() {
    super.paint();
    this.lay();
    this.fill();
  }

  private length(span: number) {
    const least = this.series?.seconds ?? 60;
    const fits = LADDER.filter((step) => step >= least && step % least === 0);
    return fits.find((step) => span / step <= VIEW_MAX) ?? fits[fits.length - 1];
  }

  private later() {
    clearTimeout(this.timer);
    this.timer = window.setTimeout(() => this.look(false), QUIET_MILLIS);
  }

  /** Tells what is in sight, draws what is known of it and asks for the rest. */
  private look(moves: boolean) {
    if (!this.series || !this.sight || !this.isConnected) {
      return;
    }
    const { from, to } = this.sight;
    const step = this.length(to - from);
    const isOther = step !== this.step;
    this.step = step;
    const span = to - from;
    const first = Math.floor(Math.max(this.series.first, from - span) / (step * TILE));
    const last = Math.floor(Math.min(this.series.last, to + span) / (step * TILE));
    const needed: number[] = [];
    for (let i = first; i <= last; i++) {
      needed.push(i);
    }
    const missing = needed.filter((i) => !this.tiles.has(`${step} ${i}`));
    if (!missing.length) {
      this.show(needed, moves || isOther);
      this.tell('');
    } else {
      void this.ask(missing.slice(0, TILES_MAX), moves || isOther);
    }
    this.dispatchEvent(new CustomEvent('sight', { detail: `${Math.floor(from)} ${Math.ceil(to)} ${step}` }));
  }

  private async ask(missing: number[], moves: boolean) {
    const series = this.series!;
    const step = this.step;
    this.asking?.abort();
    const asking = new AbortController();
    this.asking = asking;
    const run = missing.filter((index, i) => index === missing[0] + i);
    const query = new URLSearchParams({
      source: series.source,
      asset_pair: series.pair,
      timeframe: series.timeframe,
      step: `${step}`,
      from: instant(run[0] * step * TILE),
      to: instant((run[run.length - 1] + 1) * step * TILE),
      limit: `${TILE * TILES_MAX}`,
    });
    if (series.averages.length) {
      query.set('averages', series.averages.join(','));
    }
    if (!this.loaded.length) {
      this.tell('reading');
    }
    try {
      const answer = await fetch(`/api/v1/market/candles?${query}`, {
        headers: { Accept: 'application/json' },
        signal: asking.signal,
      });
      const told = await answer.json();
      if (!answer.ok) {
        throw new Error(told.detail);
      }
      this.keep(run, step, told, series.averages);
      this.look(moves);
    } catch (error) {
      if (!asking.signal.aborted) {
        this.tell(`failed ${(error as Error).message}`);
      }
    }
  }

  private keep(run: number[], step: number, told: any, averages: string[]) {
    run.forEach((index) => this.tiles.set(`${step} ${index}`, { rows: [], lines: averages.map(() => []) }));
    told.candles.forEach((candle: any, i: number) => {
      const time = Date.parse(candle.opens_at) / 1000;
      const isOpen = told.last_is_open && i === told.candles.length - 1 ? 1 : 0;
      const tile = this.tiles.get(`${step} ${Math.floor(time / (step * TILE))}`);
      tile?.rows.push([time, +candle.open, +candle.high, +candle.low, +candle.close, +candle.volume, isOpen]);
      averages.forEach((name, a) => tile?.lines[a].push(told.averages[name][i]));
    });
    while (this.tiles.size > KEPT_MAX) {
      this.tiles.delete(this.tiles.keys().next().value as string);
    }
  }

  /** Draws whole stretches; while a finger or button holds the chart it is left alone if it can be. */
  private show(needed: number[], moves: boolean) {
    const tiles = needed.map((i) => this.tiles.get(`${this.step} ${i}`)!);
    const rows = tiles.flatMap((tile) => tile.rows);
    const isSame =
      rows.length === this.loaded.length &&
      rows.length > 0 &&
      rows[0][0] === this.loaded[0][0] &&
      rows[rows.length - 1].every((value, i) => value === this.loaded[rows.length - 1][i]);
    if (!this.chart || (isSame && !moves) || (this.isHeld && !moves)) {
      return;
    }
    this.isDrawing = true;
    this.loaded = rows;
    this.rows = new Map(rows.map((row) => [row[0], row]));
    this.fill();
    this.averages.forEach((line, a) =>
      line.setData(
        tiles.flatMap((tile) =>
          tile.rows.flatMap((row, i) =>
            tile.lines[a][i] === null ? [] : [{ time: row[0] as UTCTimestamp, value: tile.lines[a][i] as number }]))));
    if (rows.length && this.sight) {
      this.chart.timeScale().setVisibleLogicalRange({
        from: this.placeOf(this.sight.from) as Logical,
        to: this.placeOf(this.sight.to) as Logical,
      });
    }
    this.remark();
    // the range is told in the next frame
    requestAnimationFrame(() => requestAnimationFrame(() => (this.isDrawing = false)));
  }

  /** As the base draws them, but the view is not moved. */
  protected fill() {
    const line = tokens().line;
    this.candles?.setData(this.loaded.map((row) => this.bar(row)));
    this.volume?.setData(this.loaded.map((row) => ({ time: row[0] as UTCTimestamp, value: row[5], color: line })));
  }

  private timeAt(place: number) {
    const rows = this.loaded;
    const last = rows.length - 1;
    const whole = Math.min(Math.max(Math.floor(place), 0), last);
    return rows[whole][0] + (place - whole) * this.step;
  }

  private placeOf(time: number) {
    const rows = this.loaded;
    let low = 0;
    let high = rows.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if (rows[middle][0] <= time) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    const beyond = (time - rows[low][0]) / this.step;
    // within a gap: at its edge
    return low + (low === rows.length - 1 || beyond < 0 ? beyond : Math.min(beyond, 1));
  }

  private tell(words: string) {
    this.dispatchEvent(new CustomEvent('said', { detail: words }));
  }
}

function instant(seconds: number) {
  return new Date(Math.max(0, seconds) * 1000).toISOString();
}

customElements.define('ffe-market-chart', MarketChart);
