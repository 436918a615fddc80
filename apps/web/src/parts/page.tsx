import { useEffect, useRef, type ReactNode } from 'react';
import { useLanguage } from '../language';

interface Props {
  title: string;
  /** Stands beside the title. */
  aside?: ReactNode;
  lead?: ReactNode;
  children: ReactNode;
  /** For a page whose title on screen says more than the window's may: a name stays out of the latter. */
  windowTitle?: string;
}

/** A screen: its title in the window and on top, where the focus goes when the screen opens. */
export function Page({ title, aside, lead, children, windowTitle = title }: Props) {
  const { t } = useLanguage();
  const heading = useRef<HTMLHeadingElement>(null);
  const name = t('app.name');
  useEffect(() => {
    document.title = `${windowTitle} · ${name}`;
  }, [windowTitle, name]);
  useEffect(() => {
    if (document.activeElement === document.body) heading.current?.focus({ preventScroll: true });
  }, []);
  return (
    <>
      <div className="page-head">
        <h1 ref={heading} tabIndex={-1} className="nl-heading nl-heading--level-1">
          {title}
        </h1>
        {aside}
      </div>
      {lead && <p className="lead">{lead}</p>}
      {children}
    </>
  );
}
