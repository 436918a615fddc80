import { problemsOf } from '@app/platform';

/** What a protocol is refused for. */
export class ProtocolProblem extends problemsOf({
  'later-than-law': { status: 422, title: 'The law asks for this earlier' },
  'over-already': { status: 422, title: 'These days have been' },
  'signed-already': { status: 409, title: 'This organisation signed this version already' },
  'replaced-already': { status: 409, title: 'There is a newer version of this protocol' },
}) {}
