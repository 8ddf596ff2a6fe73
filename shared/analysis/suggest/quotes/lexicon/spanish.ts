import type { CueForms } from './forms.ts';

/** Spanish cues: past and present, third person. */
export const SPANISH: CueForms = {
  say: `
    dijo dijeron decía aseguró asegura aseguraron explicó explica señaló señala añadió añade agregó agrega declaró
    declara anunció anuncia indicó indica comentó comenta respondió responde contestó confirmó precisó subrayó contó
    manifestó
  `,
  write: 'escribió escribe tuiteó',
  claim: 'afirmó afirma afirmaron sostuvo sostiene denunció denuncia advirtió advierte insistió',
  deny: 'negó niega desmintió',
  concede: 'reconoció reconoce admitió admite',
  ask: 'preguntó pregunta',
  order: 'pidió exigió exige',
  think: 'opinó opina cree considera',
  manner: 'gritó susurró exclamó',
};
