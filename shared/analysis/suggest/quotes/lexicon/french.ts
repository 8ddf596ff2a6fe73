import type { CueForms } from './forms.ts';

/** French cues: present, imperfect and participle, since news says *a déclaré*. */
export const FRENCH: CueForms = {
  say: `
    dit déclaré déclare déclarait annoncé annonce expliqué explique précisé précise ajouté ajoute souligné souligne
    indiqué indique répondu répond confirmé raconté raconte rappelé rappelle assuré assure lancé estimé
  `,
  write: 'écrit tweeté',
  claim: 'affirmé affirme affirmait soutient dénoncé dénonce prévenu averti insisté insiste',
  deny: 'démenti nié',
  concede: 'reconnu reconnaît admis',
  ask: 'demandé demandait',
  think: 'estime estimait juge pense',
  manner: 'murmuré crié',
};
