import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { type FormEvent, type ReactNode, useState } from 'react';
import { type Glass, glassApi, glassKey } from '../../api/log';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { Answer } from '../../parts/answer';
import { type Field, FieldView, type Values } from '../../parts/fields';
import { Notice } from '../../parts/notice';
import { Page } from '../../parts/page';

/** One case of another's for an hour, for who may; and for a privacy officer, what was opened so and waits for a review. */
export function BreakGlassScreen() {
  const { t } = useLanguage();
  const asked = useQuery({ queryKey: glassKey, queryFn: glassApi.all });
  return (
    <Page title={t('glass.title')} lead={asked.data?.mayReview ? t('glass.reviewLead') : t('glass.lead')}>
      <Answer of={asked}>
        {({ mayBreak, mayReview, glasses }) => (
          <>
            {mayBreak && <Break />}
            {glasses.length === 0 && <div className="empty">{t('glass.empty')}</div>}
            {glasses.map((one) => (
              <One key={one.id} glass={one} mayReview={mayReview} />
            ))}
          </>
        )}
      </Answer>
    </Page>
  );
}

function Break() {
  const { t } = useLanguage();
  const fields: Field[] = [
    { name: 'case', kind: 'text', label: t('log.case'), hint: t('log.caseHint'), needed: true },
    { name: 'reason', kind: 'reason', label: t('glass.reason'), hint: t('glass.reasonHint'), needed: true, most: 1000 },
  ];
  return (
    <Short fields={fields} send={t('glass.open')} act={({ case: id = '', reason = '' }) => glassApi.open(id, reason)} />
  );
}

function One({ glass, mayReview }: { glass: Glass; mayReview: boolean }) {
  const { t } = useLanguage();
  const { short } = useDates();
  const { id, case: caseId, person, organisation, reason, openedAt, until, isOpen, review } = glass;
  const moment = `${short(dateOf(openedAt))} ${timeOf(openedAt)}`;
  return (
    <section className="glass" data-glass={id}>
      <h2 className="nl-heading nl-heading--level-2">{t('glass.who', { person, organisation, moment })}</h2>
      <p>
        <q>{reason}</q>
      </p>
      <p className="quiet">{t('glass.number', { number: caseId })}</p>
      {isOpen && !mayReview && (
        <Link to="/cases/$caseId" params={{ caseId }} className="nl-link">
          {t('glass.toCase', { time: timeOf(until) })}
        </Link>
      )}
      {review && <p>{t('glass.reviewed', { by: review.by, words: review.words })}</p>}
      {!review && mayReview && <Review id={id} />}
      {!review && !mayReview && <p className="quiet">{t('glass.waits')}</p>}
    </section>
  );
}

function Review({ id }: { id: string }) {
  const { t } = useLanguage();
  const fields: Field[] = [{ name: 'words', kind: 'reason', label: t('glass.words'), needed: true, most: 1000 }];
  return <Short fields={fields} send={t('glass.review')} act={({ words = '' }) => glassApi.review(id, words)} />;
}

interface ShortProps {
  fields: Field[];
  send: ReactNode;
  act: (values: Values) => Promise<unknown>;
}

function Short({ fields, send, act }: ShortProps) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const [values, setValues] = useState<Values>({});
  const sending = useMutation({
    mutationFn: () => act(values),
    onSuccess: () => {
      setValues({});
      return cache.invalidateQueries({ queryKey: glassKey });
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    sending.mutate();
  };
  return (
    <form className="ask ask--alone" onSubmit={submit}>
      <div className="ask__fields">
        {fields.map((field) => (
          <FieldView
            key={field.name}
            field={field}
            value={values[field.name] ?? ''}
            onChange={(value) => setValues({ ...values, [field.name]: value })}
          />
        ))}
      </div>
      {sending.isError && <Notice kind="error">{t('glass.failed')}</Notice>}
      <div className="ask__end">
        <Button purpose="primary" type="submit" busy={sending.isPending}>
          {send}
        </Button>
      </div>
    </form>
  );
}
