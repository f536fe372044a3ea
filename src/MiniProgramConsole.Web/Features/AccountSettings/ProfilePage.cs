using MiniProgramConsole.Core.Accounts;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings;

/// <param name="DisplayName">The name as typed, or as it is.</param>
public sealed record ProfilePage(string? DisplayName)
{
    public static IReadOnlyList<string> Fields { get; } = [ProfileService.NameField, PasswordProof.Field];
}
