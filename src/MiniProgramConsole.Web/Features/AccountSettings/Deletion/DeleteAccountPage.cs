using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Workspaces.Ownership;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings.Deletion;

/// <param name="Owned">The open workspaces that keep the account.</param>
/// <param name="TypedEmail">The email as typed.</param>
/// <param name="Key">The form's key.</param>
public sealed record DeleteAccountPage(IReadOnlyList<OwnedWorkspace> Owned, string? TypedEmail, Guid Key)
{
    public static IReadOnlyList<string> Fields { get; } = [AccountDeletionService.EmailField, .. PasswordProof.Fields];
}
