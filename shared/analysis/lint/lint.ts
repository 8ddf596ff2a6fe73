import type { AnnotationSet } from '../../annotations/annotation-set.ts';
import type { Scheme } from '../../kinds/scheme.ts';
import type { Annotation, DocumentRecord, Link, Speaker } from '../../model/records.ts';
import { LintContext } from './context.ts';
import type { LintText } from './paragraphs.ts';
import type { AnnotationRule, Finding, Found, LinkRule, Rule, SpeakerRule } from './rule.ts';
import { RULES } from './rules/index.ts';

/** Runs the rules of an article's scheme over its records: one of them, or all. */

/** Returns what is wrong with the record, in the order of the rules. */
export function findingsOf(record: DocumentRecord, context: LintContext): readonly Finding[] {
  const rules = rulesFor(context.scheme);
  switch (record.record) {
    case 'annotation':
      return rules
        .ofKind(record.kind)
        .flatMap((rule) => findingOf(rule, record, record.id, rule.find(record, context)));
    case 'link':
      return rules.ofLinks.flatMap((rule) =>
        findingOf(rule, record, placeOf(record, context), rule.find(record, context)),
      );
    case 'speaker':
      return rules.ofSpeakers.flatMap((rule) => findingOf(rule, record, null, rule.find(record, context)));
    default:
      return [];
  }
}

function findingOf(
  rule: Rule,
  { id }: DocumentRecord,
  annotation: string | null,
  found: Found | null,
): readonly Finding[] {
  return found === null ? [] : [{ ...found, rule: rule.id, level: rule.level, record: id, annotation }];
}

/** The annotation at which a link is seen: where it starts, else where it ends. */
const placeOf = ({ from, to }: Link, { set }: LintContext): string | null =>
  [from, to].find(({ record, id }) => record === 'annotation' && set.findAnnotation(id) !== null)?.id ?? null;

/**
 * Returns all that is wrong with the article, in document order; speakers last.
 *
 * @param today the day that it is, ISO 8601; left out, nothing is overdue
 */
export function lintArticle(set: AnnotationSet, text: LintText, today: string | null = null): readonly Finding[] {
  const context = new LintContext(set, text, today);
  const records: readonly (Annotation | Link | Speaker)[] = [...set.annotations, ...set.links, ...set.speakers];
  return records.flatMap((record) => findingsOf(record, context));
}

const RULE_BY_ID: ReadonlyMap<string, Rule> = new Map(RULES.map((rule) => [rule.id, rule]));
const PLACE_BY_ID: ReadonlyMap<string, number> = new Map(RULES.map(({ id }, i) => [id, i]));

/** Returns the rule with this id. @throws RangeError when there is none: ids are ours alone */
export function ruleOf(id: string): Rule {
  const rule = RULE_BY_ID.get(id);
  if (rule === undefined) throw new RangeError(`No rule is called ${id}`);
  return rule;
}

const LEVEL_PLACES = { error: 0, warning: 1, hint: 2 } as const;

/** The order of a list: errors first, then what is lacking and what is wrong, hints last. */
export const byWeight = (a: Pick<Finding, 'rule' | 'level'>, b: Pick<Finding, 'rule' | 'level'>): number =>
  LEVEL_PLACES[a.level] - LEVEL_PLACES[b.level] || PLACE_BY_ID.get(a.rule)! - PLACE_BY_ID.get(b.rule)!;

/** The rules that a scheme has a use for, sorted out once. */
class RulesOfScheme {
  readonly ofLinks: readonly LinkRule[];
  readonly ofSpeakers: readonly SpeakerRule[];
  readonly #ofAnnotations: readonly AnnotationRule[];
  readonly #byKind = new Map<string, readonly AnnotationRule[]>();

  constructor({ profile }: Scheme) {
    const held = RULES.filter(({ profiles }) => profiles?.includes(profile) ?? true);
    this.ofLinks = held.filter((rule) => rule.of === 'link');
    this.ofSpeakers = held.filter((rule) => rule.of === 'speaker');
    this.#ofAnnotations = held.filter((rule) => rule.of === 'annotation');
  }

  ofKind(kind: string): readonly AnnotationRule[] {
    const known = this.#byKind.get(kind);
    if (known !== undefined) return known;
    const rules = this.#ofAnnotations.filter(({ kinds }) => kinds?.includes(kind) ?? true);
    this.#byKind.set(kind, rules);
    return rules;
  }
}

const rulesByScheme = new WeakMap<Scheme, RulesOfScheme>();

function rulesFor(scheme: Scheme): RulesOfScheme {
  const known = rulesByScheme.get(scheme);
  if (known !== undefined) return known;
  const rules = new RulesOfScheme(scheme);
  rulesByScheme.set(scheme, rules);
  return rules;
}
