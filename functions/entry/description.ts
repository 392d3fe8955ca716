import description from '../../docs/openapi.json' with { type: 'json' };
import { createDescriptionHandler } from '../http/create-description-handler.ts';

export const handler = createDescriptionHandler(description);
