import { useCallback } from 'react';
import type { SpeakerRow } from '../../../../shared/model/project.ts';
import { useApp, useAppState } from '../../../store/app-context.ts';
import { count } from '../../words.ts';
import { type AskPage, usePages } from '../pages.ts';

/** Returns the speakers that fit the words, as pages that come when they are looked at; anew when the project changes. */
export function useSpeakers(words: string) {
  const app = useApp();
  const project = useAppState((state) => state.project);
  return usePages<SpeakerRow>(
    useCallback<AskPage<Awaited<ReturnType<typeof app.listSpeakers>>>>(
      (page) => app.listSpeakers({ ...(words.trim() === '' ? {} : { words }), ...page }),
      // oxlint-disable-next-line react-hooks/exhaustive-deps -- a project that has changed is another list
      [app, words, project],
    ),
  );
}

/** What a speaker comes to, in a line. */
export const summaryOf = ({ type, role, quotes, words, claims, articles, isRegistered }: SpeakerRow): string =>
  [
    role ?? type,
    `${count(quotes, 'quote', 'quotes')} of ${count(words, 'word', 'words')}`,
    ...(claims === 0 ? [] : [count(claims, 'claim', 'claims')]),
    count(articles, 'article', 'articles'),
    ...(isRegistered ? [] : ['not in the registry']),
  ].join(' · ');
