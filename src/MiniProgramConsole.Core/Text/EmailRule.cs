using System.Globalization;
using System.Text;

namespace MiniProgramConsole.Core.Text;

/// <summary>One email address: no display name, a dot in the domain.</summary>
/// <param name="MaxLength">The longest address allowed, in characters (RFC 5321 leaves 254).</param>
/// <param name="Example">An address, for the message.</param>
public sealed record EmailRule(int MaxLength, string Example)
{
    private const int MaxLocalPart = 64;

    private static readonly IdnMapping Domains = new() { UseStd3AsciiRules = true };

    /// <summary>Trims an address and judges it.</summary>
    /// <param name="input">What was typed; null counts as empty.</param>
    public TextCheck Check(string? input)
    {
        var address = TextNormalizer.Normalize(input);
        var verdict = address.Length == 0 ? TextVerdict.Required : IsAddress(address) ? TextVerdict.Ok : TextVerdict.WrongFormat;
        return new TextCheck(verdict, address, address.Length);
    }

    private bool IsAddress(string address)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return address.Length <= MaxLength && at > 0 && IsLocalPart(address[..at]) && IsDomain(address[(at + 1)..]);
    }

    private static bool IsLocalPart(string local) => local.Length <= MaxLocalPart
        && local.Split('.').All(atom => atom.Length > 0 && atom.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c)));

    private static bool IsDomain(string domain)
    {
        if (!domain.Contains('.', StringComparison.Ordinal) || domain.EndsWith('.'))
        {
            return false;
        }

        try
        {
            // The mapping drops what shows as nothing and folds look-alikes: a name that it changes is not the one meant.
            var ascii = Domains.GetAscii(domain);
            return Ascii.IsValid(domain) || Domains.GetUnicode(ascii).Equals(domain, StringComparison.OrdinalIgnoreCase);
        }
        catch (ArgumentException)
        {
            // The framework's only answer to a name that is no domain name.
            return false;
        }
    }
}
