/** From `from` on and before `to`, in milliseconds since 1970. */
export interface Period {
  readonly from: number;
  readonly to: number;
}

/**
 * A day, month or year (`2026-11-25`, `2026-11`, `2026`), or `today`, `yesterday`, `week` and `month`: the last 7
 * and 30 days, today included. In this machine's time zone. Undefined when it is no such thing.
 */
export function readPeriod(text: string, now: Date): Period | undefined {
  const recent = recentPeriod(text.toLowerCase(), now);
  if (recent) return recent;
  const match = /^(\d{4})(?:-(\d{1,2})(?:-(\d{1,2}))?)?$/.exec(text);
  if (!match) return undefined;
  const [year = NaN, month, day] = match.slice(1).map((part) => (part ? Number(part) : undefined));
  if (month === undefined) return between(year, 0, 1, year + 1, 0, 1);
  if (month < 1 || month > 12) return undefined;
  if (day === undefined) return between(year, month - 1, 1, year, month, 1);
  const isDay = day >= 1 && day <= new Date(year, month, 0).getDate();
  return isDay ? between(year, month - 1, day, year, month - 1, day + 1) : undefined;
}

function recentPeriod(word: string, now: Date): Period | undefined {
  switch (word) {
    case 'today':
      return lastDays(1, 0, now);
    case 'yesterday':
      return lastDays(2, 1, now);
    case 'week':
      return lastDays(7, 0, now);
    case 'month':
      return lastDays(30, 0, now);
    default:
      return undefined;
  }
}

/** By the calendar and not by 24 hours: a day in spring is shorter. */
function lastDays(count: number, butLast: number, now: Date): Period {
  const [year, month, day] = [now.getFullYear(), now.getMonth(), now.getDate()];
  return between(year, month, day - count + 1, year, month, day + 1 - butLast);
}

type YearMonthDay = [year: number, month: number, day: number];

function between(...ends: [...YearMonthDay, ...YearMonthDay]): Period {
  const [fromYear, fromMonth, fromDay, toYear, toMonth, toDay] = ends;
  return {
    from: startOf(fromYear, fromMonth, fromDay),
    to: startOf(toYear, toMonth, toDay),
  };
}

function startOf(year: number, month: number, day: number): number {
  const date = new Date(2000, 0, 1);
  // Not by the constructor: it takes the years up to 99 for those of the last century.
  date.setFullYear(year, month, day);
  return date.getTime();
}
