using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>Long and hard to guess, with no rules about which characters to use (NIST SP 800-63B).</summary>
public static class PasswordRule
{
    /// <summary>Counts the characters of the <see cref="NormalizedPassword"/> form.</summary>
    public const int Min = 12;

    /// <summary>Limits the cost of hashing.</summary>
    public const int Max = 128;

    /// <summary><paramref name="known"/> is what others know about the person: email, name, merchants and workspaces.</summary>
    public static Message? Check(string? password, params IEnumerable<string?> known)
    {
        if (string.IsNullOrEmpty(password))
        {
            return new Message("Password.Required");
        }

        var isBounded = NormalizedPassword.IsBounded(password);
        var normalized = isBounded ? NormalizedPassword.Of(password) : password;
        var length = normalized.EnumerateRunes().Count();
        return length < Min ? new Message("Password.TooShort", length, Min)
            : length > Max || !isBounded ? new Message("Password.TooLong", length, Max)
            : CheckStrength(normalized, PasswordWords.Of(known));
    }

    private static Message? CheckStrength(string password, IReadOnlyList<string> own) =>
        PasswordStrength.FindWeakness(password, own.Concat(PasswordWords.OfProduct)) is not { } weak ? null
        : weak.Intersect(own).Any() ? new Message("Password.Own", PasswordStrength.CheckedLength)
        : new Message("Password.Common", PasswordStrength.CheckedLength);
}
