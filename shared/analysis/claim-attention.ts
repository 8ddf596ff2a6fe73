import type { AnnotationSet } from '../annotations/annotation-set.ts';
import { quoteOfClaim, speakerOfClaim } from '../annotations/attribution.ts';
import type { Annotation } from '../model/records.ts';

/** Returns what is amiss with the check of a claim, in sentences; none while nobody has decided anything. */
export function attentionOf(set: AnnotationSet, claim: Annotation): readonly string[] {
  const { evidence = [] } = set.dossierOf(claim.id) ?? {};
  const hasVerdict = claim.attributes['verdict'] !== undefined;
  const deciding = evidence.filter(({ stance }) => stance === 'supports' || stance === 'refutes');
  const isUnsaid = speakerOfClaim(set, claim.id) === null && quoteOfClaim(set, claim.id) === null;
  const undated = evidence.filter(({ url, captured }) => url !== undefined && captured === undefined).length;
  return [
    ...(isUnsaid ? ['Nobody is said to make this claim.'] : []),
    ...(hasVerdict && evidence.length === 0 ? ['It has a verdict and no evidence.'] : []),
    ...(undated === 0
      ? []
      : [
          `${undated === 1 ? 'One piece' : `${undated} pieces`} of evidence ${undated === 1 ? 'tells' : 'tell'} no date of capture.`,
        ]),
    ...(hasVerdict && deciding.length === 1 && deciding[0]!.independence === 'secondary'
      ? ['The verdict rests on a single secondary source.']
      : []),
  ];
}
