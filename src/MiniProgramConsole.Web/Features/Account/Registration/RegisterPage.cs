using MiniProgramConsole.Core.Accounts.Registration;

namespace MiniProgramConsole.Web.Features.Account.Registration;

public sealed record RegisterPage(RegistrationDetails Details, Guid Token, string? Invitation)
{
    public static IReadOnlyList<string> Fields { get; } =
        [nameof(RegistrationDetails.Email), nameof(RegistrationDetails.DisplayName), nameof(RegistrationDetails.Password)];
}
