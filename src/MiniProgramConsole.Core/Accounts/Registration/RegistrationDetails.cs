using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Registration;

/// <summary>What a person says who wants an account. All are required.</summary>
public sealed record RegistrationDetails
{
    /// <summary>The email, by <see cref="ApplicationUser.EmailRule"/>.</summary>
    public string? Email { get; init; }

    /// <summary>The name shown to others, by <see cref="ApplicationUser.NameRule"/>.</summary>
    public string? DisplayName { get; init; }

    /// <summary>The password, by <see cref="PasswordRule"/>; it is taken as it is typed.</summary>
    public string? Password { get; init; }

    /// <summary>The details as they are judged and stored.</summary>
    public RegistrationDetails Normalize() => this with
    {
        Email = Mailbox.Readable(TextNormalizer.Normalize(Email)),
        DisplayName = TextNormalizer.Normalize(DisplayName),
    };
}
