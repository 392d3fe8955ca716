import fc from 'fast-check';

/*
 * Properties draw the same cases in every run, so that red means a change and a failure replays at once. To look further:
 * `FC_SEED=$RANDOM npm test`.
 */
fc.configureGlobal({ ...fc.readConfigureGlobal(), seed: Number(process.env.FC_SEED ?? 2026) });
