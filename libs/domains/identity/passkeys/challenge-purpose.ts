/** A challenge of one purpose is good for no other. */
export enum ChallengePurpose {
  SignIn = 'sign_in',
  Register = 'register',
  Proof = 'proof',
}
