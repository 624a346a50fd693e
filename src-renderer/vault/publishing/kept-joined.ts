import type { AppError } from '../../../src-shared/errors';
import type { Result } from '../../../src-shared/result';
import { joinedSchema, KEY, readKept, toKept, type Joined, type Values } from './kept';

export const readJoined = (values: Values): Joined | undefined => readKept(values, KEY.joined, joinedSchema);

export const keepJoined = (values: Values, joined: Joined): Promise<Result<null, AppError>> =>
  values.setValue(KEY.joined, toKept(joined));
