using MiniProgramConsole.Core.Accounts.Deletion;
using MiniProgramConsole.Core.Workspaces.Ownership;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings.Deletion;

public sealed record DeleteAccountPage(IReadOnlyList<OwnedWorkspace> Owned, string? TypedEmail, Guid Key)
{
    public static IReadOnlyList<string> Fields { get; } = [AccountDeletionService.EmailField, .. PasswordProof.Fields];
}
