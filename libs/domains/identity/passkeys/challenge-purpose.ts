/** A challenge for one purpose is not valid for another. */
export enum ChallengePurpose {
  SignIn = 'sign_in',
  Register = 'register',
  Proof = 'proof',
}
