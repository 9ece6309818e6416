import { pages, readPage } from '../../../tools/docs/pages';

test.each(pages())('$file is as "npm run docs" makes it', ({ file, text }) => {
	expect(readPage(file)).toBe(text);
});
