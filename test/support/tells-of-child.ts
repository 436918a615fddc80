/** Numbers of cases and messages are random: one in some thousands has the digits of a year in it. */
const uuid = /[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}/gu;

/** Whether a text says who Noor Achterberg is, when she was born, or what is the matter; no mail may. */
export const tellsOfChild = (text: string): boolean =>
  /Noor|Achterberg|verzuim|afwezig|2011/u.test(text.replaceAll(uuid, ''));
