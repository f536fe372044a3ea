using MiniProgramConsole.Core.Messages;

namespace MiniProgramConsole.Core.Accounts;

/// <summary>The rule of passwords: long, and not one that others try first. What characters it has is the person's affair (NIST SP 800-63B).</summary>
public static class PasswordRule
{
    /// <summary>The fewest characters of a password.</summary>
    public const int Min = 12;

    /// <summary>The most characters of a password, so that hashing has a bound.</summary>
    public const int Max = 128;

    /// <summary>Judges a password; it is taken as it is typed, blanks too.</summary>
    /// <param name="password">The password.</param>
    /// <param name="email">The person's own email.</param>
    /// <param name="name">The person's own name.</param>
    /// <returns>Null where it is accepted.</returns>
    public static Message? Check(string? password, string? email, string? name)
    {
        if (string.IsNullOrEmpty(password))
        {
            return new Message("Password.Required");
        }

        // Half a surrogate pair counts one.
        var length = password.EnumerateRunes().Count();
        return length < Min ? new Message("Password.TooShort", length, Min)
            : length > Max ? new Message("Password.TooLong", length, Max)
            : CommonPasswords.AreFew(password, []) ? new Message("Password.Common")
            : CommonPasswords.AreFew(password, OwnWords(email, name)) ? new Message("Password.Own")
            : null;
    }

    private static IEnumerable<string> OwnWords(string? email, string? name)
    {
        var address = (email ?? "").Split('@', 2);
        return [.. address, .. address.SelectMany(Words), name ?? "", .. Words(name ?? "")];
    }

    private static string[] Words(string text) => text.Split([' ', '.', '-', '_', '+', '　'], StringSplitOptions.RemoveEmptyEntries);
}
