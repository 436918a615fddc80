import { useId, type ReactNode, type Ref } from 'react';

interface Props {
  title: string;
  /** Takes the focus when what had it leaves. */
  heading?: Ref<HTMLHeadingElement>;
  /** What somebody comes for. */
  isMain?: boolean;
  children: ReactNode;
}

/** A block of the page under a question of the family. */
export function FamilySection({ title, heading, isMain, children }: Props) {
  const id = useId();
  return (
    <section className={`family__section ${isMain ? 'family__section--main' : ''}`} aria-labelledby={id}>
      <h2 id={id} ref={heading} tabIndex={-1} className="nl-heading nl-heading--level-2">
        {title}
      </h2>
      {children}
    </section>
  );
}
