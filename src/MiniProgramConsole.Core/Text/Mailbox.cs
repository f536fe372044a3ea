namespace MiniProgramConsole.Core.Text;

/// <summary>Mailboxes are the same regardless of case and of the domain's spelling, which some browsers turn into ASCII.</summary>
public static class Mailbox
{
    /// <summary>Upper case, with the domain in ASCII. Text that isn't an address is its own key.</summary>
    public static string KeyOf(string address) => Spell(address, DomainNames.ToAscii).ToUpperInvariant();

    /// <summary>What earlier versions stored; often the same as the key.</summary>
    public static string FormerKeyOf(string address) => Spell(address, DomainNames.ToReadable).ToUpperInvariant();

    public static IReadOnlyList<string> KeysOf(string key) => [key, FormerKeyOf(key)];

    public static string Readable(string address) =>
        KeyOf(address) == FormerKeyOf(address) ? address : Spell(address, DomainNames.ToReadable);

    public static string Deliverable(string address) => Spell(address, DomainNames.ToAscii);

    public static bool AreSame(string? one, string other) => KeyOf(TextNormalizer.Normalize(one)) == KeyOf(other);

    private static string Spell(string address, Func<string, string?> spell)
    {
        var domain = address.LastIndexOf('@') + 1;
        return domain > 0 && spell(address[domain..]) is { } spelled ? address[..domain] + spelled : address;
    }
}
