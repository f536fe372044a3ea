using MiniProgramConsole.Core.Accounts.Profile;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings.Profile;

/// <param name="DisplayName">The name as typed, or as it is.</param>
/// <param name="AwaitedEmail">The email that is to be confirmed yet; null where there is none.</param>
/// <param name="Key">The key of the form for the name.</param>
public sealed record ProfilePage(string? DisplayName, string? AwaitedEmail, Guid Key)
{
    public static IReadOnlyList<string> Fields { get; } = [ProfileService.NameField, .. PasswordProof.Fields];
}
