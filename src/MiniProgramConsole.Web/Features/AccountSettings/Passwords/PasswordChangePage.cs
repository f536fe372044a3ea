using MiniProgramConsole.Core.Accounts.Passwords;
using MiniProgramConsole.Web.Security;

namespace MiniProgramConsole.Web.Features.AccountSettings.Passwords;

public sealed record PasswordChangePage(Guid Token)
{
    public static IReadOnlyList<string> Fields { get; } = [.. PasswordProof.Fields, PasswordService.Field];
}
