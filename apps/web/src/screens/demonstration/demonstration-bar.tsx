import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import type { WentOff } from '../../api/types';
import { useLanguage } from '../../language';
import { dateOf, timeOf, useDates } from '../../language/dates';
import { Notice } from '../../parts/notice';
import { ResetButton } from './reset-button';
import { WentOffList } from './went-off';

/** The demonstration's clock: what time it is there, and the buttons that let time pass. Absent elsewhere. */
export function DemonstrationBar() {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const { data } = useQuery({ queryKey: keys.demonstration, queryFn: api.demonstration, staleTime: 60_000 });
  const move = useMutation({
    mutationFn: api.moveClock,
    onSuccess: ({ wentOff }) => {
      cache.setQueryData(keys.wentOff, wentOff);
      void cache.invalidateQueries({ predicate: ({ queryKey }) => queryKey[0] !== keys.wentOff[0] });
    },
  });
  if (!data) return null;
  const button = (to: 'next-alarm' | 'one-day' | 'one-week', label: string) => (
    <Button purpose="secondary" disabled={move.isPending} onClick={() => !move.isPending && move.mutate(to)}>
      {label}
    </Button>
  );
  return (
    <aside className="demo" aria-label={t('demo.label')}>
      <div className="demo__in">
        <span className="demo__label">{t('demo.label')}</span>
        <DemonstrationClock at={data.now} moving={move.isPending} />
        <div className="demo__buttons">
          {button('next-alarm', t('demo.nextAlarm'))}
          {button('one-day', t('demo.oneDay'))}
          {button('one-week', t('demo.oneWeek'))}
        </div>
        <div className="demo__end">
          <ResetButton />
          {data.inbox && (
            <a className="nl-link" href={data.inbox} target="_blank" rel="noreferrer" title={t('demo.inboxHint')}>
              {t('demo.inbox')}
            </a>
          )}
        </div>
      </div>
      {move.isError && <Notice kind="error">{t('demo.failed')}</Notice>}
      <WentOffPanel />
    </aside>
  );
}

function DemonstrationClock({ at, moving }: { at: string; moving: boolean }) {
  const { t, language } = useLanguage();
  const { moment } = useDates();
  const format = { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric', timeZone: 'UTC' } as const;
  const date = new Intl.DateTimeFormat(language === 'nl' ? 'nl-NL' : 'en-GB', format).format(Date.parse(dateOf(at)));
  return (
    <span className="demo__clock" role="status">
      {moving ? (
        t('demo.moving')
      ) : (
        <time dateTime={at}>
          <span className="demo__long">{`${date} ${timeOf(at)}`}</span>
          <span className="demo__short" aria-hidden="true">
            {moment(at)}
          </span>
        </time>
      )}
    </span>
  );
}

function WentOffPanel() {
  const { t } = useLanguage();
  const { moment } = useDates();
  const cache = useQueryClient();
  const [closed, setClosed] = useState<WentOff[] | null>(null);
  const { data } = useQuery<WentOff[] | null>({
    queryKey: keys.wentOff,
    queryFn: () => null,
    enabled: false,
    initialData: null,
    gcTime: Infinity,
  });
  if (!data || data === closed) return null;
  const last = data.at(-1);
  return (
    <section className="went-off" aria-label={t('demo.wentOff')}>
      <div className="went-off__head">
        <h2 className="nl-heading nl-heading--level-3">
          {data.length ? `${t('demo.wentOff')}: ${t('demo.count', { count: data.length })}` : t('demo.nothing')}
        </h2>
        {last && <span className="quiet">{t('demo.wentOffUntil', { when: moment(last.at) })}</span>}
        <Button
          purpose="subtle"
          onClick={() => {
            setClosed(data);
            cache.setQueryData(keys.wentOff, null);
          }}
        >
          {t('app.close')}
        </Button>
      </div>
      <WentOffList items={data} />
    </section>
  );
}
