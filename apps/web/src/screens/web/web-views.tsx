import { Button } from '@nl-design-system-candidate/button-react';
import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { Link } from '@tanstack/react-router';
import { useId, useState, type FormEvent } from 'react';
import { type SavedView, webApi, webKeys, webSearch, type WebSearch } from '../../api/web';
import { useLanguage } from '../../language';
import { useAnnounce } from '../../parts/announcement';
import { ActProblem } from '../../parts/act-problem';

const longestName = 60;

/** What somebody keeps to look at again: an address under a name, on the server. */
export function WebViews({ search }: { search: WebSearch }) {
  const { t } = useLanguage();
  const views = useQuery({ queryKey: webKeys.views, queryFn: webApi.views });
  const kept = views.data?.views ?? [];
  return (
    <details className="views">
      <summary className="chip">
        {t('web.views')} {kept.length > 0 && <strong>{kept.length}</strong>}
      </summary>
      <div className="views__in">
        {kept.length === 0 ? <p className="quiet">{t('web.viewsNone')}</p> : <Kept views={kept} />}
        <Keep search={search} />
      </div>
    </details>
  );
}

function Kept({ views }: { views: SavedView[] }) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const announce = useAnnounce();
  const dropping = useMutation({
    mutationFn: ({ id }: SavedView) => webApi.drop(id),
    onSuccess: (left, { name }) => {
      cache.setQueryData(webKeys.views, left);
      announce(t('web.viewDropped', { name }));
    },
  });
  return (
    <ul>
      {views.map((view) => (
        <li key={view.id} className="views__one" data-view={view.name}>
          <Link to="/web" search={webSearch(view.filter)} className="nl-link">
            {view.name}
          </Link>
          <button type="button" className="views__drop" onClick={() => dropping.mutate(view)}>
            <span aria-hidden="true">×</span>
            <span className="hidden">{t('web.viewDrop', { name: view.name })}</span>
          </button>
        </li>
      ))}
    </ul>
  );
}

function Keep({ search }: { search: WebSearch }) {
  const { t } = useLanguage();
  const cache = useQueryClient();
  const announce = useAnnounce();
  const [name, setName] = useState('');
  const [field, hint] = [useId(), useId()];
  const keeping = useMutation({
    mutationFn: (as: string) => webApi.keep(as, search),
    onSuccess: (views, as) => {
      cache.setQueryData(webKeys.views, views);
      setName('');
      announce(t('web.viewKept', { name: as }));
    },
  });
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (name.trim()) keeping.mutate(name.trim());
  };
  return (
    <form onSubmit={submit}>
      <label className="utrecht-form-label" htmlFor={field}>
        {t('web.viewName')}
      </label>
      <div className="views__keep">
        <input
          id={field}
          className="utrecht-textbox"
          autoComplete="off"
          maxLength={longestName}
          aria-describedby={hint}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit" purpose="secondary" busy={keeping.isPending}>
          {t('web.viewKeep')}
        </Button>
      </div>
      <p id={hint} className="quiet">
        {t('web.viewHint')}
      </p>
      <ActProblem error={keeping.error} />
    </form>
  );
}
