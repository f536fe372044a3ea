namespace MiniProgramConsole.Core.Text;

/// <summary>
/// Which mailbox an email address means, however it is spelled: in upper or lower case, and with the domain in the spelling that people read or in
/// the ASCII one, into which some browsers turn what was typed. The one place that decides whether two addresses are the same.
/// </summary>
public static class Mailbox
{
    /// <summary>What a mailbox is stored, counted and compared by: upper case, the domain in ASCII.</summary>
    /// <param name="address">An address. What is not one is its own key.</param>
    public static string KeyOf(string address) => Spell(address, DomainNames.ToAscii).ToUpperInvariant();

    /// <summary>What earlier versions stored for a mailbox whose domain was typed in the spelling that people read; often the same as the key.</summary>
    /// <param name="address">An address, or a mailbox's key.</param>
    public static string FormerKeyOf(string address) => Spell(address, DomainNames.ToReadable).ToUpperInvariant();

    /// <summary>All that a mailbox may be stored under: its key, and its former one.</summary>
    /// <param name="key">The mailbox's key.</param>
    public static IReadOnlyList<string> KeysOf(string key) => [key, FormerKeyOf(key)];

    /// <summary>An address as people read it; upper and lower case stay where the domain has one spelling only.</summary>
    /// <param name="address">An address.</param>
    public static string Readable(string address) => KeyOf(address) == FormerKeyOf(address) ? address : Spell(address, DomainNames.ToReadable);

    /// <summary>An address as every mail server takes it.</summary>
    /// <param name="address">An address.</param>
    public static string Deliverable(string address) => Spell(address, DomainNames.ToAscii);

    /// <summary>Whether two addresses mean one mailbox.</summary>
    /// <param name="one">One, as typed.</param>
    /// <param name="other">The other.</param>
    public static bool AreSame(string? one, string other) => KeyOf(TextNormalizer.Normalize(one)) == KeyOf(other);

    private static string Spell(string address, Func<string, string?> spell)
    {
        var domain = address.LastIndexOf('@') + 1;
        return domain > 0 && spell(address[domain..]) is { } spelled ? address[..domain] + spelled : address;
    }
}
