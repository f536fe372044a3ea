using System.Text;

namespace MiniProgramConsole.Core.Text;

/// <summary>One email address: no display name, a dot in the domain.</summary>
/// <param name="MaxLength">The longest address allowed, in characters (RFC 5321 leaves 254).</param>
/// <param name="Example">An address, for the message.</param>
public sealed record EmailRule(int MaxLength, string Example)
{
    private const int MaxLocalPart = 64;

    /// <summary>Trims an address and judges it; what input methods write for the dots of its domain are dots.</summary>
    /// <param name="input">What was typed; null counts as empty.</param>
    public TextCheck Check(string? input)
    {
        var address = WithAsciiDots(TextNormalizer.Normalize(input));
        // Mail servers exchange the ASCII spelling, which may be too long where the other is not.
        var length = Mailbox.Deliverable(address).Length is var sent && sent > MaxLength ? sent : address.Length;
        var verdict = address.Length == 0 ? TextVerdict.Required
            : length <= MaxLength && IsAddress(address) ? TextVerdict.Ok
            : TextVerdict.WrongFormat;
        return new TextCheck(verdict, address, length);
    }

    private static string WithAsciiDots(string address)
    {
        var domain = address.LastIndexOf('@') + 1;
        return domain == 0 ? address : address[..domain] + DomainNames.WithAsciiDots(address[domain..]);
    }

    private static bool IsAddress(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return at > 0 && IsLocalPart(address[..at]) && IsDomain(address[(at + 1)..]);
    }

    private static bool IsLocalPart(string local) => local.Length <= MaxLocalPart
        && local.Split('.').All(atom => atom.Length > 0 && atom.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c)));

    private static bool IsDomain(string domain)
    {
        if (!domain.Contains('.', StringComparison.Ordinal) || domain.EndsWith('.'))
        {
            return false;
        }

        // The mapping drops what shows as nothing and folds look-alikes: a name that it changes is not the one meant.
        return DomainNames.ToReadable(domain) is { } read && (Ascii.IsValid(domain) || read.Equals(domain, StringComparison.OrdinalIgnoreCase));
    }
}
