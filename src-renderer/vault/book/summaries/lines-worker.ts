import { serveLines } from '../../store/serve-lines';
import { summarisers } from './summarisers';

serveLines(summarisers);
