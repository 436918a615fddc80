import type { components } from '../api/schema';
import { useLanguage } from '../language';
import type { Field, Values } from './fields';

type Details = components['schemas']['NewContactDetails'];
type Known = Partial<Omit<Details, 'channel'>> & Pick<Details, 'channel'>;

const channels = ['mail', 'phone', 'letter'] as const;

/** What is asked of how somebody of a family is reached: what he prefers is needed. */
export function useContactFields(): (values: Values) => Field[] {
  const { t, word } = useLanguage();
  const options = channels.map((id) => ({ id, title: word('channel', id) }));
  const yesNo = [
    { id: 'no', title: t('app.no') },
    { id: 'yes', title: t('app.yes') },
  ];
  return ({ channel }) => [
    { name: 'email', kind: 'text', label: t('caseFile.email'), needed: true, most: 200 },
    { name: 'channel', kind: 'select', label: t('caseFile.channel'), needed: true, options },
    { name: 'phone', kind: 'text', label: t('caseFile.phone'), needed: channel === 'phone', most: 20 },
    { name: 'address', kind: 'text', label: t('caseFile.address'), needed: channel === 'letter', most: 300 },
    {
      name: 'shielded',
      kind: 'choice',
      label: t('caseFile.isShielded'),
      hint: t('caseFile.shieldedHint'),
      options: yesNo,
    },
  ];
}

/** What was typed, as it is sent. */
export function contactOf({ email, channel, phone, address, shielded }: Values): Details {
  return {
    email: email!.trim(),
    channel: channel as Details['channel'],
    isShielded: shielded === 'yes',
    ...(phone?.trim() && { phone: phone.trim() }),
    ...(address?.trim() && { address: address.trim() }),
  };
}

/** What is known already, to begin with. */
export function typedContact({ email, phone, address, channel, isShielded }: Known): Values {
  return {
    email: email ?? '',
    phone: phone ?? '',
    address: address ?? '',
    channel,
    shielded: isShielded ? 'yes' : 'no',
  };
}
