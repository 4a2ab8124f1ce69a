import { AddressRules } from './address-rules';

describe(AddressRules.name, () => {
  it('allows public addresses, and the translation of one', () => {
    const rules = new AddressRules([]);
    const allowed = ['93.184.215.14', '8.8.8.8', '172.32.0.1', '2606:2800:21f::1', '::ffff:8.8.8.8', '64:ff9b::808:808'];
    expect(allowed.filter((address) => !rules.isAllowed(address))).toEqual([]);
  });

  it('opens the networks of the settings, in each form of their addresses, and no others', () => {
    const rules = new AddressRules(['10.1.0.0/16', 'fd12::/16', '127.0.0.1']);
    expect(['10.1.2.3', '::ffff:10.1.2.3', 'fd12:1::1', '127.0.0.1'].map((address) => rules.isOpened(address))).toEqual(
      Array(4).fill(true),
    );
    expect(['10.2.0.1', '127.0.0.2', 'fd13::1', '8.8.8.8', 'x'].map((address) => rules.isOpened(address))).toEqual(Array(5).fill(false));
  });
});
