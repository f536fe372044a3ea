using MiniProgramConsole.Core.Accounts.SecondFactor;
using MiniProgramConsole.Core.Text;

namespace MiniProgramConsole.Core.Accounts.Passwords;

public sealed record PasswordResetDetails
{
    public string? Email { get; init; }

    public string? Code { get; init; }

    public string? Password { get; init; }

    public PasswordResetDetails Normalize() => this with
    {
        Email = TextNormalizer.Normalize(Email),
        Code = OneTimeCode.Normalize(Code),
    };
}
