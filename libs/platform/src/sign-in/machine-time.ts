import { Injectable } from '@nestjs/common';

/** The clock of sessions, codes and waits: the machine's, whatever that of the agreements says. Tests move it. */
@Injectable()
export class MachineTime {
  /** In milliseconds. */
  now(): number {
    return Date.now();
  }
}
