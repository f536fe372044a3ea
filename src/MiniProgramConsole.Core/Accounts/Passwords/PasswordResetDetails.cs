using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Passwords;

/// <summary>What a person says who replaces a forgotten password. All are required.</summary>
public sealed record PasswordResetDetails
{
    /// <summary>The account's email.</summary>
    public string? Email { get; init; }

    /// <summary>The code from the mail, <see cref="PasswordResetCode.Digits"/> digits; blanks and hyphens don't count, and full-width digits are taken.</summary>
    public string? Code { get; init; }

    /// <summary>The new password, by <see cref="PasswordRule"/>; it is taken as it is typed.</summary>
    public string? Password { get; init; }

    /// <summary>The details as they are judged.</summary>
    public PasswordResetDetails Normalize() => this with
    {
        Email = TextNormalizer.Normalize(Email),
        Code = OneTimeCode.Normalize(Code),
    };
}
