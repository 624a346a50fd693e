import { serveLines } from '../../../src-renderer/vault/store/serve-lines';
import { plainSummarisers } from './plain-book';

serveLines(plainSummarisers);
