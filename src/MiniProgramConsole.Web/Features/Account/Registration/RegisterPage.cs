using MiniProgramConsole.Core.Accounts.Registration;

namespace MiniProgramConsole.Web.Features.Account.Registration;

/// <param name="Details">What was typed, but for the password.</param>
/// <param name="Token">The form's token.</param>
/// <param name="Invitation">The secret of the invitation that the person comes with; null without one. It fixes the email.</param>
public sealed record RegisterPage(RegistrationDetails Details, Guid Token, string? Invitation)
{
    public static IReadOnlyList<string> Fields { get; } =
        [nameof(RegistrationDetails.Email), nameof(RegistrationDetails.DisplayName), nameof(RegistrationDetails.Password)];
}
