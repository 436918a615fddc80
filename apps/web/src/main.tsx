import { MutationCache, QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { draftKeeper } from './api/drafts';
import { keys } from './api/keys';
import { kindOf, Problem } from './api/problem';
import { signInKeys } from './api/sign-in';
import { startLanguage } from './language';
import { routerFor } from './router';
import { fetchScreens } from './screens/fetched';

/** Any answer may be the first to say that the session ended, or asks for a proof; the shell then says so, and nothing typed is lost. */
const endsSession = (error: unknown) => {
  if (kindOf(error) === 'not-signed-in') cache.setQueryData(keys.sessionEnded, true);
  if (kindOf(error) === 'sign-in-again') cache.setQueryData(signInKeys.again, true);
};

const cache: QueryClient = new QueryClient({
  mutationCache: new MutationCache({ onError: endsSession }),
  queryCache: new QueryCache({
    onError: (error, { queryKey }) => {
      if (queryKey[0] !== keys.me[0]) endsSession(error);
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
    mutations: { networkMode: 'always' },
  },
});
draftKeeper.onProblem = endsSession;
const router = routerFor(cache);

/** Safari has no `requestIdleCallback`. */
const requestIdle = (work: () => void) =>
  'requestIdleCallback' in window ? requestIdleCallback(work) : setTimeout(work, 1000);

void startLanguage().then(() => {
  createRoot(document.getElementById('terugweg')!).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  );
  requestIdle(() => void fetchScreens());
});
