using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <param name="Owned">The open workspaces that keep the account.</param>
/// <param name="TypedEmail">The email as typed.</param>
public sealed record DeleteAccountPage(IReadOnlyList<OwnedWorkspace> Owned, string? TypedEmail)
{
    public static IReadOnlyList<string> Fields { get; } = [AccountDeletionService.EmailField, PasswordProof.Field];
}
