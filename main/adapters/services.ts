export { nodeServices } from '../import-process/services.ts';
