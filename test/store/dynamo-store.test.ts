import { afterAll, beforeAll } from 'vitest';
import { createDynamoStore } from '../../functions/store/dynamo-store.ts';
import { shareTestEngine, type TestEngine, testTable } from '../support/dynamo.ts';
import { describeStoreContract } from './store-contract.ts';

let engine: TestEngine;
beforeAll(async () => {
  engine = await shareTestEngine();
});
afterAll(() => engine.stop());

describeStoreContract('DynamoDB store', async () => createDynamoStore({ client: engine.client, tableName: testTable }));
