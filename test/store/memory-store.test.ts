import { createMemoryStore } from '../../functions/store/memory-store.ts';
import { describeStoreContract } from './store-contract.ts';

describeStoreContract('memory store', async () => createMemoryStore());
