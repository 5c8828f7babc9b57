import { maximumWaitField } from '../../shared/adobe/panel/commonFields';

/** Changes of a dataflow take seconds, exports up to an hour and more (s). */
export const LONGEST_CHANGE = 300;
export const LONGEST_RUN = 3600;

export const changeWaitField = maximumWaitField(LONGEST_CHANGE);
export const runWaitField = maximumWaitField(LONGEST_RUN);
