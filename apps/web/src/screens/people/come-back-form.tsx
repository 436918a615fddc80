import type { Away } from '../../api/people';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { AskForm } from '../../parts/ask-form';
import { type FormProps, useArranging } from './use-arranging';

/** Somebody is back sooner, or does not go at all: then nothing of it is left. */
export function ComeBackForm({ away: { id, fromOn, untilOn }, ...props }: FormProps & { away: Away }) {
  const { t } = useLanguage();
  const { today } = useDates();
  const { name } = props.known;
  const { arranging, problem } = useArranging(props, 'returnSaid');
  const isToCome = fromOn > today;
  return (
    <AskForm
      title={isToCome ? t('people.notTitle') : t('people.returnTitle', { name })}
      note={isToCome ? t('people.notNote', { name }) : undefined}
      fields={() =>
        isToCome
          ? []
          : [
              {
                name: 'on',
                kind: 'date',
                label: t('people.returnOn'),
                needed: true,
                min: fromOn,
                ...(untilOn && { max: untilOn }),
              },
            ]
      }
      start={{ on: isToCome ? fromOn : today }}
      send={t('people.returnSend')}
      busy={arranging.isPending}
      problem={problem}
      onCancel={props.onEnd}
      onSend={({ on = today }) => arranging.mutate((api, whose) => api.comeBack(whose, id, on))}
    />
  );
}
