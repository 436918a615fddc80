/**
 * What a person reads when a start cannot go on: one sentence for what is known to happen, the whole error for what
 * is not. An error named `CannotStart` is a sentence already.
 *
 * @param {unknown} error
 * @returns {string}
 */
export function sentenceFor(error) {
  if (!(error instanceof Error)) return String(error);
  if (error.name === 'CannotStart') return error.message;
  const { code, path } = /** @type {NodeJS.ErrnoException} */ (error);
  if (code === 'ENOSPC' || code === 'EDQUOT') {
    return 'The disk is full: free about 500 MB on the disk of this folder, then start again.';
  }
  if ((code === 'EACCES' || code === 'EPERM' || code === 'EROFS') && path) {
    return `${path} cannot be written: it belongs to another user or the disk is read-only; make it writable, or start as its owner.`;
  }
  return error.stack ?? error.message;
}

/** An error whose message is all that needs to be said. */
export class CannotStart extends Error {
  name = 'CannotStart';
}
