import { changedSince, lastSeq, tableNews } from '@app/cases';
import { Door, type Person, type Session, Who } from '@app/platform';
import { Controller, type MessageEvent, Sse } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { concatMap, exhaustMap, from, interval, type Observable, startWith, takeWhile } from 'rxjs';
import { BeforeSigning, Mine } from './session';
import { StillSignedIn } from './sign-in/still-signed-in';

/** How often a stream looks for news, in milliseconds. */
const lookEveryMs = 700;
/** At one of so many looks it is asked whether who listens is still signed in: within about two seconds. */
const askEvery = 3;
/** A clock that went on so much more than the machine's was moved, in milliseconds. */
const movedMs = 5000;

@ApiTags('events')
@BeforeSigning()
@Controller('events')
export class EventsController {
  constructor(
    private readonly door: Door,
    private readonly still: StillSignedIn,
  ) {}

  /**
   * Says which cases changed that this person may see, that something was typed or marked at the table, and that the clock of
   * the demonstration was moved. It ends with the session: what stays open is for nobody who went away.
   */
  @Sse()
  events(@Who() who: Person, @Mine() session: Session): Observable<MessageEvent> {
    let looks = 0;
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
    const lookIfHere = async () => {
      looks += 1;
      if (looks % askEvery === 0 && !(await this.still.isHere(session, who))) return undefined;
      return look();
    };
    return interval(lookEveryMs).pipe(
      startWith(0),
      exhaustMap(lookIfHere),
      takeWhile((events) => events !== undefined),
      concatMap((events) => from(events)),
    );
  }
}
