using System.Text;

namespace MiniProgramConsole.Core.Text;

/// <summary>One email address: no display name, a dot in the domain.</summary>
/// <param name="MaxLength">The longest address allowed, in characters (RFC 5321 leaves 254).</param>
/// <param name="Example">An address, for the message.</param>
public sealed record EmailRule(int MaxLength, string Example)
{
    private const int MaxLocalPart = 64;

    /// <summary>Trims an address and judges it. Where another character stands in for one, it is named, and what was certainly meant is offered.</summary>
    /// <param name="input">What was typed; null counts as empty.</param>
    public TextCheck Check(string? input)
    {
        var address = TextNormalizer.Normalize(input);
        // Mail servers exchange the ASCII spelling, which may be too long where the other is not.
        var length = Mailbox.Deliverable(address).Length is var sent && sent > MaxLength ? sent : address.Length;
        return address.Length == 0 ? new TextCheck(TextVerdict.Required, address, 0)
            : length > MaxLength ? new TextCheck(TextVerdict.WrongFormat, address, length)
            : IsAddress(address) ? new TextCheck(TextVerdict.Ok, address, length)
            : PlainCharacters.Find(address, (rune, position) => IsOdd(address, rune, position)) with { Suggestion = Correct(address) };
    }

    // Blanks around the sign were no part of it.
    private string? Correct(string address)
    {
        var plain = string.Join('@', PlainCharacters.Of(address).Split('@').Select(part => part.Trim(' ')));
        return plain != address && plain.Length <= MaxLength && IsAddress(plain) ? plain : null;
    }

    // Before the sign all must be ASCII; behind it may be the letters and digits of any language.
    private static bool IsOdd(string address, Rune rune, int position)
    {
        var at = address.IndexOf('@', StringComparison.Ordinal);
        return position < at ? !rune.IsAscii || CharacterRules.IsRefused(rune) : PlainCharacters.IsSubstitute(rune);
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
        if (!domain.Contains('.', StringComparison.Ordinal) || domain.EndsWith('.') || domain.EnumerateRunes().Any(PlainCharacters.IsSubstitute))
        {
            return false;
        }

        // The mapping drops what shows as nothing and folds look-alikes: a name that it changes is not the one meant.
        return DomainNames.ToReadable(domain) is { } read && (Ascii.IsValid(domain) || read.Equals(domain, StringComparison.OrdinalIgnoreCase));
    }
}
