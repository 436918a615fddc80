import { useMutation } from '@tanstack/react-query';
import { type Facility, type FacilityTold, placementsApi, useRefreshPlaces } from '../../api/placements';
import { useOnceKey } from '../../api/use-act';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import type { Translation } from '../../language/nl';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { Dialog } from '../../parts/dialog';
import type { Field, Values } from '../../parts/fields';
import { experts, facilityTypes, payers, returnPaths, sectors, targetGroups } from './place-words';

interface Props {
  /** Nothing for a new one. */
  facility: Facility | undefined;
  onClose: () => void;
}

/** Says what a facility is: its places, from when until when, and for whom. Who is there stays there. */
export function FacilityDialog({ facility, onClose }: Props) {
  const { t } = useLanguage();
  const { today } = useDates();
  const announce = useAnnounce();
  const refresh = useRefreshPlaces();
  const keyOf = useOnceKey();
  const fields = useFields();
  const saving = useMutation({
    mutationFn: (told: FacilityTold) =>
      facility ? placementsApi.changeFacility(facility.id, told) : placementsApi.addFacility(told, keyOf(told)),
    onSuccess: ({ runningBeyond }) => {
      refresh();
      announce(
        runningBeyond.length > 0
          ? t('places.facility.beyond', { count: runningBeyond.length })
          : t('places.facility.saved'),
      );
      onClose();
    },
  });
  const title = facility ? t('places.facility.editTitle', { name: facility.name }) : t('places.facility.addTitle');
  return (
    <Dialog title={title} onClose={onClose}>
      <AskForm
        title={t('places.facility.what')}
        note={t('places.facility.note')}
        fields={() => fields}
        start={facility ? valuesOf(facility) : { validFrom: today, payer: 'alliance' }}
        send={t('places.facility.save')}
        busy={saving.isPending}
        problem={<ActProblem error={saving.error} />}
        onCancel={onClose}
        onSend={(values) => saving.mutate(toldOf(values, facility))}
      />
    </Dialog>
  );
}

function useFields(): Field[] {
  const { t, word } = useLanguage();
  const listed = (list: keyof Translation['words'], ids: readonly string[]) =>
    ids.map((id) => ({ id, title: word(list, id) }));
  const label = (field: keyof Translation['places']['facility']['field']) => t(`places.facility.field.${field}`);
  return [
    { name: 'name', kind: 'text', label: label('name'), needed: true, most: 120 },
    { name: 'capacity', kind: 'number', label: label('capacity'), needed: true, min: '0', max: '500' },
    { name: 'validFrom', kind: 'date', label: label('validFrom'), needed: true },
    { name: 'validUntil', kind: 'date', label: label('validUntil'), hint: t('places.facility.untilHint') },
    {
      name: 'type',
      kind: 'select',
      label: label('type'),
      needed: true,
      options: listed('facilityType', facilityTypes),
    },
    { name: 'municipality', kind: 'text', label: label('municipality'), needed: true, most: 80 },
    { name: 'payer', kind: 'select', label: label('payer'), needed: true, options: listed('payer', payers) },
    { name: 'expert', kind: 'select', label: label('expert'), options: listed('expert', experts) },
    { name: 'returnsTo', kind: 'select', label: label('returnsTo'), options: listed('returnPath', returnPaths) },
    { name: 'sectors', kind: 'many', label: label('sectors'), needed: true, options: listed('sector', sectors) },
    {
      name: 'targetGroups',
      kind: 'many',
      label: label('targetGroups'),
      hint: t('places.facility.groupsHint'),
      options: listed('targetGroup', targetGroups),
    },
  ];
}

const valuesOf = (one: Facility): Values => ({
  name: one.name,
  capacity: String(one.capacity),
  validFrom: one.validFrom,
  validUntil: one.validUntil ?? '',
  type: one.type,
  municipality: one.municipality,
  payer: one.payer,
  expert: one.expert ?? '',
  returnsTo: one.returnsTo ?? '',
  sectors: one.sectors.join(' '),
  targetGroups: one.targetGroups.join(' '),
});

const many = (value = '') => value.split(' ').filter(Boolean);

/** All of it, each time; its programmes as they are. */
function toldOf(values: Values, facility: Facility | undefined): FacilityTold {
  const { name, capacity, validFrom, validUntil, type, municipality, payer, expert, returnsTo } = values;
  return {
    name: name!,
    capacity: Number(capacity),
    validFrom: validFrom!,
    ...(validUntil && { validUntil }),
    type: type as FacilityTold['type'],
    municipality: municipality!,
    payer: payer as FacilityTold['payer'],
    ...(expert && { expert: expert as NonNullable<FacilityTold['expert']> }),
    ...(returnsTo && { returnsTo: returnsTo as NonNullable<FacilityTold['returnsTo']> }),
    sectors: many(values.sectors) as FacilityTold['sectors'],
    targetGroups: many(values.targetGroups) as NonNullable<FacilityTold['targetGroups']>,
    programmes: facility?.programmes ?? [],
  };
}
