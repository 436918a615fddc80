import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useRef, useState } from 'react';
import {
  familyRightsApi,
  type FamilyRights as Found,
  type NewRightsRequest,
  rightsKeys,
  type RightsRequest,
} from '../../api/rights';
import { useOnceKey } from '../../api/use-act';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { TakeAway } from '../../parts/take-away';
import { FamilySection } from './family-section';
import { useFamilyWords } from './family-words';

type InCase = Found['cases'][number];

/** What the family may ask about its own data, and how far that is: of whom, by when, and what came back. */
export function FamilyRights() {
  const own = useFamilyWords();
  const { say } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const { data } = useQuery({ queryKey: rightsKeys.family, queryFn: familyRightsApi.all });
  const [asking, setAsking] = useState<string>();
  const close = () => {
    setAsking(undefined);
    heading.current?.focus();
  };
  if (!data || data.cases.length === 0) return null;
  const inCase = data.cases.find(({ id }) => id === asking);
  return (
    <FamilySection title={own('rights')} heading={heading}>
      <p>{own('rightsWhy')}</p>
      <details className="family__folded">
        <summary>{own('rightsWhich')}</summary>
        <dl>
          {data.rights.map(({ right, title, plain }) => (
            <div key={right}>
              <dt>{say(title)}</dt>
              <dd>{say(plain)}</dd>
            </div>
          ))}
        </dl>
      </details>
      {inCase ? (
        <Ask inCase={inCase} rights={data.rights} onClose={close} />
      ) : (
        <div className="family__buttons">
          {data.cases.map(({ id, child }) => (
            <Button key={id} purpose="secondary" data-act="right" onClick={() => setAsking(id)}>
              {own('rightsAsk', { child })}
            </Button>
          ))}
        </div>
      )}
      {data.requests.length > 0 && (
        <ul className="family__talks" data-requests>
          {data.requests.map((one) => (
            <li key={one.id}>
              <Request one={one} />
            </li>
          ))}
        </ul>
      )}
    </FamilySection>
  );
}

function Ask({ inCase, rights, onClose }: { inCase: InCase; rights: Found['rights']; onClose: () => void }) {
  const own = useFamilyWords();
  const { say } = useLanguage();
  const cache = useQueryClient();
  const announce = useAnnounce();
  const keyOf = useOnceKey();
  const asking = useMutation({
    mutationFn: (asked: NewRightsRequest) => familyRightsApi.ask(inCase.id, asked, keyOf(asked)),
    onSuccess: (found) => {
      cache.setQueryData(rightsKeys.family, found);
      announce(own('rightsSent'));
    },
  });
  return (
    <AskForm
      draft={`right:${inCase.id}`}
      title={own('rightsAsk', { child: inCase.child })}
      send={own('rightsSend')}
      fields={() => [
        {
          name: 'right',
          kind: 'choice',
          label: own('rightsWhat'),
          needed: true,
          options: rights.map(({ right, title }) => ({ id: right, title: say(title) })),
        },
        {
          name: 'of',
          kind: 'choice',
          label: own('rightsOf'),
          needed: true,
          options: inCase.organisations.map(({ id, name }) => ({ id, title: name })),
        },
        { name: 'words', kind: 'words', label: own('rightsWords'), hint: own('rightsWordsHint'), most: 2000 },
      ]}
      busy={asking.isPending}
      problem={<ActProblem error={asking.error} />}
      onCancel={onClose}
      onSend={({ right, of, words }, sent) =>
        asking.mutate(
          { right: right as NewRightsRequest['right'], of: of!, ...(words?.trim() && { words }) },
          {
            onSuccess: () => {
              sent();
              onClose();
            },
          },
        )
      }
    />
  );
}

function Request({ one }: { one: RightsRequest }) {
  const own = useFamilyWords();
  const { say } = useLanguage();
  const { full } = useDates();
  const { id, title, sentence, words, receivedOn, why, state, extended, answered, canExport } = one;
  return (
    <div className="family__request" data-request={state}>
      <p className="family__what">{say(title)}</p>
      <p>{say(sentence)}</p>
      <p className="quiet">{own('rightsAsked', { date: full(receivedOn) })}</p>
      {words && (
        <div className="family__said">
          <p className="quiet">{own('rightsYourWords')}</p>
          <p>{words}</p>
        </div>
      )}
      {extended && !answered && <Back title={own('rightsExtended')} text={extended.because} />}
      {answered?.reason && <Back title={own('theAnswer')} text={answered.reason} />}
      {canExport && (
        <p>
          <TakeAway href={`/api/family/rights/${id}/copy.html`}>{own('rightsCopy')}</TakeAway>{' '}
          <span className="quiet">{own('rightsCopyHow')}</span>
        </p>
      )}
      {state !== 'answered' && (
        <details className="family__folded">
          <summary>{own('rightsWhyDate')}</summary>
          <ul>
            {why.parts.map((part, place) => (
              <li key={place}>{say(part)}.</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  );
}

function Back({ title, text }: { title: string; text: string }) {
  return (
    <div className="family__said family__said--back">
      <p className="quiet">{title}</p>
      <p>{text}</p>
    </div>
  );
}
