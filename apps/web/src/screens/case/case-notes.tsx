import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useState } from 'react';
import { api } from '../../api/calls';
import { keys } from '../../api/keys';
import { Problem } from '../../api/problem';
import type { CaseFile, NewNote, Note } from '../../api/types';
import { useOnceKey } from '../../api/use-act';
import { useLanguage } from '../../language';
import { useDates } from '../../language/dates';
import { ActProblem } from '../../parts/act-problem';
import { useAnnounce } from '../../parts/announcement';
import { AskForm } from '../../parts/ask-form';
import { OpenForm } from '../../parts/open-form';
import { Panel } from '../../parts/panel';
import { noteOf, useNoteFields } from './note-form';

const draftOf = ({ id }: CaseFile) => `note:${id}`;

/** What partners wrote for each other and I may read, and a place to write. Nothing for who does not act in the case. */
export function CaseNotes({ file }: { file: CaseFile }) {
  const { t } = useLanguage();
  const [writing, setWriting] = useState(false);
  const asked = useQuery({ queryKey: keys.notes(file.id), queryFn: () => api.notes(file.id), retry: false });
  if (!asked.data || asked.error instanceof Problem) return null;
  return (
    <Panel title={t('notes.title')}>
      {asked.data.notes.length === 0 && <p className="quiet">{t('notes.empty')}</p>}
      <ul className="plain">
        {asked.data.notes.map((note) => (
          <Written key={note.id} note={note} />
        ))}
      </ul>
      {writing ? (
        <NoteForm file={file} onEnd={() => setWriting(false)} />
      ) : (
        <OpenForm act="note" draft={draftOf(file)} onOpen={() => setWriting(true)}>
          {t('notes.write')}
        </OpenForm>
      )}
    </Panel>
  );
}

function Written({ note }: { note: Note }) {
  const { t, word } = useLanguage();
  const { short } = useDates();
  const { document } = note;
  const readers = typeof note.audience === 'string' ? [word('audience', note.audience)] : note.audience;
  const known = typeof note.audience === 'string' ? readers : readers.map((role) => word('role', role));
  return (
    <li data-note={note.id}>
      <strong>{word('category', note.category)}</strong> {note.text}
      {document && (
        <div>
          {word('document', document.kind)} · {short(document.datedOn)} · {document.lies}
        </div>
      )}
      <div className="quiet">
        {[note.person, note.organisation, short(note.writtenAt.slice(0, 10)), t('notes.for', { who: known.join(', ') })]
          .filter(Boolean)
          .join(' · ')}
      </div>
    </li>
  );
}

function NoteForm({ file, onEnd }: { file: CaseFile; onEnd: () => void }) {
  const { t } = useLanguage();
  const announce = useAnnounce();
  const cache = useQueryClient();
  const keyOf = useOnceKey();
  const fields = useNoteFields(file);
  const sending = useMutation({
    mutationFn: (note: NewNote) => api.writeNote(file.id, note, keyOf(note)),
    onSuccess: (notes) => {
      cache.setQueryData(keys.notes(file.id), notes);
      for (const queryKey of [keys.caseFile(file.id), keys.timeline(file.id), keys.filledIn(file.id)])
        void cache.invalidateQueries({ queryKey });
      announce(t('notes.written'));
      onEnd();
    },
  });
  return (
    <AskForm
      draft={draftOf(file)}
      title={t('notes.write')}
      note={t('notes.hint')}
      fields={fields}
      start={{ audience: 'own' }}
      send={t('notes.send')}
      busy={sending.isPending}
      problem={<ActProblem error={sending.error} />}
      onCancel={onEnd}
      onSend={(values, sent) => void sending.mutateAsync(noteOf(values)).then(sent, () => undefined)}
    />
  );
}
