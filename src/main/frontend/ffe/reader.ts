import type { Time } from 'lightweight-charts';

/** The language of the page, which the server chose; it says how numbers and dates are written. */
const language = document.documentElement.lang || 'en';

/** As the language, with the day before the month in English too. */
export const locale = language === 'en' ? 'en-GB' : language;

const TIME = new Intl.DateTimeFormat(locale, {
  timeZone: 'UTC',
  day: 'numeric',
  month: 'short',
  year: 'numeric',
  hour: '2-digit',
  minute: '2-digit',
});
// made once: a chart writes its axis anew in each frame
const whole = new Intl.NumberFormat(language, { maximumFractionDigits: 0 });
const decimals = new Map<number, Intl.NumberFormat>();

/** Rounded, with marks between thousands. */
export function rounded(value: number): string {
  return whole.format(value);
}

/** With so many decimals and no marks between thousands. */
export function decimal(value: number, digits: number): string {
  const known = decimals.get(digits);
  const format = known ?? new Intl.NumberFormat(language, {
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
    useGrouping: false,
  });
  if (!known) {
    decimals.set(digits, format);
  }
  return format.format(value);
}

/** A time of a chart with its zone. */
export function utc(time: Time): string {
  return `${TIME.format(new Date((time as number) * 1000))} UTC`;
}
