import { destinationTemplates } from '../templates';

const names = JSON.stringify(
	Object.fromEntries(destinationTemplates.map(({ id, displayName }) => [id, displayName])),
);

/** What it does: method and address, or the template while these are its own and hidden. */
export const subtitle = `={{ $parameter["operation"] === "mergeSummaries" && "Merge Summaries" || $parameter["adjustTemplate"] === false && ${names}[$parameter["template"]] || $parameter["apiMethod"] + ($parameter["apiEndpoint"] ? " to " + $parameter["apiEndpoint"] : " to an API") }}`;
