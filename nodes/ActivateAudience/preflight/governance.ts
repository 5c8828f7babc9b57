/** A policy that an audience's own labels break for a marketing action of the dataflow. */
export type Violation = {
	audienceId: string;
	audienceName: string;
	marketingAction: string;
	policy: string;
};

/**
 * Whether labels break policies. Labels of the exported attributes are named nowhere, so violations
 * can be found, and never be ruled out.
 */
export interface Governance {
	result: 'violations' | 'noneFound' | 'notChecked';
	message: string;
	violations: Violation[];
}
