import type { RetentionClass } from '../../../api/retention';

/** What a class is called. */
export const titleOf = (classes: RetentionClass[], name: string) => classes.find((one) => one.class === name)!.title;
