import type { NewAuthority } from '@app/cases';
import type { Act, LocalDate } from '@app/rules';

type Asks = Extract<Act, { act: 'ask-family' }>;

/** Somebody of a told family; where no name is given he is the child itself. */
export type ToldRelative = Pick<NewAuthority, 'kind' | 'source'> &
  Partial<Omit<NewAuthority, 'kind' | 'source'>> & { readonly id: string };

/** Something that a family and whoever directs say and do, on the morning of a working day. */
export type InFamily = { readonly on: LocalDate } & (
  | { readonly agreed: Pick<Asks, 'of' | 'what' | 'days'> }
  | {
      /** The relative who says that what was agreed with him is done. */
      readonly by: string;
      readonly done: string;
    }
  | { readonly by: string; readonly asks: string; readonly about: string }
  | { readonly answer: string }
);

/** A family of a child whose case a school directs: which child it is shows on the day on which it is written down. */
export interface ToldFamily {
  readonly name: string;
  readonly school: string;
  readonly writtenOn: LocalDate;
  readonly relatives: readonly ToldRelative[];
  readonly happens: readonly InFamily[];
}

/** Parents who live apart, their child, and an aunt who stands by; one thing is done, and one question was answered. */
export const waterrijkFamily: ToldFamily = {
  name: 'parents apart',
  school: 'rietplas',
  writtenOn: '2026-12-01',
  relatives: [
    {
      id: 'mother',
      kind: 'parent',
      source: 'birth-register',
      name: 'Elif Demir',
      speaks: ['tr', 'en', 'nl'],
      channel: 'phone',
      phone: '06 00000001',
      address: 'Verzonnenlaan 3, Waterdam',
    },
    {
      id: 'father',
      kind: 'parent',
      source: 'birth-register',
      name: 'Marco Blom',
      isShielded: true,
      speaks: ['nl'],
      phone: '06 00000002',
      address: 'Nergensweg 12, Rietoord',
    },
    { id: 'child', kind: 'young-person', source: 'told', speaks: ['nl'] },
    { id: 'aunt', kind: 'supporter', source: 'asked-by-family', name: 'Sevda Demir', speaks: ['tr', 'nl'] },
  ],
  happens: [
    { on: '2026-12-01', agreed: { of: 'parents', what: 'give-your-view', days: 5 } },
    { on: '2026-12-01', agreed: { of: 'parents', what: 'come-and-talk', days: 12 } },
    { on: '2026-12-01', agreed: { of: 'young-person', what: 'try-at-school', days: 8 } },
    {
      on: '2026-12-02',
      by: 'mother',
      asks: 'Mag mijn zus mee naar het gesprek?',
      about: 'agreed-with-parents-come-and-talk',
    },
    { on: '2026-12-03', answer: 'Ja, natuurlijk. Zeg even wanneer u kunt: wij hebben koffie en alle tijd.' },
    { on: '2026-12-03', by: 'mother', done: 'agreed-with-parents-give-your-view' },
  ],
};
