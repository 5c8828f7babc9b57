interface Namespace {
	id: number;
	code: string;
	name: string;
	description: string;
	idType: string;
	namespaceType: 'Standard' | 'Custom';
	custom: boolean;
	status: string;
	createTime: number;
	updateTime: number;
}

function namespace(
	id: number,
	code: string,
	name: string,
	idType: string,
	custom = false,
): Namespace {
	return {
		id,
		code,
		name,
		description: `Identities of the kind ${name}`,
		idType,
		namespaceType: custom ? 'Custom' : 'Standard',
		custom,
		status: 'ACTIVE',
		createTime: 1551688425455,
		updateTime: 1551688425455,
	};
}

export const namespaces: readonly Namespace[] = [
	namespace(4, 'ECID', 'ECID', 'COOKIE'),
	namespace(6, 'Email', 'Email', 'Email'),
	namespace(11, 'Email_LC_SHA256', 'Emails (SHA256, lowercased)', 'Email'),
	namespace(17, 'Phone_E.164', 'Phone (E.164)', 'Phone'),
	namespace(20914, 'GAID', 'Google Ad ID (GAID)', 'DEVICE'),
	namespace(20915, 'IDFA', 'Apple IDFA (ID for Advertisers)', 'DEVICE'),
	namespace(10093112, 'CRMID', 'CRM ID', 'CROSS_DEVICE', true),
];
