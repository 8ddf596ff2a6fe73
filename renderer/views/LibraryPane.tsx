import { Files, FolderOpen } from 'lucide-react';
import { Button, Tab, TabList, TabPanel, Tabs } from 'react-aria-components';
import { useApp, useAppState } from '../store/app-context.ts';
import { ArticleList } from './library/ArticleList.tsx';
import { IndexLine, ProjectSwitcher } from './library/ProjectSwitcher.tsx';
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
  return (
    <>
      <ProjectSwitcher />
      <Away />
      <ArticleList />
      <IndexLine />
      <div className={styles.buttons}>
        <Button className={styles.open!} onPress={() => app.run('file.open')}>
          <FolderOpen size={15} aria-hidden="true" /> Open a file…
        </Button>
        <Button className={styles.open!} onPress={() => app.run('file.import')}>
          <Files size={15} aria-hidden="true" /> Import many…
        </Button>
      </div>
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
