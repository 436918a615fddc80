import { useBlocker } from '@tanstack/react-router';
import { useLanguage } from '../language';

/** Asks before one leaves a form of which nothing is kept: what was typed there would be gone. */
export function useUnsent(isTyped: boolean): void {
  const { t } = useLanguage();
  useBlocker({
    // The browser's own question: it is read out, and stops the page until it is answered.
    shouldBlockFn: () => isTyped && !window.confirm(t('vaults.unsent')),
    enableBeforeUnload: isTyped,
  });
}
