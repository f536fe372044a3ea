using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings.Profile;

public sealed record ProfilePage(string? DisplayName, string? AwaitedEmail, Guid Key)
{
    public static IReadOnlyList<string> Fields { get; } = [ProfileService.NameField, .. PasswordProof.Fields];
}
