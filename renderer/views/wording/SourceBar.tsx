import { X } from 'lucide-react';
import { useState } from 'react';
import {
  Button,
  Checkbox,
  Label,
  ListBox,
  ListBoxItem,
  Popover,
  ProgressBar,
  Select,
  SelectValue,
} from 'react-aria-components';
import type { AnnotationSet } from '../../../shared/annotations/annotation-set.ts';
import { sourcesOf } from '../../../shared/annotations/wording.ts';
import type { Annotation } from '../../../shared/model/records.ts';
import type { SourceName } from '../../../shared/model/source-text.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import dialog from '../Dialog.module.css';
import { isolated } from '../words.ts';
import { dateOf } from './state-signs.ts';
import styles from './Wording.module.css';

/** What the quotes are checked against: the sources of the article, or those of the chosen quote alone; and how far the check is. */
export function SourceBar({ set, quote }: { set: AnnotationSet; quote: Annotation | null }) {
  const app = useApp();
  const isAttaching = useAppState((state) => state.wording.isAttaching);
  const problem = useAppState((state) => state.wording.problem);
  const own = quote === null ? [] : sourcesOf(quote);
  const [wantsOwn, setWantsOwn] = useState(false);
  const isOwn = quote !== null && (wantsOwn || own.length > 0);
  const target = isOwn ? quote.id : null;
  const sources = isOwn ? own : sourcesOf(set.metadata);
  return (
    <div className={styles.sources}>
      <ul className={styles.chips} aria-label={isOwn ? 'Sources of this quote' : 'Sources of the article'}>
        {sources.map((source) => (
          <Source key={source.sha256} source={source} target={target} />
        ))}
        {sources.length === 0 && (
          <li className={styles.none}>
            {isOwn
              ? 'This quote has no source of its own yet.'
              : 'Attach a transcript, subtitles, a document or another article: every quote is held against it.'}
          </li>
        )}
      </ul>
      <div className={styles.attach}>
        <Button
          className={dialog.quiet!}
          isDisabled={isAttaching}
          onPress={() => void app.wording.attachFile(target)}
          autoFocus={sources.length === 0}
        >
          {isAttaching ? 'Reading…' : 'Attach a file…'}
        </Button>
        {isAttaching && (
          <Button className={dialog.quiet!} onPress={app.cancelOpening}>
            Cancel
          </Button>
        )}
        <OtherArticles target={target} />
        {quote !== null && (
          <Checkbox className={dialog.option!} isSelected={isOwn} isDisabled={own.length > 0} onChange={setWantsOwn}>
            <span className={dialog.box} aria-hidden="true" /> For this quote alone
          </Checkbox>
        )}
        <Checking />
      </div>
      {problem !== null && (
        <p className={styles.problem} role="alert">
          <bdi>{problem}</bdi>
        </p>
      )}
    </div>
  );
}

function Source({ source, target }: { source: SourceName; target: string | null }) {
  const app = useApp();
  const isMissing = useAppState((state) => state.wording.missing.has(source.sha256));
  return (
    <li className={styles.chip} data-missing={isMissing}>
      <bdi title={`Attached ${dateOf(source.attached)}`}>{source.name}</bdi>
      {isMissing && <small>text not kept here: attach it again to check</small>}
      <Button
        className={styles.remove!}
        aria-label={`Remove the source ${isolated(source.name)}`}
        onPress={() => void app.wording.detach(target, source.sha256)}
      >
        <X size={13} aria-hidden="true" />
      </Button>
    </li>
  );
}

/** The other articles of the library. */
function OtherArticles({ target }: { target: string | null }) {
  const app = useApp();
  const articles = useAppState((state) => state.articles);
  const here = useAppState((state) => state.opened?.article.id ?? null);
  const isAttaching = useAppState((state) => state.wording.isAttaching);
  const others = articles.filter(({ articleId, problem }) => articleId !== here && problem === undefined);
  if (others.length === 0) return null;
  return (
    <Select
      className={styles.others!}
      placeholder="Attach an article…"
      value={null}
      isDisabled={isAttaching}
      onChange={(id) => id !== null && void app.wording.attachArticle(String(id), target)}
    >
      <Label className="visually-hidden">Attach an article of the library</Label>
      <Button className={dialog.quiet!}>
        <SelectValue /> <span aria-hidden="true">▾</span>
      </Button>
      <Popover className="popover">
        <ListBox className="options">
          {others.map(({ fileId, title }) => (
            <ListBoxItem key={fileId} id={fileId} textValue={title} className="option">
              <bdi>{title}</bdi>
            </ListBoxItem>
          ))}
        </ListBox>
      </Popover>
    </Select>
  );
}

/** Shown only while a check takes long enough to be seen. */
function Checking() {
  const app = useApp();
  const share = useAppState((state) => state.wording.share);
  if (share === null) return null;
  return (
    <ProgressBar value={share * 100} className={styles.progress!} aria-label="Checking the quotes">
      {({ valueText }) => (
        <>
          <span>Checking, {valueText}</span>
          <Button className={dialog.quiet!} onPress={app.wording.cancel}>
            Cancel
          </Button>
        </>
      )}
    </ProgressBar>
  );
}
