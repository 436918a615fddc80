import { retentionApi } from '../../../api/retention';
import { useOnceKey } from '../../../api/use-act';
import { useLanguage } from '../../../language';
import { AskForm } from '../../../parts/ask-form';
import type { Field } from '../../../parts/fields';
import { useKeeping } from '../use-keeping';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

interface Props {
  caseId?: string;
  onSent: () => void;
  onCancel: () => void;
}

/** That a case may not go, and why: of a line of a list, or by the number of a case that somebody asked about. */
export function HoldForm({ caseId, onSent, onCancel }: Props) {
  const { t } = useLanguage();
  const keyOf = useOnceKey();
  const { doing, problem } = useKeeping(
    (asked: { case: string; reason: string }) => retentionApi.hold(asked, keyOf(asked)),
    t('retention.holdSaid'),
    onSent,
  );
  const number = ({ number: typed = '' }: Record<string, string>): Field => ({
    name: 'number',
    kind: 'text',
    label: t('log.case'),
    hint: t('log.caseHint'),
    needed: true,
    ...(typed.trim() && !uuid.test(typed.trim()) && { wrong: t('log.caseWrong') }),
  });
  return (
    <AskForm
      title={t('retention.holdTitle')}
      note={t('retention.holdNote')}
      fields={(values) => [
        ...(caseId ? [] : [number(values)]),
        {
          name: 'reason',
          kind: 'reason',
          label: t('retention.reason'),
          hint: t('retention.reasonHint'),
          needed: true,
          most: 1000,
        },
      ]}
      send={t('retention.holdSend')}
      busy={doing.isPending}
      problem={problem}
      onCancel={onCancel}
      onSend={({ number: typed = '', reason = '' }) =>
        doing.mutate({ case: caseId ?? typed.trim(), reason: reason.trim() })
      }
    />
  );
}
