import type { IDataObject, INodeProperties } from 'n8n-workflow';

import { InputError } from '../../shared/inputError';
import { adobesGuardrails, type Guardrails } from './findings';

const names: Record<keyof Guardrails, [displayName: string, description: string]> = {
	attributesPerDataflow: [
		'Attributes in a Dataflow',
		'How many attributes, identities among them, a dataflow may have without being told of',
	],
	audiencesPerDataflow: [
		'Audiences in a Dataflow',
		'How many audiences a dataflow may have without being told of',
	],
	audiencesPerHour: [
		'Audiences in an Hour',
		'How many audiences of a dataflow may be exported in one hour without being told of',
	],
};
const guardrails = Object.keys(names) as Array<keyof Guardrails>;

function guardrailField(name: keyof Guardrails): INodeProperties {
	const [displayName, description] = names[name];
	const { [name]: preset } = adobesGuardrails;
	return {
		displayName,
		name,
		type: 'number',
		typeOptions: { minValue: 1 },
		default: preset,
		description,
	};
}

export const guardrailsField: INodeProperties = {
	displayName: 'Guardrails',
	name: 'guardrails',
	type: 'collection',
	placeholder: 'Add Guardrail',
	default: {},
	description: 'Other numbers than those that Adobe advises',
	options: guardrails.map(guardrailField),
};

/** @throws InputError for what is no whole number above 0 */
export function readGuardrails(entered: IDataObject): Guardrails {
	const read = guardrails.map((name) => {
		const value = entered[name] ?? adobesGuardrails[name];
		const number = Number(value);
		if (Number.isInteger(number) && number > 0) return [name, number];
		const [displayName] = names[name];
		throw new InputError(
			displayName,
			`'${displayName}' is '${String(value)}', which is no whole number above 0`,
			`Enter a number, for example ${adobesGuardrails[name]}, or take it away`,
		);
	});
	return Object.fromEntries(read) as Guardrails;
}
