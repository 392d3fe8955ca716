/** The claim of the access token that holds the agency's id. An issuer that cannot name claims freely is mapped to it. */
export const agencyClaim = 'agency';
