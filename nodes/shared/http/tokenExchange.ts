export { called, exchangesToken, type DestinationCredential } from './destinationCredential';
export { loginOf, type Login } from './login';
export { readToken, type ExchangedToken } from './readToken';
export { tokenRequest, tokenUrl, type TokenRequest } from './tokenRequest';
