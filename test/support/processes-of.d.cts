export function processesOf(folders: readonly string[]): number[];
