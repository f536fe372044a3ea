using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Registration;

public sealed record RegistrationDetails
{
    public string? Email { get; init; }

    public string? DisplayName { get; init; }

    /// <summary>Must satisfy <see cref="PasswordRule"/>. Taken as typed.</summary>
    public string? Password { get; init; }

    public RegistrationDetails Normalize() => this with
    {
        Email = Mailbox.Readable(TextNormalizer.Normalize(Email)),
        DisplayName = TextNormalizer.Normalize(DisplayName),
    };
}
