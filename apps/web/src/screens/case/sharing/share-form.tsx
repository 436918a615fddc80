import { useBesideAct, useCasePart } from '../../../api/case';
import { type NewShare, type Offer, sharesApi } from '../../../api/shares';
import { useLanguage } from '../../../language';
import { useDates } from '../../../language/dates';
import { ActProblem } from '../../../parts/act-problem';
import { useAnnounce } from '../../../parts/announcement';
import { AskForm } from '../../../parts/ask-form';
import type { Field, Values } from '../../../parts/fields';
import { purposeField } from './purpose-field';

interface Props {
  caseId: string;
  offers: Offer[];
  onEnd: () => void;
}

/** To whom what is told, on which basis: only what the partners agreed to tell each other can be chosen. */
export function ShareForm({ caseId, offers, onEnd }: Props) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const fields = useShareFields(caseId, offers);
  const sending = useBesideAct(caseId, 'shares', (asked: NewShare, key) => sharesApi.share(caseId, asked, key));
  return (
    <AskForm
      title={t('sharing.shareTitle')}
      note={t('sharing.shareNote')}
      fields={fields}
      send={t('sharing.send')}
      start={{ to: offers.length === 1 ? offers[0]!.to.id : '' }}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={(values) =>
        sending.mutate(shareIn(values), {
          onSuccess: () => {
            announce(t('sharing.shared'));
            onEnd();
          },
        })
      }
    />
  );
}

function shareIn({ to, what, purpose, basis, article, consent, until }: Values): NewShare {
  return {
    to: to!,
    categories: [what as NewShare['categories'][number]],
    purpose: purpose as NewShare['purpose'],
    basis: basis as NonNullable<NewShare['basis']>,
    ...(article && { article: article as NonNullable<NewShare['article']> }),
    ...(consent && { consent }),
    ...(until && { until }),
  };
}

/** What can be chosen follows from whom it is told to, and on which basis from what it is. */
function useShareFields(caseId: string, offers: Offer[]): (values: Values) => Field[] {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const { data } = useCasePart(caseId, 'consents', sharesApi.consents);
  const listed = (list: 'lookCategory' | 'basis', ids: readonly string[]) =>
    ids.map((id) => ({ id, title: word(list, id) }));
  return ({ to, what, basis }) => {
    const ways = offers.find((one) => one.to.id === to)?.ways ?? [];
    const way = ways.find(({ category }) => category === what);
    const given = (data?.consents ?? []).filter(
      (one) =>
        one.state === 'counts' && one.receivers.some(({ id }) => id === to) && one.categories.some((id) => id === what),
    );
    const consents = given.map((one) => ({ id: one.id, title: t('sharing.consentOf', { date: short(one.askedOn) }) }));
    const whom = offers.map((one) => ({ id: one.to.id, title: `${one.to.name} (${word('role', one.to.role)})` }));
    const all: Field[] = [{ name: 'to', kind: 'select', label: t('sharing.to'), needed: true, options: whom }];
    if (ways.length === 0) return all;
    const kinds = listed(
      'lookCategory',
      ways.map(({ category }) => category),
    );
    all.push({ name: 'what', kind: 'select', label: t('sharing.what'), needed: true, options: kinds });
    if (!way) return all;
    all.push(purposeField(t, word), {
      name: 'basis',
      kind: 'select',
      label: t('sharing.basis'),
      needed: true,
      options: listed('basis', way.bases),
    });
    if (basis === 'law' && way.articles.length > 0) {
      const articles = way.articles.map((id) => ({ id, title: id }));
      all.push({ name: 'article', kind: 'select', label: t('sharing.article'), options: articles });
    }
    if (basis === 'consent') {
      const hint = consents.length === 0 ? { hint: t('sharing.noConsent') } : {};
      all.push({
        name: 'consent',
        kind: 'select',
        label: t('sharing.consent'),
        needed: true,
        options: consents,
        ...hint,
      });
    }
    all.push({ name: 'until', kind: 'date', label: t('sharing.until'), hint: t('sharing.untilHint') });
    return all;
  };
}
