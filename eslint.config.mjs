import js from '@eslint/js';
import { n8nCommunityNodesPlugin } from '@n8n/eslint-plugin-community-nodes';
import n8nNodesBase from 'eslint-plugin-n8n-nodes-base';
import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';

const nodeGlobals = Object.fromEntries(
	Object.getOwnPropertyNames(globalThis).map((name) => [name, 'readonly']),
);
const packSources = ['nodes/**/*.ts', 'credentials/**/*.ts'];

export default defineConfig(
	globalIgnores(['dist', 'coverage', '.cache', '.tmp', '**/node_modules']),

	{
		files: ['**/*.{js,cjs,mjs,ts}'],
		extends: [js.configs.recommended],
		languageOptions: { globals: nodeGlobals },
	},
	{
		files: ['**/*.ts'],
		extends: [tseslint.configs.recommended],
		rules: {
			'@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'inline-type-imports' }],
			'@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_' }],
		},
	},
	{
		files: ['**/*.{js,cjs}'],
		languageOptions: { sourceType: 'commonjs' },
	},

	{
		files: ['package.json', ...packSources],
		extends: [n8nCommunityNodesPlugin.configs.recommendedWithoutN8nCloudSupport],
		plugins: { 'n8n-nodes-base': n8nNodesBase },
		languageOptions: { parser: tseslint.parser },
	},
	{
		files: ['package.json'],
		languageOptions: { parserOptions: { extraFileExtensions: ['.json'] } },
		rules: {
			...n8nNodesBase.configs.community.rules,
			// Pooled connections need undici and split paths need jsonpath-plus: self-hosted n8n only.
			'@n8n/community-nodes/no-runtime-dependencies': 'off',
		},
	},
	{
		files: ['nodes/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.nodes.rules,
			// Knows outputs without a name only; n8n's own setup for community nodes has it off too.
			'n8n-nodes-base/node-class-description-outputs-wrong': 'off',
			// Goes by the word "token" and flags Renew Token Codes, which are no secret.
			'n8n-nodes-base/node-param-type-options-password-missing': 'off',
			// Go by the word and flag {id}, which users write so.
			'n8n-nodes-base/node-param-placeholder-miscased-id': 'off',
			'n8n-nodes-base/node-param-description-miscased-id': 'off',
			// Wants 'main' as a text where the newer community rule wants NodeConnectionTypes.Main.
			'n8n-nodes-base/node-class-description-inputs-wrong-regular-node': 'off',
		},
	},
	{
		files: ['nodes/ApiBulkSender/templates/typesenseImport.ts'],
		rules: {
			// Want an upsert that updates; Typesense's replaces a document as a whole.
			'n8n-nodes-base/node-param-option-name-wrong-for-upsert': 'off',
			'n8n-nodes-base/node-param-description-wrong-for-upsert': 'off',
		},
	},
	{
		files: ['credentials/**/*.ts'],
		rules: {
			...n8nNodesBase.configs.credentials.rules,
			// Wants a camelCase slug of n8n's own docs; a pack's documentation is a URL.
			'n8n-nodes-base/cred-class-field-documentation-url-miscased': 'off',
			// Goes by the word "token" and flags tokenPath and tokenHeader; a test checks the secrets.
			'n8n-nodes-base/cred-class-field-type-options-password-missing': 'off',
			// The same.
			'@n8n/community-nodes/credential-password-field': 'off',
			// Goes by the name too and takes headerValue for public; it holds an API key.
			'@n8n/community-nodes/credential-unnecessary-password': 'off',
		},
	},

	// The engine is pure: whatever it needs of the world is handed to it.
	{
		files: ['nodes/*/engine/**/*.ts'],
		rules: {
			'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'setImmediate', 'process'],
			'no-restricted-imports': [
				'error',
				{
					patterns: ['n8n-*', 'undici', 'node:*', '**/input/**', '**/output/**', '**/transport/**'],
				},
			],
		},
	},
	{
		files: ['nodes/*/engine/answer/read/decode.ts'],
		// Decompressing is a pure function of bytes, and only Node has it.
		rules: { 'no-restricted-imports': ['error', { patterns: ['n8n-*', 'undici'] }] },
	},
	{
		files: ['nodes/*/engine/request/formBody.ts'],
		// A library that most runs do not need is loaded when the first form is written.
		rules: { 'no-restricted-imports': ['error', { patterns: ['n8n-*', 'undici'] }] },
	},
	// What plans an activation, and what judges exports, is pure too; reading, sending and waiting are rooms of their own.
	{
		files: [
			'nodes/ActivateAudience/{attributes,fileName,intent,preflight,schedule}/**/*.ts',
			'nodes/shared/adobe/runs/expected/**/*.ts',
		],
		// The edges of these rooms: their part of the panel, what reads it, what Adobe stores apart.
		ignores: ['**/{panel,read*,mappingSets}.ts'],
		rules: {
			'no-restricted-globals': ['error', 'setTimeout', 'setInterval', 'setImmediate', 'process'],
			'no-restricted-imports': [
				'error',
				{
					patterns: [
						'n8n-*',
						'undici',
						'node:*',
						'**/client/**',
						'**/fields/**',
						'**/input/**',
						'**/run/**',
						'**/panel',
						'**/read*',
						'**/mappingSets',
					],
				},
			],
		},
	},
	// Who has the client of an API lets out what it knows: only where all that leaves is masked.
	{
		files: ['nodes/**/*.ts'],
		ignores: [
			'nodes/*/*.node.ts',
			'nodes/TargetConnection/mapperFields.ts',
			'nodes/shared/*/panel/search.ts',
			'nodes/**/{engine,intent,attributes,fileName,schedule}/**',
		],
		rules: {
			'no-restricted-imports': [
				'error',
				{ patterns: ['**/client/openAdobe', '**/client/openImprovado'] },
			],
		},
	},
	{
		files: [
			'nodes/*/{attributes,engine,fileName,input,intent,output,preflight,run,schedule,transport}/**/*.ts',
			'nodes/*/run.ts',
			'nodes/shared/**/*.ts',
		],
		rules: {
			// These name the setting that is wrong; the node's execute turns that into n8n's errors.
			'@n8n/community-nodes/require-node-api-error': 'off',
		},
	},
);
