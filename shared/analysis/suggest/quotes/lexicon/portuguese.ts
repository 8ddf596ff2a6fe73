import type { CueForms } from './forms.ts';

/** Portuguese cues: past and present, third person. */
export const PORTUGUESE: CueForms = {
  say: `
    disse disseram diz dizem dizia afirmou afirmaram explicou explica acrescentou acrescenta declarou anunciou anuncia
    informou informa comentou respondeu responde contou revelou ressaltou destacou frisou salientou sublinhou garantiu
    confirmou observou lembrou
  `,
  write: 'escreveu escreve tuitou',
  claim: 'alegou alega sustentou defendeu defende denunciou criticou alertou alerta insistiu argumentou',
  deny: 'negou nega desmentiu',
  concede: 'admitiu admite reconheceu',
  ask: 'perguntou pergunta questionou',
  order: 'pediu exigiu recomendou',
  think: 'acredita avalia avaliou',
  manner: 'gritou sussurrou exclamou',
};
