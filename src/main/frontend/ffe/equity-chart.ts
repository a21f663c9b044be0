import { LitElement, css, html } from 'lit';
import {
  AreaSeries,
  ColorType,
  LineSeries,
  LineStyle,
  createChart,
  type IChartApi,
  type ISeriesApi,
  type UTCTimestamp,
} from 'lightweight-charts';
import { decimal, locale, rounded, utc } from './reader';
import { FONT, onScheme, tokens } from './tokens';

/** Seconds, equity, buy-and-hold, and drawdown in per cent below zero where a pane shows it. */
type Point = [number, number, number, number?];

/** Equity, solid, beside buy-and-hold, dashed. */
class EquityChart extends LitElement {
  static styles = css`
    :host { display: block; position: relative; width: 100%; min-height: 120px; }
    #plot { position: absolute; inset: 0; }
  `;

  private chart?: IChartApi;
  private equity?: ISeriesApi<'Line'>;
  private hold?: ISeriesApi<'Line'>;
  private fall?: ISeriesApi<'Area'>;
  private points: Point[] = [];
  private quiet?: () => void;
  private sized?: ResizeObserver;

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
    this.chart?.remove();
    this.chart = this.equity = this.hold = this.fall = undefined;
  }

  load(points: Point[]) {
    this.points = points.filter((point, i) => i === 0 || point[0] > points[i - 1][0]);
    this.fill();
  }

  private build() {
    const plot = this.renderRoot.querySelector('#plot') as HTMLElement | null;
    if (this.chart || !plot || !this.isConnected) {
      return;
    }
    this.chart = createChart(plot, {
      autoSize: true,
      timeScale: { timeVisible: true, secondsVisible: false },
      rightPriceScale: { scaleMargins: { top: 0.12, bottom: 0.12 } },
      handleScroll: false,
      handleScale: false,
      localization: {
        locale,
        timeFormatter: utc,
        priceFormatter: (value: number) => rounded(value),
      },
    });
    this.hold = this.chart.addSeries(LineSeries, {
      lineWidth: 1,
      lineStyle: LineStyle.Dashed,
      priceLineVisible: false,
      crosshairMarkerVisible: false,
    });
    this.equity = this.chart.addSeries(LineSeries, { lineWidth: 2, priceLineVisible: false });
    this.paint();
    this.sized = new ResizeObserver(() => requestAnimationFrame(() => this.chart?.timeScale().fitContent()));
    this.sized.observe(this);
  }

  private paint() {
    const colour = tokens();
    this.chart?.applyOptions({
      layout: {
        background: { type: ColorType.Solid, color: colour.panel },
        textColor: colour.muted,
        fontFamily: FONT,
        fontSize: 11,
        attributionLogo: false, // the candle chart beside it carries the notice
      },
      grid: { vertLines: { color: colour.line }, horzLines: { color: colour.line } },
      rightPriceScale: { borderColor: colour.line },
      timeScale: { borderColor: colour.line },
    });
    this.equity?.applyOptions({ color: colour.accent });
    this.hold?.applyOptions({ color: colour.muted });
    this.paintFall();
    this.fill();
  }

  /** Beneath the curve, once there is something to show in it. */
  private fallPane() {
    if (this.fall || !this.chart || !this.points.some((point) => point[3] !== undefined)) {
      return;
    }
    this.fall = this.chart.addSeries(
      AreaSeries,
      {
        lineWidth: 1,
        invertFilledArea: true,
        priceLineVisible: false,
        priceFormat: { type: 'custom', minMove: 0.01, formatter: (value: number) => `${decimal(value, 1)} %` },
      },
      1,
    );
    this.chart.panes()[0]?.setStretchFactor(3);
    this.chart.panes()[1]?.setStretchFactor(1);
    this.paintFall();
  }

  private paintFall() {
    const colour = tokens();
    this.fall?.applyOptions({ lineColor: colour.down, topColor: `${colour.down}55`, bottomColor: `${colour.down}11` });
  }

  private fill() {
    this.fallPane();
    this.fall?.setData(this.points.map(([time, , , fall]) => ({ time: time as UTCTimestamp, value: fall ?? 0 })));
    this.equity?.setData(this.points.map(([time, value]) => ({ time: time as UTCTimestamp, value })));
    this.hold?.setData(this.points.map(([time, , value]) => ({ time: time as UTCTimestamp, value })));
    this.chart?.timeScale().fitContent();
  }
}

customElements.define('ffe-equity-chart', EquityChart);
