/** Names of the standard for word processing files (ISO/IEC 29500), as the parts of the Word copy use them. */

export const W = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
export const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
export const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
export const WORD_TYPE = 'application/vnd.openxmlformats-officedocument.wordprocessingml';
