import { Files, FileText, FolderOpen, TriangleAlert } from 'lucide-react';
import { Button, ListBox, ListBoxItem, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useApp, useAppState } from '../store/app-context.ts';
import { HiddenFlag } from './HiddenWarning.tsx';
import styles from './LibraryPane.module.css';
import { SpeakersTab } from './speakers/SpeakersTab.tsx';
import { count } from './words.ts';

/** The articles of the library, and the speakers of the one that is open. */
export function LibraryPane() {
  return (
    <nav className={styles.pane} aria-label="Library" data-pane="library" tabIndex={-1}>
      <Tabs className={styles.tabs!}>
        <TabList aria-label="Library" className={styles.tabList!}>
          <Tab id="articles">Articles</Tab>
          <Tab id="speakers">Speakers</Tab>
        </TabList>
        <TabPanel id="articles" className={styles.panel!}>
          <Articles />
        </TabPanel>
        <TabPanel id="speakers" className={styles.panel!}>
          <SpeakersTab />
        </TabPanel>
      </Tabs>
    </nav>
  );
}

function Articles() {
  const app = useApp();
  const articles = useAppState((state) => state.articles);
  const openId = useAppState((state) => state.opened?.article.id ?? null);
  const shown = articles.find(({ articleId }) => articleId === openId);
  return (
    <>
      <Away />
      <ListBox
        aria-label="Articles"
        className={styles.list!}
        items={articles.map((article) => ({ ...article, id: article.fileId }))}
        selectionMode="single"
        selectionBehavior="replace"
        selectedKeys={shown === undefined ? [] : [shown.fileId]}
        onAction={(key) => void app.openArticle(String(key))}
        renderEmptyState={() => (
          <p className={styles.empty}>
            Articles you work on are kept here. Open a text, a web page, a document or another program’s file to begin.
          </p>
        )}
      >
        {(article) => (
          <ListBoxItem id={article.fileId} textValue={article.title} className={styles.article!}>
            {article.problem === undefined ? (
              <FileText size={15} aria-hidden="true" />
            ) : (
              <TriangleAlert size={15} aria-hidden="true" />
            )}
            <span className={styles.label}>
              <bdi>{article.title}</bdi>
              <HiddenFlag texts={[article.title, article.name]} />
            </span>
            <span className={styles.description}>
              <bdi>
                {article.problem ??
                  `${count(article.quotes, 'quote', 'quotes')}, ${count(article.claims, 'claim', 'claims')}`}
              </bdi>
            </span>
          </ListBoxItem>
        )}
      </ListBox>
      <Button className={styles.open!} onPress={() => app.run('file.open')}>
        <FolderOpen size={15} aria-hidden="true" /> Open a file…
      </Button>
      <Button className={styles.open!} onPress={() => app.run('file.import')}>
        <Files size={15} aria-hidden="true" /> Import many…
      </Button>
    </>
  );
}

/** Many articles gone at once: nothing is forgotten before the user says so. */
function Away() {
  const app = useApp();
  const away = useAppState((state) => state.away);
  if (away === 0) return null;
  return (
    <div className={styles.away} role="alert">
      <p>
        {count(away, 'article is', 'articles are')} not in {away === 1 ? 'its' : 'their'} place. Is a drive not
        connected, or a sync not done?
      </p>
      <Button className={styles.open!} onPress={app.lookAgain}>
        Look again
      </Button>
      <Button className={styles.open!} onPress={() => void app.forgetAway()}>
        They are gone: take them off the list
      </Button>
    </div>
  );
}
