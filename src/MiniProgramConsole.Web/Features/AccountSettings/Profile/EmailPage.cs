using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings.Profile;

/// <param name="Email">The new email as typed.</param>
/// <param name="Token">The form's token.</param>
public sealed record EmailPage(string? Email, Guid Token)
{
    public static IReadOnlyList<string> Fields { get; } = [EmailChangeService.Field, .. PasswordProof.Fields];
}
