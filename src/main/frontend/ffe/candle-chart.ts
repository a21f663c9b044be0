import { LitElement, css, html } from 'lit';
import {
  CandlestickSeries,
  ColorType,
  CrosshairMode,
  HistogramSeries,
  LineStyle,
  createChart,
  type IChartApi,
  type IPriceLine,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import { Marks, type Mark } from './marks';
import { decimal, locale, utc } from './reader';
import { FONT, onScheme, tokens } from './tokens';

/** Seconds of the opening, open, high, low, close, volume, 1 while the candle is still open. */
export type Row = [number, number, number, number, number, number, number];

interface Lines {
  stop?: number;
  stopWord?: string;
  target?: number;
  targetWord?: string;
}

const VISIBLE = 120;

/**
 * Candles with what was decided on them. The page may take the element out and put it back, so the chart is built
 * each time it is connected and the data stay with the element.
 */
export class CandleChart extends LitElement {
  static styles = css`
    :host { display: block; position: relative; width: 100%; min-height: 160px; }
    #plot { position: absolute; inset: 0; }
  `;

  protected chart?: IChartApi;
  protected candles?: ISeriesApi<'Candlestick'>;
  protected volume?: ISeriesApi<'Histogram'>;
  protected readonly marks = new Marks((time) => {
    const row = this.rows.get(time);
    return row && { high: row[2], low: row[3] };
  });
  protected rows = new Map<number, Row>();
  protected shown: Mark[] = [];
  private lines: Lines = {};
  private drawn: IPriceLine[] = [];
  private quiet?: () => void;
  private sized?: ResizeObserver;
  protected isFitted = false;

  render() {
    return html`<div id="plot"></div>`;
  }

  connectedCallback() {
    super.connectedCallback();
    this.quiet = onScheme(() => this.paint());
    this.updateComplete.then(() => this.build());
  }

  disconnectedCallback() {
    super.disconnectedCallback();
    this.quiet?.();
    this.sized?.disconnect();
    this.isFitted = false;
    this.chart?.remove();
    this.chart = this.candles = this.volume = undefined;
    this.drawn = [];
  }

  /** All candles anew. */
  load(rows: Row[]) {
    this.rows = new Map(rows.map((row) => [row[0], row]));
    this.isFitted = false;
    this.fill();
  }

  /** The latest ones, new or changed. */
  renew(rows: Row[]) {
    const newest = Math.max(...this.rows.keys());
    for (const row of rows) {
      this.rows.set(row[0], row);
      if (row[0] < newest) {
        continue;
      }
      this.candles?.update(this.bar(row));
      this.volume?.update({ time: row[0] as UTCTimestamp, value: row[5], color: tokens().line });
    }
  }

  mark(marks: Mark[]) {
    this.shown = marks;
    this.marks.show(marks);
  }

  level(lines: Lines) {
    this.lines = lines;
    this.rule();
  }

  protected build() {
    const plot = this.renderRoot.querySelector('#plot') as HTMLElement | null;
    if (this.chart || !plot || !this.isConnected) {
      return;
    }
    this.chart = createChart(plot, {
      autoSize: true,
      crosshair: { mode: CrosshairMode.Normal },
      timeScale: { timeVisible: true, secondsVisible: false, rightOffset: 3 },
      rightPriceScale: { scaleMargins: { top: 0.1, bottom: 0.16 } },
      handleScroll: { mouseWheel: false, vertTouchDrag: false },
      handleScale: { mouseWheel: false },
      localization: { locale, timeFormatter: utc, priceFormatter: (price: number) => decimal(price, 2) },
    });
    this.candles = this.chart.addSeries(CandlestickSeries, {});
    this.volume = this.chart.addSeries(HistogramSeries, {
      priceScaleId: 'volume',
      lastValueVisible: false,
      priceLineVisible: false,
    });
    this.chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.86, bottom: 0.04 } });
    this.candles.attachPrimitive(this.marks);
    this.marks.show(this.shown);
    this.chart.subscribeClick((where) => {
      const mark = where.time === undefined ? undefined : this.marks.at(where.time as number);
      if (mark) {
        this.dispatchEvent(new CustomEvent('decision', { detail: mark.id }));
      }
    });
    this.paint();
    // an element that is not yet laid out has no width to fit candles into
    this.sized = new ResizeObserver(() => this.fit());
    this.sized.observe(this);
  }

  protected paint() {
    const colour = tokens();
    this.chart?.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: colour.panel },
        textColor: colour.muted,
        fontFamily: FONT,
        fontSize: 11,
      },
      grid: { vertLines: { color: colour.line }, horzLines: { color: colour.line } },
      rightPriceScale: { borderColor: colour.line },
      timeScale: { borderColor: colour.line },
    });
    this.candles?.applyOptions({
      upColor: colour.up,
      borderUpColor: colour.up,
      wickUpColor: colour.up,
      downColor: colour.down,
      borderDownColor: colour.down,
      wickDownColor: colour.down,
    });
    this.fill();
    this.rule();
  }

  protected fill() {
    const sorted = [...this.rows.values()].sort((a, b) => a[0] - b[0]);
    const line = tokens().line;
    this.candles?.setData(sorted.map((row) => this.bar(row)));
    this.volume?.setData(sorted.map((row) => ({ time: row[0] as UTCTimestamp, value: row[5], color: line })));
    this.fit();
  }

  /** The latest candles, once; later the view is the reader's. */
  private fit() {
    const count = this.rows.size;
    if (this.isFitted || !count || !this.chart) {
      return;
    }
    if (!this.chart.timeScale().width()) {
      requestAnimationFrame(() => this.fit()); // a range set on a chart without a width is lost
      return;
    }
    this.isFitted = true;
    this.chart.timeScale().setVisibleLogicalRange({ from: Math.max(0, count - this.visible()), to: count + 3 });
  }

  private visible() {
    return this.clientWidth < 500 ? VISIBLE / 2 : VISIBLE;
  }

  /** A candle that is still open is drawn hollow and grey. */
  protected bar(row: Row) {
    const [time, open, high, low, close, , unfinished] = row;
    const bar = { time: time as UTCTimestamp, open, high, low, close };
    const colour = tokens();
    return unfinished
      ? { ...bar, color: colour.panel, borderColor: colour.muted, wickColor: colour.muted }
      : bar;
  }

  private rule() {
    if (!this.candles) {
      return;
    }
    const series = this.candles;
    this.drawn.forEach((line) => series.removePriceLine(line));
    this.drawn = [];
    const colour = tokens();
    const rule = (price: number | undefined, title: string | undefined, color: string) => {
      if (price !== undefined && title !== undefined) {
        this.drawn.push(
          series.createPriceLine({ price, title, color, lineWidth: 1, lineStyle: LineStyle.Dashed, axisLabelVisible: true }));
      }
    };
    rule(this.lines.target, this.lines.targetWord, colour.up);
    rule(this.lines.stop, this.lines.stopWord, colour.bad);
  }
}

customElements.define('ffe-candle-chart', CandleChart);
