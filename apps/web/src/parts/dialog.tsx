import { Button } from '@nl-design-system-candidate/button-react';
import { useEffect, useId, useRef, type ReactNode } from 'react';
import { useLanguage } from '../language';

interface Props {
  title: string;
  /** Without it the window stays, and hides what is behind it. */
  onClose?: () => void;
  children: ReactNode;
}

/** A window over the page; the browser keeps the focus inside, and gives it back to where it came from. */
export function Dialog({ title, onClose, children }: Props) {
  const { t } = useLanguage();
  const heading = useId();
  const element = useRef<HTMLDialogElement>(null);
  useEffect(() => {
    const opener = document.activeElement;
    const dialog = element.current;
    dialog?.showModal();
    return () => {
      dialog?.close();
      if (opener instanceof HTMLElement) opener.focus();
    };
  }, []);
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <dialog
      ref={element}
      className={onClose ? 'dialog' : 'dialog dialog--stays'}
      aria-labelledby={heading}
      onCancel={(event) => {
        event.preventDefault();
        onClose?.();
      }}
      onKeyDown={(event) => event.stopPropagation()}
      onClick={(event) => event.target === element.current && onClose?.()}
    >
      <div className="dialog__sheet">
        <h2 id={heading} className="nl-heading nl-heading--level-2">
          {title}
        </h2>
        {children}
        {onClose && (
          <div className="dialog__end">
            <Button purpose="secondary" onClick={onClose}>
              {t('app.close')}
            </Button>
          </div>
        )}
      </div>
    </dialog>
  );
}
