import type { INodeType } from 'n8n-workflow';
import { Whaapy } from '../../../nodes/Whaapy/Whaapy.node';
import { WhaapyTrigger } from '../../../nodes/Whaapy/WhaapyTrigger.node';

/** The names of methods that fill a list or a form of the editor, wherever in a description they stand. */
function methodsNamedIn(part: unknown): string[] {
	if (typeof part !== 'object' || part === null) return [];
	return Object.entries(part).flatMap(([name, value]: [string, unknown]) =>
		/^(searchList|loadOptions|resourceMapper)Method$/.test(name)
			? [String(value)]
			: methodsNamedIn(value),
	);
}

test.each<[string, INodeType]>([
	['Whaapy', new Whaapy()],
	['WhaapyTrigger', new WhaapyTrigger()],
])('every list that a property of %s names comes with the node, and no other', (_, node) => {
	const { listSearch, loadOptions, resourceMapping } = node.methods ?? {};
	const methods = Object.keys({ ...listSearch, ...loadOptions, ...resourceMapping });
	const named = [...new Set(methodsNamedIn(node.description.properties))];
	expect(named.length).toBeGreaterThan(0);
	expect(named.sort()).toEqual(methods.sort());
});
