import type { z } from 'zod';
import type { decision, meeting } from '../../apps/api/src/table/table.shapes';
import type { Answer, Visitor } from './running-api';

export type Meeting = z.infer<typeof meeting>;
export type Decision = z.infer<typeof decision>;

/** The table as somebody uses it: meetings by their day. */
export class TableOverHttp {
  constructor(private readonly who: Visitor) {}

  async meeting(on: string): Promise<Meeting> {
    return (await this.who.get<Meeting>(`/table/meetings/${on}`)).body;
  }

  /** Why a case is on the agenda of a meeting; undefined when it is not. */
  async reasons(on: string, caseId: string): Promise<string[] | undefined> {
    const { items } = await this.meeting(on);
    return items.find((item) => item.caseId === caseId)?.points.map(({ reason }) => reason);
  }

  async speaksOf(on: string, caseId: string): Promise<boolean> {
    return (await this.reasons(on, caseId)) !== undefined;
  }

  async decisions(on: string, caseId: string): Promise<Decision[]> {
    const { items } = await this.meeting(on);
    return items.find((item) => item.caseId === caseId)?.decisions ?? [];
  }

  item(on: string, caseId: string, act: object): Promise<Answer<Meeting>> {
    return this.who.send<Meeting>(`/table/meetings/${on}/cases/${caseId}`, act);
  }

  async guest(on: string, caseId: string, name: string): Promise<Answer<Meeting>> {
    const [organisation] = await this.named(on, [name]);
    return this.who.send<Meeting>(`/table/meetings/${on}/cases/${caseId}/guests`, { organisation });
  }

  async present(on: string, names: readonly string[]): Promise<Answer<Meeting>> {
    return this.who.send<Meeting>(`/table/meetings/${on}/present`, { organisations: await this.named(on, names) });
  }

  async begin(on: string, caseId: string, draft: object): Promise<Decision> {
    return (await this.who.send<Decision>(`/table/meetings/${on}/cases/${caseId}/decisions`, draft)).body;
  }

  /** Writes on a decision as he saw it. */
  write({ id, etag }: Decision, draft: object): Promise<Answer<Decision>> {
    return this.who.ask<Decision>(`/table/decisions/${id}`, {
      method: 'PUT',
      headers: { 'content-type': 'application/json', 'if-match': etag },
      body: JSON.stringify(draft),
    });
  }

  final(on: string): Promise<Answer<Meeting>> {
    return this.who.send<Meeting>(`/table/meetings/${on}/final`, {});
  }

  private async named(on: string, names: readonly string[]): Promise<string[]> {
    const { organisations } = await this.meeting(on);
    return names.map((name) => organisations.find((one) => one.name === name)!.id);
  }
}
