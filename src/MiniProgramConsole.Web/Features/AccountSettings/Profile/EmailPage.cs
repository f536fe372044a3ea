using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings.Profile;

public sealed record EmailPage(string? Email, Guid Token)
{
    public static IReadOnlyList<string> Fields { get; } = [EmailChangeService.Field, .. PasswordProof.Fields];
}
