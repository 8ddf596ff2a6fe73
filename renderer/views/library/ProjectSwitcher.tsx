import { ChevronDown, FolderOpen } from 'lucide-react';
import { Button, Header, Menu, MenuItem, MenuSection, MenuTrigger, Popover, Separator } from 'react-aria-components';
import { commandOf } from '../../../shared/commands/index.ts';
import { useApp, useAppState } from '../../store/app-context.ts';
import styles from './ArticleList.module.css';

/** Which project one is in; opens another, a new one, or one that was open before. */
export function ProjectSwitcher() {
  const app = useApp();
  const project = useAppState((state) => state.project);
  if (project === null) return null;
  const { folder, recent } = project;
  const title = project.project.title === '' ? folder : project.project.title;
  return (
    <MenuTrigger>
      <Button className={styles.project!} aria-label={`Project: ${title}`}>
        <FolderOpen size={15} aria-hidden="true" />
        <bdi title={title === folder ? title : `${title}, in ${folder}`}>{title}</bdi>
        <ChevronDown size={14} aria-hidden="true" />
      </Button>
      <Popover className="popover" placement="bottom start" offset={2}>
        <Menu
          className="options"
          aria-label="Project"
          onAction={(key) => {
            const id = String(key);
            if (id.startsWith(RECENT)) void app.openProject(id.slice(RECENT.length));
            else app.run(id);
          }}
        >
          <MenuItem id="project.open" className="option">
            {commandOf('project.open').label}
          </MenuItem>
          <MenuItem id="project.create" className="option">
            {commandOf('project.create').label}
          </MenuItem>
          {recent.length > 0 && <Separator className={styles.line!} />}
          {recent.length > 0 && (
            <MenuSection>
              <Header className={styles.recent}>Recent</Header>
              {recent.map(({ projectId, name }) => (
                <MenuItem key={projectId} id={`${RECENT}${projectId}`} textValue={name} className="option">
                  <bdi>{name}</bdi>
                </MenuItem>
              ))}
            </MenuSection>
          )}
        </Menu>
      </Popover>
    </MenuTrigger>
  );
}

/** Before the id of a project; no command begins so. */
const RECENT = 'recent ';

/** How far the index is, and what is wrong with it: a quiet line, for nothing waits for it. */
export function IndexLine() {
  const indexing = useAppState((state) => state.project?.indexing ?? null);
  const problem = useAppState((state) => state.project?.problem ?? null);
  return (
    <>
      {problem !== null && (
        <p className={styles.problem} role="note">
          {problem}
        </p>
      )}
      {indexing !== null && (
        <p className={styles.indexing}>
          <span>
            Reading the articles: {indexing.done.toLocaleString('en')} of {indexing.total.toLocaleString('en')}
          </span>
          <progress aria-label="Articles read" value={indexing.done} max={Math.max(1, indexing.total)} />
        </p>
      )}
    </>
  );
}
