import type {
  IChartApi,
  ISeriesApi,
  ISeriesPrimitive,
  SeriesAttachedParameter,
  Time,
  UTCTimestamp,
} from 'lightweight-charts';
import { FONT, tokens } from './tokens';

/** What happened at a candle. Filled: it traded. Hollow: held, or denied. */
export interface Mark {
  time: number;
  kind: 'buy' | 'sell' | 'denied' | 'held' | 'here';
  label: string;
  id: string;
}

interface Span {
  high: number;
  low: number;
}

const LABEL_ROOM = 52;

/** Draws the marks: arrows at fills, rings at denials, a lane of small rings at the bottom for holds. */
export class Marks implements ISeriesPrimitive<Time> {
  private chart?: IChartApi;
  private series?: ISeriesApi<'Candlestick'>;
  private redraw?: () => void;
  private marks: Mark[] = [];

  constructor(private readonly spanAt: (time: number) => Span | undefined) {}

  attached(to: SeriesAttachedParameter<Time, 'Candlestick'>) {
    this.chart = to.chart as IChartApi;
    this.series = to.series as ISeriesApi<'Candlestick'>;
    this.redraw = to.requestUpdate;
  }

  detached() {
    this.chart = undefined;
    this.series = undefined;
    this.redraw = undefined;
  }

  show(marks: Mark[]) {
    this.marks = marks;
    this.redraw?.();
  }

  at(time: number): Mark | undefined {
    const here = this.marks.filter((m) => m.time === time && m.id);
    return here.find((m) => m.kind !== 'held') ?? here[0];
  }

  paneViews() {
    return [
      {
        zOrder: () => 'top' as const,
        renderer: () => ({
          draw: (target: any) =>
            target.useMediaCoordinateSpace((scope: any) =>
              this.draw(scope.context, scope.mediaSize.height, scope.mediaSize.width)),
        }),
      },
    ];
  }

  private draw(c: CanvasRenderingContext2D, height: number, width: number) {
    if (!this.chart || !this.series) {
      return;
    }
    const colour = tokens();
    const labelled: number[] = [];
    c.font = `11px ${FONT}`;
    c.textAlign = 'center';
    for (const mark of this.marks) {
      const x = this.chart.timeScale().timeToCoordinate(mark.time as UTCTimestamp);
      const span = this.spanAt(mark.time);
      if (x === null || x < 0 || x > width || !span) {
        continue;
      }
      const high = this.series.priceToCoordinate(span.high);
      const low = this.series.priceToCoordinate(span.low);
      if (high === null || low === null) {
        continue;
      }
      switch (mark.kind) {
        case 'buy':
          triangle(c, x, low + 8, 7, colour.up);
          break;
        case 'sell':
          triangle(c, x, high - 8, -7, colour.down);
          break;
        case 'denied':
          ring(c, x, high - 9, 4, 2, colour.warn);
          break;
        case 'held':
          ring(c, x, height - 7, 2, 1, colour.muted);
          break;
        case 'here':
          c.strokeStyle = colour.accent;
          c.setLineDash([3, 3]);
          c.beginPath();
          c.moveTo(x, 0);
          c.lineTo(x, height);
          c.stroke();
          c.setLineDash([]);
          break;
      }
      if (mark.label && labelled.every((other) => Math.abs(other - x) > LABEL_ROOM)) {
        labelled.push(x);
        c.fillStyle =
          mark.kind === 'buy' ? colour.up
          : mark.kind === 'sell' ? colour.down
          : mark.kind === 'denied' ? colour.warn : colour.text;
        const half = c.measureText(mark.label).width / 2 + 3;
        const at = Math.min(Math.max(x, half), width - half);
        c.fillText(mark.label, at, mark.kind === 'buy' ? low + 28 : mark.kind === 'here' ? 12 : high - 18);
      }
    }
  }
}

function triangle(c: CanvasRenderingContext2D, x: number, y: number, size: number, colour: string) {
  c.fillStyle = colour;
  c.beginPath();
  c.moveTo(x, y - size / 2);
  c.lineTo(x - 5, y + size / 2 + Math.sign(size));
  c.lineTo(x + 5, y + size / 2 + Math.sign(size));
  c.closePath();
  c.fill();
}

function ring(c: CanvasRenderingContext2D, x: number, y: number, radius: number, line: number, colour: string) {
  c.strokeStyle = colour;
  c.lineWidth = line;
  c.beginPath();
  c.arc(x, y, radius, 0, 2 * Math.PI);
  c.stroke();
  c.lineWidth = 1;
}
