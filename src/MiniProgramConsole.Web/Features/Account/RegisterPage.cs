using MiniProgramConsole.Core.Accounts;

namespace MiniProgramConsole.Web.Features.Account;

/// <param name="Details">What was typed, but for the password.</param>
/// <param name="Token">The form's token.</param>
public sealed record RegisterPage(RegistrationDetails Details, Guid Token)
{
    public static IReadOnlyList<string> Fields { get; } =
        [nameof(RegistrationDetails.Email), nameof(RegistrationDetails.DisplayName), nameof(RegistrationDetails.Password)];
}
