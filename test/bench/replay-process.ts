import { defaultBook, liveYear, replayYear } from './lived-years';

/**
 * One share of the replay: lives so many different years, replays each once, says how many events they have on average,
 * and waits for the word to replay as many as are asked.
 */
const [distinct, years, number] = process.argv.slice(2).map(Number) as [number, number, number];
const book = defaultBook();
const lived = Array.from({ length: distinct }, (_, index) => liveYear(book, number * distinct + index));
let events = 0;
for (const year of lived) events += replayYear(year, book).events;
process.once('message', () => {
  for (let round = 0; round < years / distinct; round += 1) for (const year of lived) replayYear(year, book);
  process.send!('done');
});
process.once('disconnect', () => process.exit(0));
process.send!(events / distinct);
