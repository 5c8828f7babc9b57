import { readExample } from '../../../../../nodes/ApiBulkSender/engine/suggest/example';
import { suggestSettings } from '../../../../../nodes/ApiBulkSender/engine/suggest/suggestSettings';
import { tryExample } from '../../../../../nodes/ApiBulkSender/engine/suggest/trial';
import { rawSettings } from '../harness';
import { documentedApis } from './apis';
import { Measurement } from './measure';
import { moreApis } from './moreApis';

/** The panel as a user finds it. */
export const panel = rawSettings({ specifyParsePathMap: 'fields', parsePathMap: { entries: [] } });

export const allApis = [...documentedApis, ...moreApis];

export const measurement = new Measurement(
	{ readExample, suggestSettings, tryExample, panel },
	allApis,
);
