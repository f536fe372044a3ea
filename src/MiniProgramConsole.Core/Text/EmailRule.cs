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
        return address.Length == 0 ? new TextCheck(TextVerdict.Required, address, 0)
            : IsAddress(address) ? new TextCheck(TextVerdict.Ok, address, address.Length)
            : PlainCharacters.Find(address, (rune, position) => IsOdd(address, rune, position)) with { Suggestion = Correct(address) };
    }

    // Blanks around the sign were no part of it.
    private string? Correct(string address)
    {
        var plain = string.Join('@', PlainCharacters.Of(address).Split('@').Select(part => part.Trim(' ')));
        return plain != address && IsAddress(plain) ? plain : null;
    }

    // Before the sign all must be ASCII; behind it may be the letters and digits of any language.
    private static bool IsOdd(string address, Rune rune, int position)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return position < at ? !rune.IsAscii || CharacterRules.IsRefused(rune) : PlainCharacters.IsSubstitute(rune);
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
        if (!domain.Contains('.', StringComparison.Ordinal) || domain.EndsWith('.') || domain.EnumerateRunes().Any(PlainCharacters.IsSubstitute))
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
