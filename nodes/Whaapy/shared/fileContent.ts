const OFFICE = 'application/vnd.openxmlformats-officedocument';

/** How the formats begin that WhatsApp takes, in hexadecimal digits. */
const SIGNATURES: ReadonlyArray<[RegExp, string]> = [
	// "%PDF-"
	[/^255044462d/, 'application/pdf'],
	[/^ffd8ff/, 'image/jpeg'],
	[/^89504e470d0a1a0a/, 'image/png'],
	// "RIFF", a length, "WEBP"
	[/^52494646.{8}57454250/, 'image/webp'],
	// "OggS"
	[/^4f676753/, 'audio/ogg'],
	// "#!AMR"
	[/^2321414d52/, 'audio/amr'],
	// "ID3", or a frame of MPEG audio, layer 3
	[/^(494433|fff[23ab])/, 'audio/mpeg'],
	// A frame of ADTS
	[/^fff[0189]/, 'audio/aac'],
	// A length, "ftyp", and the brand: M4A, 3gp; iso, mp4, avc1, M4V, MSNV, dash
	[/^.{8}667479704d3441/, 'audio/mp4'],
	[/^.{8}66747970336770/, 'video/3gpp'],
	[/^.{8}66747970(69736f|6d7034|61766331|4d3456|4d534e56|64617368)/, 'video/mp4'],
	// A ZIP with a folder "word", "xl" or "ppt"
	[/^504b0304(..)*00776f72642f/, `${OFFICE}.wordprocessingml.document`],
	[/^504b0304(..)*00786c2f/, `${OFFICE}.spreadsheetml.sheet`],
	[/^504b0304(..)*007070742f/, `${OFFICE}.presentationml.presentation`],
];

/** How many bytes tell what a file is: of the formats of Office, the names of the first parts must be there. */
export const TELLING_BYTES = 8192;

/**
 * The MIME type of a file by how it begins; `undefined` if it is none that WhatsApp takes.
 *
 * Libraries that know more formats ask for timers and the environment, which n8n's scanner refuses.
 *
 * @param begin the first {@link TELLING_BYTES}
 */
export function typeOfContent(begin: Uint8Array): string | undefined {
	const digits = Buffer.from(begin).subarray(0, TELLING_BYTES).toString('hex');
	return SIGNATURES.find(([signature]) => signature.test(digits))?.[1];
}
