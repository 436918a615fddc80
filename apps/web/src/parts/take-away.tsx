import { useMutation } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { problemOf } from '../api/problem';

/** A file to take away. It is fetched by the screen, so that a refusal is said there. */
export function TakeAway({ href, children }: { href: string; children: ReactNode }) {
  const take = useMutation({
    mutationFn: async () => {
      const response = await fetch(href);
      if (!response.ok) throw await problemOf(response);
      return response.blob();
    },
    onSuccess: (file) => save(file, href.split('/').pop()!),
  });
  return (
    <a
      className="nl-link"
      href={href}
      download
      onClick={(event) => {
        event.preventDefault();
        take.mutate();
      }}
    >
      {children}
    </a>
  );
}

function save(file: Blob, name: string): void {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(file);
  link.download = name;
  link.click();
  URL.revokeObjectURL(link.href);
}
