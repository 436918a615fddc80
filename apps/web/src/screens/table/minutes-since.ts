import { useEffect, useState } from 'react';

/** How often the count is looked at (ms): whole minutes are shown, so that nothing moves while people talk. */
const everyMs = 5000;
const minute = 60_000;

/** Whole minutes since a moment, by the platform's clock when it answered and this device's since then. */
export function useMinutesSince(at: string | undefined, now: string, answeredMs: number): number {
  const [ticked, setTicked] = useState(0);
  useEffect(() => {
    if (!at) return undefined;
    const timer = setInterval(() => setTicked(Date.now()), everyMs);
    return () => clearInterval(timer);
  }, [at]);
  if (!at) return 0;
  const passed = Date.parse(now) - Date.parse(at) + Math.max(0, ticked - answeredMs);
  return Math.max(0, Math.floor(passed / minute));
}
