using System.Text;

namespace MiniProgramConsole.Core.Text;

/// <summary>One address without a display name, with a dot in the domain. RFC 5321 allows 254 characters.</summary>
public sealed record EmailRule(int MaxLength, string Example)
{
    private const int MaxLocalPart = 64;

    public TextCheck Check(string? input)
    {
        var address = TextNormalizer.Normalize(input);
        // Mail servers exchange the ASCII spelling, which may be too long even if the other isn't.
        var length = Mailbox.Deliverable(address).Length is var sent && sent > MaxLength ? sent : address.Length;
        return address.Length == 0 ? new TextCheck(TextVerdict.Required, address, 0)
            : length > MaxLength ? new TextCheck(TextVerdict.WrongFormat, address, length)
            : IsAddress(address) ? new TextCheck(TextVerdict.Ok, address, length)
            : PlainCharacters.Find(address, (rune, position) => IsOdd(address, rune, position)) with { Suggestion = Correct(address) };
    }

    private string? Correct(string address)
    {
        var plain = string.Join('@', PlainCharacters.Of(address).Split('@').Select(part => part.Trim(' ')));
        return plain != address && plain.Length <= MaxLength && IsAddress(plain) ? plain : null;
    }

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
        && local.Split('.')
            .All(atom => atom.Length > 0 && atom.All(c => char.IsAsciiLetterOrDigit(c) || "!#$%&'*+-/=?^_`{|}~".Contains(c)));

    private static bool IsDomain(string domain)
    {
        if (!domain.Contains('.', StringComparison.Ordinal)
            || domain.EndsWith('.')
            || domain.EnumerateRunes().Any(PlainCharacters.IsSubstitute))
        {
            return false;
        }

        // The mapping drops invisible characters and folds look-alikes: a name that it changes isn't the one meant.
        return DomainNames.ToReadable(domain) is { } read
            && (Ascii.IsValid(domain) || read.Equals(domain, StringComparison.OrdinalIgnoreCase));
    }
}
