import type { CueForms } from './forms.ts';

/** Italian cues: participles (*ha detto*), present and past, third person. */
export const ITALIAN: CueForms = {
  say: `
    detto disse dissero dichiarato dichiara spiegato spiega aggiunto aggiunge annunciato annuncia riferito riferisce
    raccontato racconta sottolineato sottolinea precisato precisa commentato risposto risponde confermato ribadito
    rivelato ricordato
  `,
  write: 'scritto scrive twittato',
  claim: 'affermato afferma sostenuto sostiene denunciato avvertito avverte assicurato insistito',
  deny: 'negato smentito smentisce',
  concede: 'ammesso ammette riconosciuto',
  ask: 'chiesto chiede domandato',
  think: 'ritiene crede',
  manner: 'gridato sussurrato esclamato',
};
