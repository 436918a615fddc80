import { Link, type LinkProps, useRouterState } from '@tanstack/react-router';
import { useEffect, useRef } from 'react';
import type { Me } from '../../api/types';
import { useLanguage } from '../../language';
import type { Translation } from '../../language/nl';

interface Way {
  to: LinkProps['to'];
  label: keyof Translation['app'];
  isFor: (me: Me) => boolean;
}

const everybody = () => true;
/** Who reads the log does no work on cases. */
const besideTheWork: readonly Way['to'][] = ['/log', '/rights', '/break-glass', '/retention', '/agreements'];
/** Whoever investigates does nothing else here, and sees nothing of the supervision. */
const investigating: readonly Way['to'][] = ['/criminal-routes'];
/** Who gets the region to work before his organisation signed does that alone. */
const beforeSigning: readonly Way['to'][] = ['/import', '/ready'];
const goes = (me: Me) => (way: Way) =>
  way.isFor(me) &&
  me.may.keepCriminalFiles === investigating.includes(way.to) &&
  (!me.may.readLog || besideTheWork.includes(way.to)) &&
  (me.admitted || beforeSigning.includes(way.to));
/** Who comes to the table now and then. */
const meets = [
  'school',
  'alliance',
  'youth-health',
  'neighbourhood-team',
  'compulsory-education',
  'decisive-authority',
];

/** Who meets at a school before there is a case. */
const prevents = ['school', 'compulsory-education'];

/** What somebody opens each day. */
const daily: readonly Way[] = [
  { to: '/my-day', label: 'myDay', isFor: everybody },
  { to: '/criminal-routes', label: 'routes', isFor: everybody },
  { to: '/web', label: 'web', isFor: ({ may }) => may.watch },
  { to: '/missed', label: 'missed', isFor: ({ may }) => may.watch },
  { to: '/places', label: 'places', isFor: ({ may }) => may.keepPlaces },
  { to: '/cases', label: 'cases', isFor: everybody },
  { to: '/planner', label: 'planner', isFor: ({ may }) => may.planConsults || may.settleConsults },
  { to: '/table', label: 'table', isFor: ({ role }) => role === 'table' },
  { to: '/log', label: 'log', isFor: ({ may }) => may.readLog },
  { to: '/rights', label: 'rights', isFor: ({ may }) => may.readLog },
  { to: '/break-glass', label: 'glass', isFor: ({ may }) => may.readLog },
  { to: '/retention', label: 'retention', isFor: ({ may }) => may.readLog && may.keepRecords },
];

/** What is opened now and then; it stands behind one button. */
const seldom: readonly Way[] = [
  { to: '/places', label: 'places', isFor: ({ may }) => !may.keepPlaces },
  { to: '/table', label: 'table', isFor: ({ role }) => meets.includes(role) },
  { to: '/prevention', label: 'prevention', isFor: ({ role }) => prevents.includes(role) },
  { to: '/agreements', label: 'agreements', isFor: everybody },
  { to: '/one-child', label: 'oneChild', isFor: ({ may }) => may.compareChildren },
  { to: '/deviations', label: 'deviations', isFor: ({ may }) => may.watch },
  { to: '/people', label: 'people', isFor: ({ may }) => may.seeColleagues || may.administer },
  { to: '/rights', label: 'rights', isFor: ({ may }) => may.answerRights && !may.readLog },
  { to: '/break-glass', label: 'glass', isFor: ({ may }) => may.breakGlass },
  { to: '/retention', label: 'retention', isFor: ({ may }) => may.keepRecords && !may.readLog },
  { to: '/import', label: 'import', isFor: ({ may }) => may.import || may.administer },
  { to: '/ready', label: 'ready', isFor: ({ may }) => may.getToWork || may.administer },
];

/** Where this person can go. */
export function Navigation({ me }: { me: Me }) {
  const { t } = useLanguage();
  const path = useRouterState({ select: ({ location }) => location.pathname });
  const rest = seldom.filter(goes(me));
  return (
    <nav className="top__nav" aria-label={t('app.menu')}>
      {daily.filter(goes(me)).map(({ to, label }) => (
        <Link key={label} to={to}>
          {t(`app.${label}`)}
        </Link>
      ))}
      {rest.length > 0 && <Rest key={path} path={path} ways={rest} />}
    </nav>
  );
}

/** Closes when something in it was chosen, and when one looks elsewhere. */
function Rest({ ways, path }: { ways: readonly Way[]; path: string }) {
  const { t } = useLanguage();
  const box = useRef<HTMLDetailsElement>(null);
  useEffect(() => {
    const elsewhere = (event: Event) => {
      if (!box.current?.contains(event.target as Node)) box.current?.removeAttribute('open');
    };
    document.addEventListener('pointerdown', elsewhere);
    document.addEventListener('focusin', elsewhere);
    return () => {
      document.removeEventListener('pointerdown', elsewhere);
      document.removeEventListener('focusin', elsewhere);
    };
  }, []);
  return (
    <details ref={box} className="top__rest">
      <summary className={ways.some(({ to }) => to === path) ? 'active' : undefined}>{t('app.rest')}</summary>
      <div className="top__drawer">
        {ways.map(({ to, label }) => (
          <Link key={label} to={to}>
            {t(`app.${label}`)}
          </Link>
        ))}
      </div>
    </details>
  );
}
