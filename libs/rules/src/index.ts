export * from './dates/calendar';
export * from './dates/counting';
export * from './dates/local-date';
export * from './dates/moments';
export * from './dates/public-holidays';
export * from './dates/school-holidays';
export * from './dates/term';

export * from './agreements/agreement';
export * from './agreements/conditions';
export * from './agreements/ladders';
export * from './agreements/mistake';
export * from './agreements/region';
export * from './agreements/roles';
export * from './agreements/signals';
export * from './agreements/source-text';
export * from './agreements/workflow';
