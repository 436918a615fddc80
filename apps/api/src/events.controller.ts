import { changedSince, lastSeq, tableNews } from '@app/cases';
import { Door, type Person, Who } from '@app/platform';
import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { concatMap, exhaustMap, from, interval, type Observable, startWith } from 'rxjs';

/** How often a stream looks for news, in milliseconds. */
const lookEveryMs = 700;
/** A clock that went on so much more than the machine's was moved, in milliseconds. */
const movedMs = 5000;

@ApiTags('events')
@Controller('events')
export class EventsController {
  constructor(private readonly door: Door) {}

  /**
   * Says which cases changed that this person may see, that something was typed or marked at the table, and that the clock of
   * the demonstration was moved.
   */
  @Sse()
  events(@Who() who: Person): Observable<MessageEvent> {
    let seq: number | undefined;
    let ahead: number | undefined;
    let atTable: string | undefined;
    const look = () =>
      this.door.asPerson(who, async (open): Promise<MessageEvent[]> => {
        seq ??= await lastSeq(open);
        const news = await changedSince(open, seq);
        const isMoved = ahead !== undefined && Math.abs(open.nowMs - Date.now() - ahead) > movedMs;
        seq = news.seq;
        const table = await tableNews(open);
        const isTyped = atTable !== undefined && atTable !== table;
        atTable = table;
        ahead = open.nowMs - Date.now();
        return [
          ...news.caseIds.map((caseId) => ({ type: 'changed', data: { caseId } })),
          ...(isTyped ? [{ type: 'table', data: {} }] : []),
          ...(isMoved ? [{ type: 'clock', data: { now: open.now.toISOString() } }] : []),
        ];
      });
    return interval(lookEveryMs).pipe(
      startWith(0),
      exhaustMap(look),
      concatMap((events) => from(events)),
    );
  }
}
