import type { CueForms } from './forms.ts';

/** German cues; of separable verbs the part that stands first (*räumte* … ein). */
export const GERMAN: CueForms = {
  say: `
    sagte sagt sagten sagen gesagt erklärte erklärt erklärten betonte betont betonten ergänzte ergänzt fügte teilte
    mitgeteilt berichtete berichtet berichteten bestätigte bestätigt kündigte antwortete antwortet entgegnete erwiderte
    versicherte versichert verkündete verkündet
  `,
  write: 'schrieb schreibt schrieben heißt',
  claim:
    'behauptete behauptet behaupteten warnte warnt warnten kritisierte kritisiert beteuerte beklagte argumentierte',
  deny: 'bestritt bestreitet dementierte dementiert',
  concede: 'räumte gestand gibt zugegeben',
  ask: 'fragte fragt fragten',
  order: 'forderte fordert forderten verlangte mahnte mahnt',
  think: 'meinte meint meinten glaubt glaubte',
  manner: 'rief ruft flüsterte murmelte',
};
