using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>The rule of passwords: long, and hard to guess. What characters it has is the person's affair (NIST SP 800-63B).</summary>
public static class PasswordRule
{
    /// <summary>The fewest characters of a password, in its <see cref="NormalizedPassword"/> form.</summary>
    public const int Min = 12;

    /// <summary>The most characters of a password, in its <see cref="NormalizedPassword"/> form, so that hashing has a bound.</summary>
    public const int Max = 128;

    /// <summary>Judges a password; blanks count as other characters do.</summary>
    /// <param name="password">The password as typed.</param>
    /// <param name="known">What others know of the person: email, name, merchants, workspaces.</param>
    /// <returns>Null where it is accepted.</returns>
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
