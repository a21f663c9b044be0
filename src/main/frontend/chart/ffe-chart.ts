import {
  createChart, createSeriesMarkers, CandlestickSeries, LineSeries, HistogramSeries, LineStyle,
  type IChartApi, type ISeriesApi, type IPriceLine, type SeriesMarker, type Time, type ISeriesMarkersPluginApi,
} from 'lightweight-charts';

/** Colours from the theme, so that dark and light stay in one place. */
function token(name: string): string {
  return getComputedStyle(document.documentElement).getPropertyValue(name).trim();
}

function options() {
  return {
    autoSize: true,
    layout: { background: { color: 'transparent' }, textColor: token('--muted'), fontFamily: token('--font'), fontSize: 11 },
    grid: { vertLines: { color: token('--line') }, horzLines: { color: token('--line') } },
    rightPriceScale: { borderColor: token('--line') },
    timeScale: { borderColor: token('--line'), timeVisible: true, secondsVisible: false },
    handleScale: { mouseWheel: false },
    handleScroll: { mouseWheel: false },
  };
}

/** Rebuilds its chart on every connect: the server side may detach and attach the element again. */
abstract class ChartElement extends HTMLElement {
  protected chart?: IChartApi;
  private onTheme = () => this.rebuild();

  connectedCallback() {
    window.addEventListener('ffe-theme', this.onTheme);
    this.rebuild();
  }

  disconnectedCallback() {
    window.removeEventListener('ffe-theme', this.onTheme);
    this.chart?.remove();
    this.chart = undefined;
  }

  private rebuild() {
    this.chart?.remove();
    this.replaceChildren();
    const box = document.createElement('div');
    box.style.cssText = 'width:100%;height:100%';
    this.append(box);
    this.chart = createChart(box, options());
    this.build(this.chart);
  }

  protected abstract build(chart: IChartApi): void;
}

interface Candle { time: number; open: number; high: number; low: number; close: number; volume: number; }
interface Mark { time: number; kind: string; text: string; }
interface Levels { stop?: number; target?: number; }

/** Candles with decisions on them. The unfinished candle is drawn hollow. */
class FfeCandles extends ChartElement {
  private candles?: ISeriesApi<'Candlestick'>;
  private volume?: ISeriesApi<'Histogram'>;
  private markers?: ISeriesMarkersPluginApi<Time>;
  private lines: IPriceLine[] = [];
  private data: Candle[] = [];
  private marks: Mark[] = [];
  private levels: Levels = {};
  private open?: Candle;

  protected build(chart: IChartApi) {
    const up = token('--up');
    const down = token('--down');
    this.candles = chart.addSeries(CandlestickSeries, {
      upColor: up, downColor: down, borderUpColor: up, borderDownColor: down, wickUpColor: up, wickDownColor: down,
    });
    this.volume = chart.addSeries(HistogramSeries, {
      priceScaleId: 'volume', color: token('--line'), priceFormat: { type: 'volume' }, lastValueVisible: false, priceLineVisible: false,
    });
    chart.priceScale('volume').applyOptions({ scaleMargins: { top: 0.86, bottom: 0 } });
    this.markers = createSeriesMarkers(this.candles, []);
    this.lines = [];
    this.show(true);
  }

  setData(candles: string, marks: string, levels: string) {
    const first = this.data.length === 0;
    this.data = JSON.parse(candles);
    this.marks = JSON.parse(marks);
    this.levels = JSON.parse(levels);
    this.show(first);
  }

  setOpen(candle: string) {
    this.open = JSON.parse(candle);
    this.showOpen();
  }

  private show(fit: boolean) {
    if (!this.candles) return;
    this.candles.setData(this.data.map((c) => ({ ...c, time: c.time as Time })));
    this.volume?.setData(this.data.map((c) => ({ time: c.time as Time, value: c.volume })));
    this.markers?.setMarkers(this.marks.map((m) => this.marker(m)));
    this.lines.forEach((l) => this.candles?.removePriceLine(l));
    this.lines = [];
    this.level(this.levels.stop, 'stop', token('--bad'));
    this.level(this.levels.target, 'target', token('--up'));
    this.showOpen();
    if (fit && this.data.length > 0) {
      this.chart?.timeScale().setVisibleLogicalRange({ from: this.data.length - 150, to: this.data.length + 4 });
    }
  }

  private level(price: number | undefined, title: string, color: string) {
    if (price === undefined || !this.candles) return;
    this.lines.push(this.candles.createPriceLine({ price, title, color, lineStyle: LineStyle.Dotted, lineWidth: 1 }));
  }

  private showOpen() {
    const last = this.data[this.data.length - 1];
    if (!this.open || !this.candles || (last && this.open.time <= last.time)) return;
    const grey = token('--muted');
    this.candles.update({ ...this.open, time: this.open.time as Time, color: 'transparent', borderColor: grey, wickColor: grey });
  }

  private marker(m: Mark): SeriesMarker<Time> {
    const at = { time: m.time as Time, text: m.text, size: 1 };
    if (m.kind === 'BUY') return { ...at, position: 'belowBar', shape: 'arrowUp', color: token('--up') };
    if (m.kind === 'SELL') return { ...at, position: 'aboveBar', shape: 'arrowDown', color: token('--down') };
    const color = m.kind === 'DENIED' ? token('--warn') : token('--muted');
    return { ...at, position: 'aboveBar', shape: 'circle', color, size: 0.6 };
  }
}

/** Equity beside buy-and-hold. */
class FfeEquity extends ChartElement {
  private equity?: ISeriesApi<'Line'>;
  private hold?: ISeriesApi<'Line'>;
  private points: { time: number; equity: number; hold: number }[] = [];

  protected build(chart: IChartApi) {
    this.hold = chart.addSeries(LineSeries, { color: token('--muted'), lineWidth: 1, lineStyle: LineStyle.Dashed, priceLineVisible: false });
    this.equity = chart.addSeries(LineSeries, { color: token('--accent'), lineWidth: 2, priceLineVisible: false });
    this.show();
  }

  setData(points: string) {
    this.points = JSON.parse(points);
    this.show();
  }

  private show() {
    this.equity?.setData(this.points.map((p) => ({ time: p.time as Time, value: p.equity })));
    this.hold?.setData(this.points.map((p) => ({ time: p.time as Time, value: p.hold })));
    this.chart?.timeScale().fitContent();
  }
}

customElements.define('ffe-candles', FfeCandles);
customElements.define('ffe-equity', FfeEquity);
