import { useQuery } from '@tanstack/react-query';
import { familyApi, type FamilyExplained as Explained, familyKeys } from '../../api/family';
import { useLanguage } from '../../language';
import { FamilySection } from './family-section';
import { useFamilyWords } from './family-words';

/** Who is who, what words mean, and where a family can go that does not agree. */
export function FamilyExplained() {
  const own = useFamilyWords();
  const { data } = useQuery({ queryKey: familyKeys.explained, queryFn: familyApi.explained, staleTime: Infinity });
  if (!data) return null;
  return (
    <FamilySection title={own('explained')}>
      <Folded title={own('whoIsWho')} words={data.whoIsWho} />
      <Folded title={own('whatMeans')} words={data.words} />
      <Folded title={own('disputes')} words={data.disputes} />
    </FamilySection>
  );
}

function Folded({ title, words }: { title: string; words: Explained['words'] }) {
  const { say } = useLanguage();
  return (
    <details className="family__folded">
      <summary>{title}</summary>
      <dl>
        {words.map(({ id, word, plain }) => (
          <div key={id}>
            <dt>{say(word)}</dt>
            <dd>{say(plain)}</dd>
          </div>
        ))}
      </dl>
    </details>
  );
}
