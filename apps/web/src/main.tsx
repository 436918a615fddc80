import { QueryCache, QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { RouterProvider } from '@tanstack/react-router';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { keys } from './api/keys';
import { kindOf, Problem } from './api/problem';
import { startLanguage } from './language';
import { routerFor } from './router';

/** Any answer may be the first to say that the session ended; the shell then says so, and nothing typed is lost. */
const cache: QueryClient = new QueryClient({
  queryCache: new QueryCache({
    onError: (error, query) => {
      const asked = query.queryKey[0];
      if (kindOf(error) === 'not-signed-in' && asked !== keys.me[0]) cache.setQueryData(keys.sessionEnded, true);
    },
  }),
  defaultOptions: {
    queries: {
      networkMode: 'always',
      staleTime: 10_000,
      retry: (count, error) => count < 2 && !(error instanceof Problem && error.status >= 400 && error.status < 500),
    },
    mutations: {
      networkMode: 'always',
      onError: (error) => {
        if (kindOf(error) === 'not-signed-in') cache.setQueryData(keys.sessionEnded, true);
      },
    },
  },
});
const router = routerFor(cache);

void startLanguage().then(() =>
  createRoot(document.getElementById('terugweg')!).render(
    <StrictMode>
      <QueryClientProvider client={cache}>
        <RouterProvider router={router} />
      </QueryClientProvider>
    </StrictMode>,
  ),
);
