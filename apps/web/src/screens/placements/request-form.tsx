import { useMutation } from '@tanstack/react-query';
import { type NewPlaceRequest, placementsApi, useRefreshPlaces } from '../../api/placements';
import { useOnceKey } from '../../api/use-act';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import type { Translation } from '../../language/nl';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import type { Field, Values } from '../../parts/fields';
import { facilityTypes, goals, levels, sectors, targetGroups } from './place-words';

/** Asks for a place: what for, of which kind, and from when. */
export function RequestForm({ caseId, onEnd }: { caseId: string; onEnd: () => void }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const refresh = useRefreshPlaces();
  const keyOf = useOnceKey();
  const fields = useFields();
  const sending = useMutation({
    mutationFn: (asked: NewPlaceRequest) => placementsApi.ask(caseId, asked, keyOf(asked)),
    onSuccess: () => {
      refresh(caseId);
      announce(t('places.ofCase.asked'));
      onEnd();
    },
  });
  return (
    <AskForm
      title={t('places.ofCase.askTitle')}
      note={t('places.ofCase.askNote')}
      fields={() => fields}
      send={t('places.ofCase.send')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={(values) => sending.mutate(requestOf(values))}
    />
  );
}

const select = (name: string, label: string, options: { id: string; title: string }[], needed = false): Field => ({
  name,
  kind: 'select',
  label,
  options,
  needed,
});

function useFields(): Field[] {
  const { t, word } = useLanguage();
  const { today } = useDates();
  const listed = (list: keyof Translation['words'], ids: readonly string[]) =>
    ids.map((id) => ({ id, title: word(list, id) }));
  return [
    select('goal', t('places.ofCase.goal'), listed('placementGoal', goals), true),
    select('type', t('places.ofCase.type'), listed('facilityType', facilityTypes), true),
    select('sector', t('places.ofCase.sector'), listed('sector', sectors), true),
    { name: 'wishedOn', kind: 'date', label: t('places.ofCase.wishedOn'), needed: true, min: today },
    select('level', t('places.ofCase.level'), listed('educationLevel', levels)),
    { name: 'year', kind: 'number', label: t('places.ofCase.year'), min: '1', max: '8' },
    select('targetGroup', t('places.ofCase.targetGroup'), listed('targetGroup', targetGroups)),
  ];
}

function requestOf({ goal, type, sector, wishedOn, level, year, targetGroup }: Values): NewPlaceRequest {
  return {
    goal: goal as NewPlaceRequest['goal'],
    type: type as NewPlaceRequest['type'],
    sector: sector as NewPlaceRequest['sector'],
    wishedOn: wishedOn!,
    ...(level && { level: level as NonNullable<NewPlaceRequest['level']> }),
    ...(year && { year: Number(year) }),
    ...(targetGroup && { targetGroup: targetGroup as NonNullable<NewPlaceRequest['targetGroup']> }),
  };
}
